// A chart of figures as the renderer draws it: its numbers, under a title that says of whom, when and what alone.
import type { Graphe } from '#bot/stats/graphe.ts';
import type { Series } from '#bot/stats/series.ts';
import type { QueryDite } from '#bot/stats/write-query.ts';
import { type Graphique, graphiqueSchema } from './graphique.ts';

/** Series compared in one picture; the others are in the table. */
const MOST_SERIES = 6;

export const SOURCE = 'Coopilote, comptes rendus d’activité';

/** `date` (YYYY-MM-DD) is the day the figures are of. */
export function graphiqueOf(
  { graphe, series }: { readonly graphe: Graphe; readonly series: Series },
  dite: QueryDite,
  date: string,
): Graphique {
  const { perimetre, periode, filtres, comparaison } = dite;
  const drawn = series.series.slice(0, MOST_SERIES).map(({ name, values }) => ({ name, values }));
  // Shares of two wholes are compared side by side.
  const forme = graphe.forme === 'parts' && drawn.length > 1 ? 'categories' : graphe.forme;
  return graphiqueSchema.parse({
    is: forme,
    title: graphe.titre,
    subtitle: [perimetre, periode, ...filtres, ...(comparaison === undefined ? [] : [comparaison])]
      .join(' · ')
      .slice(0, 400),
    unit: graphe.unite,
    ...(graphe.sign && { sign: graphe.sign }),
    source: SOURCE,
    date,
    labels: series.labels,
    series: drawn.length === 0 ? [{ name: graphe.titre, values: [] }] : drawn,
    ...(graphe.de.is === 'croise' && { stacked: true }),
  });
}
