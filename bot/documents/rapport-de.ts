// The report that a question of figures makes: key figures, then a part a chart that has something to show; its sentences say the figures.
import type { ChiffreDit } from '#bot/stats/chiffres.ts';
import { chiffresDe } from '#bot/stats/chiffres.ts';
import type { Explication } from '#bot/stats/explication.ts';
import { expliquerChiffre, expliquerGraphe } from '#bot/stats/explication.ts';
import type { Graphe } from '#bot/stats/graphe.ts';
import { PAS } from '#bot/stats/protection.ts';
import type { Perimetre } from '#bot/stats/query.ts';
import type { Resultat } from '#bot/stats/resultat.ts';
import { type Cadre, type Series, seriesBeside, seriesOf } from '#bot/stats/series.ts';
import type { QueryDite } from '#bot/stats/write-query.ts';
import { phrasesDe } from './phrases.ts';
import type { Cellule, Chiffre, Colonne, Mots, Nature, Partie, Rapport } from './rapport.ts';
import { graphiqueOf, SOURCE } from './statistiques.ts';

/** What a question came to, in words and in numbers; `avant` is what it is compared with. */
export interface Dit {
  readonly titre: string;
  readonly perimetre: Perimetre;
  readonly dite: QueryDite;
  readonly resultat: Resultat;
  readonly cadre: Cadre;
  readonly avant?: { readonly dite: QueryDite; readonly resultat: Resultat; readonly cadre: Cadre };
  /** What must be said so that the figures are not misread. */
  readonly notes: readonly string[];
  /** The charts that are asked for, in order: those that have nothing to show are left out. */
  readonly graphes: readonly Graphe[];
  /** YYYY-MM-DD: the day the figures are of. */
  readonly date: string;
  readonly mots?: Mots;
}

const PETIT = { moinsDe: PAS } as const;

export function rapportDe(dit: Dit): Rapport {
  const { titre, dite, resultat, avant, date, mots } = dit;
  const chiffres = chiffresDe(resultat, avant?.resultat);
  return {
    titre,
    perimetre: dite.perimetre,
    periode: dite.periode,
    filtres: dite.filtres,
    ...(dite.comparaison !== undefined && { comparaison: dite.comparaison.replace(/^comparé à /, '') }),
    source: SOURCE,
    date,
    chiffres: chiffres.map((chiffre) => chiffreDit(chiffre, dit)),
    phrases: [...phrasesDe(chiffres, dite), ...dit.notes],
    parties: dit.graphes.flatMap((graphe) => partieDe(graphe, dit)),
    ...(mots && { mots }),
  };
}

function chiffreDit(
  { chiffre, valeur, petit, avant, avantPetit }: ChiffreDit,
  { perimetre, dite }: Dit,
): Chiffre {
  const { code, label, unite } = chiffre;
  const nature: Nature = unite === '%' ? 'part' : unite === 'h' ? 'heures' : 'nombre';
  const said = (n: number) => (nature === 'part' ? n / 100 : n);
  return {
    code,
    label,
    valeur: petit ? PETIT : said(valeur),
    nature,
    ...(avant !== undefined && { compare: avantPetit ? PETIT : said(avant) }),
    explication: expliquerChiffre(chiffre, perimetre, dite).lignes.map(inALine).join(' '),
  };
}

const inALine = ([nom, phrase]: Explication['lignes'][number]): string => `${nom} : ${phrase}`;

function partieDe(graphe: Graphe, dit: Dit): readonly Partie[] {
  const { dite, avant, date, perimetre } = dit;
  const series = seriesFor(graphe, dit);
  if (series.series.every(({ values }) => values.every((n) => n === 0))) return [];
  const shown = avant ? dite : { ...dite, comparaison: undefined };
  return [
    {
      code: graphe.code,
      titre: graphe.titre,
      phrases: [],
      graphique: graphiqueOf({ graphe, series }, shown as QueryDite, date),
      tableaux: [{ titre: graphe.titre, ...tableOf(graphe, series) }],
      explication: expliquerGraphe(graphe, perimetre, dite).lignes.map(inALine),
    },
  ];
}

function seriesFor(graphe: Graphe, { resultat, cadre, avant, dite }: Dit): Series {
  if (!avant) return seriesOf(graphe, resultat, cadre);
  const names =
    avant.dite.perimetre === dite.perimetre
      ? ([dite.periode, avant.dite.periode] as const)
      : ([dite.perimetre, avant.dite.perimetre] as const);
  return seriesBeside(graphe, { resultat, cadre }, { ...avant, names });
}

function tableOf(
  graphe: Graphe,
  { labels, series, parts }: Series,
): { readonly colonnes: readonly Colonne[]; readonly lignes: readonly (readonly Cellule[])[] } {
  const nature: Nature = graphe.sign === 'h' ? 'heures' : 'nombre';
  const answers = parts.some(({ reponses }) => reponses !== undefined);
  const all = parts.some(({ total }) => total !== undefined);
  return {
    colonnes: [
      { entete: graphe.forme === 'periode' ? 'Période' : graphe.titre, nature: 'texte' },
      ...series.map(({ name }) => ({ entete: series.length === 1 ? capital(graphe.unite) : name, nature })),
      ...(answers ? [{ entete: 'Part des réponses', nature: 'part' as const }] : []),
      ...(all ? [{ entete: 'Part du total', nature: 'part' as const }] : []),
    ],
    lignes: labels.map((label, row) => [
      label,
      ...series.map(({ values, protege }) =>
        protege && (values[row] ?? 0) < PAS ? PETIT : (values[row] ?? 0),
      ),
      ...(answers ? [shareOf(parts[row]?.reponses)] : []),
      ...(all ? [shareOf(parts[row]?.total)] : []),
    ]),
  };
}

const shareOf = (percents: number | undefined): number | null =>
  percents === undefined ? null : percents / 100;

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);
}
