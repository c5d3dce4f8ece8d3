// A question put to figures, as data: of whom, over which days, what alone, beside what, drawn how. Words are read into it and written from it.
import type { Periode } from '#bot/domain/periodes.ts';

/** From the narrowest to the widest. */
export const NIVEAUX = ['commune', 'epci', 'departement', 'region', 'france'] as const;

export type Niveau = (typeof NIVEAUX)[number];

export interface Territoire {
  readonly niveau: Niveau;
  /** INSEE or SIREN code; `FR` for the nation. */
  readonly code: string;
}

/** Whose activities are counted. A place, a commune or a structure is a filter on them. */
export type Perimetre =
  | { readonly is: 'moi' }
  /** Without an id, all the teams that one coordinates. */
  | { readonly is: 'equipe'; readonly id?: string }
  | ({ readonly is: 'territoire' } & Territoire);

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

/** Codes by filter: one of them within a filter, all the filters together. An empty list is none. */
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

/** The names of the filters that leave something out. */
export function filtresOf({ filtres }: Pick<StatsQuery, 'filtres'>): readonly NomFiltre[] {
  return FILTRES.filter((nom) => (filtres[nom]?.length ?? 0) > 0);
}
