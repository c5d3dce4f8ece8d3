// A question put to figures, as data: of whom, over which days, what alone, beside what, drawn how. Words are read into it and written from it.
import type { Periode } from '#bot/domain/periodes.ts';
import type { QuelTerritoire } from '#bot/domain/territoire/quel.ts';

/** Whose activities are counted. A place, a commune or a structure is a filter on them. */
export type Perimetre =
  | { readonly is: 'moi' }
  /** Without an id, all the teams that one coordinates. */
  | { readonly is: 'equipe'; readonly id?: string }
  | ({ readonly is: 'territoire' } & QuelTerritoire);

export const FILTRES = [
  'lieu',
  'type',
  'commune',
  'departement',
  'mediateur',
  'thematique',
  'tag',
  'structure',
  'beneficiaire',
] as const;

export type NomFiltre = (typeof FILTRES)[number];

/** Codes by filter: one of them within a filter, all the filters together. A filter that is there and empty keeps nothing. */
export type Filtres = Readonly<Partial<Record<NomFiltre, readonly string[]>>>;

/** The same question over other days, or of others. */
export type Comparaison =
  | { readonly is: 'periode'; readonly periode: Periode }
  | { readonly is: 'perimetre'; readonly perimetre: Perimetre };

export interface StatsQuery {
  readonly perimetre: Perimetre;
  readonly periode: Periode;
  readonly filtres: Filtres;
  readonly comparaison?: Comparaison;
  /** Code of a chart of the catalogue (`graphes.data.ts`). */
  readonly graphe?: string;
}

/** The names of the filters there are. */
export function filtresOf({ filtres }: Pick<StatsQuery, 'filtres'>): readonly NomFiltre[] {
  return FILTRES.filter((nom) => filtres[nom] !== undefined);
}

/** Whether figures of a territory are asked, or compared to. */
export function touchesTerritoire({
  perimetre,
  comparaison,
}: Pick<StatsQuery, 'perimetre' | 'comparaison'>): boolean {
  const beside = comparaison?.is === 'perimetre' ? comparaison.perimetre : perimetre;
  return [perimetre, beside].some(({ is }) => is === 'territoire');
}

/** Whom these filters name is not elsewhere. */
const PROPRES: readonly NomFiltre[] = ['mediateur', 'lieu', 'beneficiaire'];

/** The question that the comparison is. */
export function comparedQuery({ comparaison, ...query }: StatsQuery): StatsQuery | undefined {
  if (!comparaison) return undefined;
  if (comparaison.is === 'periode') return { ...query, periode: comparaison.periode };
  const kept = filtresOf(query).filter((nom) => !PROPRES.includes(nom));
  const filtres = Object.fromEntries(kept.map((nom) => [nom, query.filtres[nom]]));
  return { ...query, perimetre: comparaison.perimetre, filtres };
}
