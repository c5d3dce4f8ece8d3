// Bars, lying or standing: their surfaces, the numbers on them, and which of these there is room for.
import type { Serie } from '../graphique.ts';
import type { Dataset } from './configuration.ts';
import { INK, SURFACES, WHITE } from './palette.ts';
import { sayNumber, shortName, widthOf } from './textes.ts';

export interface Bars {
  readonly series: readonly Serie[];
  readonly sign: string | undefined;
  readonly stacked: boolean;
  readonly direction: 'lying' | 'standing';
  /** Of the highest, in pixels. */
  readonly reach: number;
  /** Undefined where none is written. */
  readonly numbers: Numbers | undefined;
}

interface Numbers {
  readonly size: number;
  /** On their side. */
  readonly upright?: boolean;
}

/** Two series are light and dark enough to need no more. */
const PLAIN = 2;

export function datasetsOf(bars: Bars): Dataset[] {
  const { series, stacked } = bars;
  return series.map(({ name, values }, at) => ({
    label: shortName(name),
    data: values.map((value, index) => datumOf(value, index, bars)),
    ...surfaceOf(at, series.length),
    maxBarThickness: 34,
    borderRadius: 2,
    categoryPercentage: series.length === 1 || stacked ? 0.9 : 0.84,
    barPercentage: 0.86,
    datalabels: bars.numbers ? numbersOn(values, bars, bars.numbers) : { display: false },
  }));
}

export function surfaceOf(
  at: number,
  count: number,
): Pick<Dataset, 'backgroundColor' | 'borderColor' | 'borderWidth' | 'motif'> {
  const { color, border = color, motif } = SURFACES[at % SURFACES.length] ?? { color: INK };
  return {
    backgroundColor: color,
    borderColor: border,
    borderWidth: 1,
    ...(motif && count > PLAIN && { motif }),
  };
}

/** Of all series together, one a category or a moment. */
export function totalsOf(series: readonly Serie[]): number[] {
  const first = series[0]?.values ?? [];
  return first.map((_, at) => series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
}

export function highestOf({ series, stacked }: Pick<Bars, 'series' | 'stacked'>): number {
  const values = stacked ? totalsOf(series) : series.flatMap(({ values }) => values.map((one) => one ?? 0));
  return Math.max(0, ...values);
}

/** So many activities have no half. */
export function ticksOf(series: readonly Serie[]): {
  readonly maxTicksLimit: number;
  readonly precision?: number;
} {
  const isWhole = series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0)));
  return { maxTicksLimit: 7, ...(isWhole && { precision: 0 }) };
}

/** In pixels. */
export function widestNumber({ series, sign, numbers }: Pick<Bars, 'series' | 'sign' | 'numbers'>): number {
  const values = series.flatMap(({ values }) => values.filter((value) => value !== null));
  return Math.max(0, ...values.map((value) => widthOf(sayNumber(value, sign), numbers?.size ?? 0)));
}

function datumOf(value: number | null, index: number, { direction, sign }: Bars): Dataset['data'][number] {
  const label = value === null ? '' : sayNumber(value, sign);
  return direction === 'lying' ? { x: value, y: index, label } : { x: index, y: value, label };
}

function numbersOn(
  values: Serie['values'],
  bars: Bars,
  numbers: Numbers,
): NonNullable<Dataset['datalabels']> {
  const place = bars.stacked ? within(values, bars, numbers) : beyond(values, bars);
  return { ...place, color: INK, font: { size: numbers.size }, ...(numbers.upright && { rotation: -90 }) };
}

/** At the end of the bar. */
function beyond(values: Serie['values'], { direction }: Bars): NonNullable<Dataset['datalabels']> {
  return {
    display: values.map((value) => value !== null),
    anchor: 'end',
    align: direction === 'lying' ? 'right' : 'top',
    offset: 2,
  };
}

/** On a part of a bar, over its motif, where the part is larger than the number. */
function within(
  values: Serie['values'],
  bars: Bars,
  { size, upright }: Numbers,
): NonNullable<Dataset['datalabels']> {
  const highest = highestOf(bars);
  const along = (value: number): number =>
    bars.direction === 'lying' || upright ? widthOf(sayNumber(value, bars.sign), size) : size;
  const fits = (value: number): boolean => (value / highest) * bars.reach >= along(value) + 7;
  return {
    display: values.map((value) => value !== null && value > 0 && fits(value)),
    anchor: 'center',
    align: 'center',
    backgroundColor: WHITE,
    borderRadius: 2,
    padding: { top: 1, right: 3, bottom: 1, left: 3 },
  };
}
