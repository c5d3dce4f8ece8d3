// What pages look like: A4, the colours of the State's design system, every text at least 4.5:1 on what is under it.

export interface Ink {
  readonly font: 'regular' | 'bold';
  /** In points, as every length here. */
  readonly size: number;
  /** From one line to the next. */
  readonly leading: number;
  readonly color: string;
}

/** DSFR: blue-france-sun-113, grey-50, grey-200, grey-425 (5.7:1 on white). */
const BLUE = '#000091';
const DARK = '#161616';
const SOFT = '#3a3a3a';
const PALE = '#666666';

export const COLORS = { accent: BLUE, rule: '#dddddd', frame: '#f5f5fe', header: '#f6f6f6' } as const;

export const INKS = {
  title: { font: 'bold', size: 21, leading: 26, color: BLUE },
  subtitle: { font: 'regular', size: 10, leading: 14, color: PALE },
  heading: { font: 'bold', size: 12, leading: 16, color: BLUE },
  subheading: { font: 'bold', size: 9.5, leading: 13, color: DARK },
  key: { font: 'bold', size: 19, leading: 25, color: BLUE },
  text: { font: 'regular', size: 9.5, leading: 13, color: SOFT },
  label: { font: 'regular', size: 8, leading: 10.5, color: PALE },
  fact: { font: 'regular', size: 9.5, leading: 12.5, color: DARK },
  columnTitle: { font: 'bold', size: 8, leading: 11, color: DARK },
  cell: { font: 'regular', size: 8, leading: 10, color: SOFT },
  footer: { font: 'regular', size: 7.5, leading: 10, color: PALE },
} as const satisfies Record<string, Ink>;

export const PAGE = { width: 595.28, height: 841.89, left: 46, top: 40, bottom: 44, footer: 26 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.left;
