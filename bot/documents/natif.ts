// A chart as office programs draw it themselves, to be changed there: the same numbers, colours and order as our own picture of it.
import type { Graphique, Serie } from './graphique.ts';
import { firstCategories, lastMoments } from './graphiques/cut.ts';
import { SURFACES, TRAITS } from './graphiques/palette.ts';
import { sayMoment } from './graphiques/textes.ts';
import { tidy } from './tidy.ts';

export interface SerieNative extends Serie {
  /** Six hexadecimal digits. */
  readonly color: string;
}

export interface Natif {
  /** A ring would tell its parts by colour alone: they are bars. */
  readonly sort: 'bars' | 'columns' | 'line';
  readonly stacked: boolean;
  readonly labels: readonly string[];
  readonly series: readonly SerieNative[];
  /** How numbers are shown, as spreadsheets have it. */
  readonly format: string;
  /** What is left out, a sentence each. */
  readonly notes: readonly string[];
}

/** What a slide or half a page has room for. */
const MOST_BARS = 14;
const hex = (color: string): string => color.slice(1);

export function nativeOf(whole: Graphique): Natif {
  const { kept, notes } = cutOf(whole);
  const sort = sortOf(kept);
  return {
    sort,
    notes,
    stacked: 'stacked' in kept && kept.stacked === true,
    labels: labelsOf(kept),
    series: kept.series.map(({ name, values }, at) => ({
      name: tidy(name),
      values,
      color: colorOf(sort, at),
    })),
    format: formatOf(kept),
  };
}

function cutOf(graphique: Graphique): ReturnType<typeof firstCategories<Graphique>> {
  const isInTime = graphique.is === 'periode' || graphique.is === 'evolution';
  return isInTime ? lastMoments(graphique) : firstCategories(graphique, MOST_BARS);
}

function sortOf(graphique: Graphique): Natif['sort'] {
  if (graphique.is === 'periode') return 'columns';
  return graphique.is === 'evolution' ? 'line' : 'bars';
}

function colorOf(sort: Natif['sort'], at: number): string {
  const colors = sort === 'line' ? TRAITS : SURFACES;
  return hex(colors[at % colors.length]?.color ?? '#000091');
}

/** « janv. », « janv. 2025 » where there are several years, « 3 mars ». */
function labelsOf({ is, labels }: Graphique): readonly string[] {
  if (is === 'categories' || is === 'parts') return labels.map(tidy);
  const moments = labels.map(sayMoment);
  const around = new Set(moments.map(({ within }) => within));
  const isDays = labels.some((label) => label.length === 'AAAA-MM-JJ'.length);
  return moments.map(({ said, within }) =>
    within === undefined || (around.size === 1 && !isDays) ? said : `${said} ${within}`,
  );
}

/** In French, whatever the language of the program: thousands apart, a decimal comma. */
const FRENCH = '[$-40C]';
const PERCENT = `${FRENCH}#,##0.0"\u202f%"`;
const HOURS = `${FRENCH}#,##0.0"\u202fh"`;
const NUMBER = `${FRENCH}#,##0`;

/** Levels have names, for their ranks: a format knows two of them and all the rest. */
function formatOf(graphique: Graphique): string {
  if (graphique.is === 'evolution' && graphique.levels) {
    const [first = '', second = '', third = second] = graphique.levels.map((level) =>
      tidy(level).replaceAll('"', ''),
    );
    return `[=0]"${first}";[=1]"${second}";"${third}"`;
  }
  if (graphique.sign === '%') return PERCENT;
  return graphique.sign === 'h' ? HOURS : NUMBER;
}
