// A chart in an editable document: Word draws it, its numbers can be changed there.
import { Paragraph } from 'docx';
import { ChartRun, type ChartRunOptions } from 'docx/charts';
import type { Graphique } from '../graphique.ts';
import { type Natif, nativeOf } from '../natif.ts';
import { tidy } from '../tidy.ts';
import { CHART_WIDTH, DARK, FONT, SOFT } from './style.ts';

/** In pixels. */
const STANDING = 300;
const BAR = 26;
const AROUND = 70;
/** Numbers on more columns than this would cover one another. */
const MOST_NUMBERS = 26;

/** `alt` is what is said of it. */
export function chartParagraphs(graphique: Graphique, alt: string): readonly Paragraph[] {
  const natif = nativeOf(graphique);
  const options = {
    ...commonOf(graphique, natif),
    ...kindOf(natif),
    altText: altOf(graphique, alt),
  } as ChartRunOptions;
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 120, after: 120 },
      children: [new ChartRun(options)],
    }),
    ...natif.notes.map((note) => new Paragraph({ text: tidy(note) })),
  ];
}

function commonOf(graphique: Graphique, natif: Natif) {
  const { title, unit } = graphique;
  const small = { size: 9, color: SOFT };
  const places = natif.series.length * natif.labels.length;
  return {
    title: { text: tidy(`${title}, en ${unit}`), font: { size: 11, bold: true, color: DARK } },
    font: { name: FONT },
    legend: natif.series.length > 1 ? { position: 'top' as const, font: small } : (false as const),
    chartArea: { border: 'none' as const },
    transformation: { width: CHART_WIDTH, height: heightOf(natif) },
    categories: natif.labels,
    series: natif.series,
    dataLabels: {
      value: !natif.stacked && places <= MOST_NUMBERS,
      numberFormat: natif.format,
      font: { size: 9, color: DARK },
      ...(natif.sort === 'line' && { position: 'above' as const }),
    },
    categoryAxis: { font: small, reverseOrder: natif.sort === 'bars' },
    valueAxis: {
      font: small,
      minimum: 0,
      numberFormat: natif.format,
      visible: natif.sort !== 'bars',
      gridlines: natif.sort !== 'bars',
    },
  };
}

function altOf({ title }: Graphique, description: string) {
  return { name: tidy(title), title: tidy(title), description: tidy(description) };
}

function heightOf({ sort, stacked, labels, series }: Natif): number {
  if (sort !== 'bars') return STANDING;
  const abreast = stacked ? 1 : series.length;
  return AROUND + labels.length * (BAR + (abreast - 1) * (BAR / 2));
}

function kindOf({ sort, stacked }: Natif) {
  if (sort === 'line') return { type: 'line' as const, markers: true };
  return {
    type: sort === 'bars' ? ('bar' as const) : ('column' as const),
    gapWidth: 45,
    ...(stacked && { stacking: 'stacked' as const }),
  };
}
