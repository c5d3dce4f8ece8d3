// A chart on a slide that PowerPoint draws: its numbers can be changed there.
import type { Natif } from '../natif.ts';
import type { Presentation, Slide } from './presentation.ts';
import { DARK, FONT, RULE, SIZES, SOFT } from './style.ts';

export interface ChartPlace {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** What is said of it. */
  readonly alt: string;
}

type ChartOptions = NonNullable<Parameters<Slide['addChart']>[2]>;

/** Numbers on more columns than this would cover one another. */
const MOST_NUMBERS = 30;

export function addNativeChart(
  pptx: Presentation,
  slide: Slide,
  { natif, ...place }: ChartPlace & { readonly natif: Natif },
): void {
  const { alt, ...box } = place;
  const data = natif.series.map(({ name, values }) => ({
    name,
    labels: [...natif.labels],
    values: values.map((value) => value as number),
  }));
  const types = { bars: 'bar', columns: 'bar', line: 'line' } as const;
  slide.addChart(pptx.ChartType[types[natif.sort]], data, { ...box, altText: alt, ...optionsOf(natif) });
}

function optionsOf(natif: Natif): ChartOptions {
  const common: ChartOptions = {
    lang: 'fr-FR',
    showLegend: natif.series.length > 1,
    legendPos: 't',
    legendFontFace: FONT,
    legendFontSize: SIZES.small,
    legendColor: DARK,
    dataLabelFontFace: FONT,
    dataLabelFontSize: SIZES.small,
    dataLabelColor: DARK,
    dataLabelFormatCode: natif.format,
    displayBlanksAs: 'gap',
  };
  return { ...common, ...axes(natif), ...(natif.sort === 'line' ? lineOptions(natif) : barOptions(natif)) };
}

function axes({ format, sort }: Natif): ChartOptions {
  return {
    catAxisLabelFontFace: FONT,
    catAxisLabelFontSize: SIZES.small,
    catAxisLabelColor: SOFT,
    catAxisLineShow: false,
    valAxisLabelFontFace: FONT,
    valAxisLabelFontSize: SIZES.foot,
    valAxisLabelColor: SOFT,
    valAxisLabelFormatCode: format,
    valAxisLineShow: false,
    valAxisMinVal: 0,
    valGridLine: sort === 'bars' ? { style: 'none' } : { color: RULE, size: 0.5 },
    catGridLine: { style: 'none' },
    ...(sort === 'bars' && FIRST_ON_TOP),
  };
}

/** Office draws bars from the bottom up. Its types know one of both ways. */
const FIRST_ON_TOP = { catAxisOrientation: 'maxMin', valAxisHidden: true } as unknown as ChartOptions;

function barOptions({ sort, stacked, series, labels }: Natif): ChartOptions {
  const places = series.length * labels.length;
  return {
    barDir: sort === 'bars' ? 'bar' : 'col',
    barGrouping: stacked ? 'stacked' : 'clustered',
    barGapWidthPct: 45,
    chartColors: series.map(({ color }) => color),
    showValue: stacked ? false : places <= MOST_NUMBERS,
    ...(!stacked && { dataLabelPosition: 'outEnd' }),
  };
}

function lineOptions({ series, labels }: Natif): ChartOptions {
  return {
    chartColors: series.map(({ color }) => color),
    lineSize: 2.5,
    lineDataSymbol: 'circle',
    lineDataSymbolSize: 8,
    showValue: series.length === 1 && labels.length <= MOST_NUMBERS,
    dataLabelPosition: 't',
  };
}
