// So many of each: lying bars, whose words have the room that they need, the number at the end of each.
import type { Graphique } from '../graphique.ts';
import { type Bars, datasetsOf, ticksOf, totalsOf, widestNumber } from './bars.ts';
import { firstCategories } from './cut.ts';
import { frameOf, LINES, MARGIN, noteOf, type Plan, TICKS, WORDS } from './frame.ts';
import { sayNumber, shortName, widthOf, wrap } from './textes.ts';

type Categories = Extract<Graphique, { is: 'categories' }>;

const WIDTH = 800;
/** Of the words beside the bars. */
const MOST_WORDS = 280;
const LINES_OF_WORDS = 3;
/** Categories whose words have a line less. */
const MANY = 15;
/** Of a bar alone or beside another, then of bars among many. */
const BAR = { wide: 18, thin: 15 } as const;
const BETWEEN = 9;
/** Of all the rows. */
const HIGHEST = 1650;
const AXIS = 40;

export function planCategories(whole: Categories): Plan {
  const { kept: graphique, notes } = firstCategories(whole, Math.floor(HIGHEST / barsHeight(whole)));
  const { series, stacked = false, unit } = graphique;
  const frame = frameOf(graphique, { width: WIDTH, notes, signs: 'surfaces' });
  const labels = labelsOf(graphique);
  const bars = barsOf(graphique, labels);
  const beyond = stacked ? 0 : widestNumber(bars) + BETWEEN;
  return {
    width: WIDTH,
    height: Math.round(frame.height + AXIS + labels.length * rowHeight(graphique, labels)),
    configuration: {
      type: 'bar',
      data: { labels, datasets: datasetsOf(bars) },
      options: {
        ...frame.options,
        indexAxis: 'y',
        layout: { padding: { ...MARGIN, right: MARGIN.right + beyond } },
        scales: {
          x: {
            ...LINES,
            beginAtZero: true,
            stacked,
            ticks: { ...TICKS, ...ticksOf(series), maxRotation: 0 },
            title: noteOf(shortName(unit)),
          },
          x2: frame.footer,
          y: { stacked, grid: { display: false }, ticks: { ...TICKS, autoSkip: false, crossAlign: 'far' } },
        },
      },
    },
  };
}

/** What the bars of a category take. */
function barsHeight({ series, stacked }: Categories): number {
  const abreast = stacked ? 1 : series.length;
  return abreast * (abreast > 2 ? BAR.thin : BAR.wide) + BETWEEN;
}

/** The total of a bar made of parts is said beside it: it is on none of them. */
function labelsOf({ labels, series, stacked, sign }: Categories): string[][] {
  const totals = totalsOf(series);
  const lines = labels.length > MANY ? LINES_OF_WORDS - 1 : LINES_OF_WORDS;
  return labels.map((label, at) => [
    ...wrap(label, { width: MOST_WORDS, size: WORDS.size, lines }),
    ...(stacked ? [`Total : ${sayNumber(totals[at] ?? 0, sign)}`] : []),
  ]);
}

function barsOf({ series, sign, stacked = false }: Categories, labels: readonly string[][]): Bars {
  const words = Math.max(...labels.flat().map((line) => widthOf(line, WORDS.size)));
  const reach = (WIDTH - words - MARGIN.left - MARGIN.right) * 0.8;
  return { series, sign, stacked, direction: 'lying', reach, numbers: { size: WORDS.size } };
}

/** All rows are as high as the highest. */
function rowHeight(graphique: Categories, labels: readonly string[][]): number {
  const lines = Math.max(...labels.map(({ length }) => length));
  return Math.max(lines * WORDS.leading + BETWEEN, barsHeight(graphique));
}
