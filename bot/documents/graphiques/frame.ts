// What stands around every chart: its title, perimeter and period above, its legend, its source and date below, and room for each.
import { longDate } from '#bot/forms/dates.ts';
import type { Graphique } from '../graphique.ts';
import type { Configuration, Options } from './configuration.ts';
import { GRID, INK, PALE, SOFT } from './palette.ts';
import { shortName, widthOf, wrap } from './textes.ts';

/** A chart ready to be asked for. */
export interface Plan {
  readonly configuration: Configuration;
  readonly width: number;
  readonly height: number;
}

type Plugins = NonNullable<Options['plugins']>;
type Scales = NonNullable<Options['scales']>;
type AxisTitle = NonNullable<Scales['x']>['title'];

const TITLE = { size: 18, leading: 22, lines: 3 } as const;
const SUBTITLE = { size: 12, leading: 16, lines: 4 } as const;
const NOTE = { size: 11, leading: 14, lines: 3 } as const;
/** Of the plot's own words: what is beside its bars and on them. */
export const WORDS = { size: 12, leading: 15 } as const;

export const MARGIN = { top: 12, right: 16, bottom: 8, left: 16 } as const;
/** Between the parts of the frame, and of the words under a plot. */
const BETWEEN = 70;

/** Beside the name of each series. */
const SIGNS = {
  surfaces: { boxWidth: 26, boxHeight: 14 },
  lines: { boxWidth: 10, boxHeight: 8, usePointStyle: true },
} as const;
const LEGEND_ROW = 28;
const AROUND_NAME = 60;

export interface Surroundings {
  readonly width: number;
  /** Said above the source: how to read what is drawn, and what is not. */
  readonly notes?: readonly string[];
  /** How series are told apart. */
  readonly signs?: keyof typeof SIGNS;
}

export interface Frame {
  readonly options: Options & { readonly plugins: Plugins };
  /** All that is not the plot. */
  readonly height: number;
  /** The axis under the others, of which only the title is seen. */
  readonly footer: NonNullable<Scales['x2']>;
}

export function frameOf(graphique: Graphique, { width, notes = [], signs }: Surroundings): Frame {
  const room = width - MARGIN.left - MARGIN.right;
  const title = wrap(graphique.title, { ...TITLE, width: room });
  const subtitle = wrap(graphique.subtitle, { ...SUBTITLE, width: room });
  const source = `Source : ${graphique.source}, au ${longDate(graphique.date)}`;
  const footer = [...notes, source].flatMap((line) => wrap(line, { ...NOTE, width: room * 0.62 }));
  const names = graphique.series.length > 1 ? graphique.series.map(({ name }) => shortName(name)) : [];
  return {
    options: {
      animation: false,
      responsive: false,
      events: [],
      locale: 'fr-FR',
      layout: { padding: MARGIN },
      plugins: { ...headings(title, subtitle), legend: legendOf(names, signs), tooltip: { enabled: false } },
    },
    height:
      BETWEEN +
      title.length * TITLE.leading +
      subtitle.length * SUBTITLE.leading +
      rowsOf(names, room) * LEGEND_ROW +
      footer.length * NOTE.leading,
    footer: {
      ...BARE,
      axis: 'x',
      position: 'bottom',
      type: 'category',
      title: { ...noteOf(footer), align: 'end' },
    },
  };
}

function headings(title: string[], subtitle: string[]): Pick<Plugins, 'title' | 'subtitle'> {
  return {
    title: {
      display: true,
      text: title,
      align: 'start',
      color: INK,
      font: { size: TITLE.size, weight: 'bold', lineHeight: TITLE.leading / TITLE.size },
      padding: { top: 0, bottom: 4 },
    },
    subtitle: {
      display: true,
      text: subtitle,
      align: 'start',
      color: SOFT,
      font: { size: SUBTITLE.size, lineHeight: SUBTITLE.leading / SUBTITLE.size },
      padding: { top: 0, bottom: 12 },
    },
  };
}

/** In the order in which series are drawn. One alone needs no name. */
function legendOf(names: readonly string[], signs: Surroundings['signs']): Plugins['legend'] {
  if (names.length === 0 || signs === undefined) return { display: false };
  return { display: true, position: 'top', align: 'start', labels: legendLabels(signs) };
}

export function legendLabels(signs: keyof typeof SIGNS): NonNullable<Plugins['legend']>['labels'] {
  return { color: INK, font: { size: WORDS.size }, padding: 14, ...SIGNS[signs] };
}

function rowsOf(names: readonly string[], room: number): number {
  const wide = names.reduce((sum, name) => sum + widthOf(name, WORDS.size) + AROUND_NAME, 0);
  return Math.ceil(wide / room);
}

/** Small words beside an axis. */
export function noteOf(text: string | string[]): AxisTitle {
  return {
    display: true,
    text,
    color: PALE,
    font: { size: NOTE.size, lineHeight: NOTE.leading / NOTE.size },
    padding: { top: 6, bottom: 0 },
  };
}

/** Of an axis: what is written along it, its lines, and nothing but its title. */
export const TICKS = {
  color: SOFT,
  font: { size: WORDS.size, lineHeight: WORDS.leading / WORDS.size },
} as const;
export const LINES = { grid: { color: GRID, drawTicks: false }, border: { display: false } } as const;
export const BARE = {
  grid: { display: false },
  border: { display: false },
  ticks: { display: false },
} as const;
