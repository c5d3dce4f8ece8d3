// So many each month, day or year: standing bars, from one to sixty, the wider the more there are.
import type { Graphique } from '../graphique.ts';
import { type Bars, datasetsOf, highestOf, ticksOf, totalsOf, widestNumber } from './bars.ts';
import { lastMoments } from './cut.ts';
import { frameOf, LINES, noteOf, type Plan, TICKS, WORDS } from './frame.ts';
import { momentLabels } from './moments.ts';
import { sayNumber, shortName, widthOf } from './textes.ts';

type Periode = Extract<Graphique, { is: 'periode' }>;

const NARROWEST = 800;
const WIDEST = 1600;
const PLOT = 350;
/** Beside the columns: the numbers and the words of the axis. */
const AXIS = 100;
const COLUMN = { least: 22, each: 13, between: 8 } as const;
/** A number on its side needs as much. */
const NARROWEST_NUMBER = 9;

export function planPeriode(whole: Periode): Plan {
  const { kept: graphique, notes } = lastMoments(whole);
  const { stacked = false, series, unit } = graphique;
  const width = widthFor(graphique);
  const room = (width - AXIS) / graphique.labels.length;
  const totals = stacked ? totalsUnder(graphique, room) : [];
  const under = totals.length > 0 ? ['Sous chaque colonne, d’abord son total.'] : [];
  const frame = frameOf(graphique, { width, notes: [...under, ...notes], signs: 'surfaces' });
  const bars = barsOf(graphique, room);
  return {
    width,
    height: Math.round(frame.height + PLOT),
    configuration: {
      type: 'bar',
      data: {
        labels: momentLabels(graphique.labels, room).map((said, at) => [
          ...totals.slice(at, at + 1),
          ...said,
        ]),
        datasets: datasetsOf(bars),
      },
      options: {
        ...frame.options,
        scales: {
          x: { stacked, grid: { display: false }, ticks: { ...TICKS, autoSkip: false, maxRotation: 0 } },
          x2: frame.footer,
          y: {
            ...LINES,
            beginAtZero: true,
            stacked,
            suggestedMax: highestOf(bars) * (1 + numberHeight(bars) / PLOT),
            ticks: { ...TICKS, ...ticksOf(series) },
            title: noteOf(shortName(unit)),
          },
        },
      },
    },
  };
}

function widthFor({ labels, series, stacked }: Periode): number {
  const abreast = stacked ? 1 : series.length;
  const column = Math.max(COLUMN.least, abreast * COLUMN.each + COLUMN.between);
  return Math.min(WIDEST, Math.max(NARROWEST, AXIS + labels.length * column));
}

/**
 * Numbers lie where they have the room, else stand on their side, smaller where columns are thin, and are left out of the thinnest; of
 * parts, which they would hide, those that do not lie.
 */
function barsOf({ series, sign, stacked = false }: Periode, room: number): Bars {
  const pitch = stacked ? room : (room * 0.9) / series.length;
  const size = pitch < 18 ? 10 : WORDS.size;
  const upright = widestNumber({ series, sign, numbers: { size } }) > pitch - 2;
  const isLegible = stacked ? !upright : pitch >= NARROWEST_NUMBER;
  const numbers = isLegible ? { size, upright } : undefined;
  return { series, sign, stacked, direction: 'standing', reach: PLOT * 0.7, numbers };
}

/** What a number takes above its column. */
function numberHeight(bars: Bars): number {
  if (bars.stacked || !bars.numbers) return 0;
  return bars.numbers.upright ? widestNumber(bars) * 1.3 : 24;
}

/** The total of a column made of parts is on none of them; none where they would run into one another. */
function totalsUnder({ series, sign }: Periode, room: number): readonly string[] {
  const said = totalsOf(series).map((total) => sayNumber(total, sign));
  return said.every((one) => widthOf(one, WORDS.size) < room) ? said : [];
}
