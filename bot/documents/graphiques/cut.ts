// What is drawn of a chart that has too much for one picture, and how the rest is told.
import { type Graphique, MOST_CATEGORIES, MOST_MOMENTS } from '../graphique.ts';

export interface Cut<T> {
  readonly kept: T;
  /** What is said of what is left out, if anything is. */
  readonly notes: readonly string[];
}

/** Whoever made it put what matters first. */
export function firstCategories<T extends Graphique>(graphique: T, room: number): Cut<T> {
  const most = Math.min(MOST_CATEGORIES, room);
  const left = graphique.labels.length - most;
  const leftOut =
    left === 1
      ? 'Une autre catégorie n’est pas dessinée.'
      : `${left} autres catégories ne sont pas dessinées.`;
  return { kept: sliced(graphique, [0, most]), notes: left > 0 ? [leftOut] : [] };
}

export function lastMoments<T extends Graphique>(graphique: T): Cut<T> {
  const { length } = graphique.labels;
  const leftOut = `Seules les ${MOST_MOMENTS} dernières valeurs sur ${length} sont dessinées.`;
  return { kept: sliced(graphique, [-MOST_MOMENTS]), notes: length > MOST_MOMENTS ? [leftOut] : [] };
}

function sliced<T extends Graphique>(graphique: T, part: readonly [from: number, to?: number]): T {
  return {
    ...graphique,
    labels: graphique.labels.slice(...part),
    series: graphique.series.map(({ name, values }) => ({ name, values: values.slice(...part) })),
  };
}
