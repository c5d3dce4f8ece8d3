// What cells of a workbook look like, and what their texts are rid of.
import type { Alignment, Fill, Font } from 'exceljs';
import { LONGEST_CELL } from './limites.ts';

const FONT = { name: 'Calibri', size: 11 } as const;
export interface Style {
  readonly numFmt?: string;
  readonly font?: Partial<Font>;
  readonly fill?: Fill;
  readonly alignment?: Partial<Alignment>;
}

/** DSFR: blue-france-925, blue-france-sun-113, grey-200. */
const TINT: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3E3FD' } };
/** Away from the text of the next column. */
const RIGHT = { horizontal: 'right', vertical: 'top', indent: 1 } as const;

export const STYLES = {
  /** Codes, phones and texts stay as they are written; days and numbers have their own format. */
  text: { numFmt: '@', alignment: { horizontal: 'left', vertical: 'top' } },
  told: { numFmt: '@', alignment: RIGHT },
  folded: { numFmt: '@', alignment: { horizontal: 'left', vertical: 'top', wrapText: true, indent: 1 } },
  day: { numFmt: 'dd/mm/yyyy', alignment: { horizontal: 'left', vertical: 'top' } },
  header: {
    numFmt: '@',
    font: { ...FONT, bold: true },
    fill: TINT,
    alignment: { vertical: 'middle', wrapText: true },
  },
  /** Over numbers. */
  headerRight: {
    numFmt: '@',
    font: { ...FONT, bold: true },
    fill: TINT,
    alignment: { ...RIGHT, vertical: 'middle', wrapText: true },
  },
  title: { font: { ...FONT, size: 16, bold: true, color: { argb: 'FF000091' } } },
  about: { font: { ...FONT, color: { argb: 'FF3A3A3A' } } },
  heading: { font: { ...FONT, bold: true, color: { argb: 'FF000091' } } },
  said: { font: FONT, alignment: { vertical: 'top', wrapText: true } },
} as const satisfies Record<string, Style>;

/** Spreadsheets know styles by what they are: one object a format, whatever the cells, or each would be compared with all others. */
const numbers = new Map<string, Style>();

export function numberStyle(format: string): Style {
  const known = numbers.get(format) ?? { numFmt: format, alignment: RIGHT };
  numbers.set(format, known);
  return known;
}

const NOT_IN_XML = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text that XML holds and a spreadsheet shows: « _x0041_ » is not to be read as a character. */
export function safe(text: string): string {
  return text
    .slice(0, LONGEST_CELL)
    .replace(NOT_IN_XML, '')
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}
