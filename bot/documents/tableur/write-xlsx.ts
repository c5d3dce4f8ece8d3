// Writes one sheet of an Excel workbook, a row at a time: nothing in it is ever run as a formula, nothing makes a spreadsheet offer a repair.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import type { AddWorksheetOptions, Cell, Row } from 'exceljs';
import WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import type { Cellule } from '#bot/domain/beneficiaire/tableau.ts';
import { formatDate } from '#bot/forms/dates.ts';
import { LONGEST_CELL } from './limites.ts';

export interface ColonneEcrite {
  readonly entete: string;
  /** In characters; what its header takes where it is not said. */
  readonly largeur?: number | undefined;
}

export interface FeuilleEcrite {
  readonly nom: string;
  readonly colonnes: readonly ColonneEcrite[];
  readonly lignes: Iterable<readonly Cellule[]> | AsyncIterable<readonly Cellule[]>;
}

/** Rows written before others are let through. */
const AT_ONCE = 500;

const NARROWEST = 12;
const WIDEST_HEADER = 40;
/** What the arrow of the filter takes. */
const ARROW = 4;
const HEADER = {
  font: { name: 'Calibri', size: 11, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3E3FD' } },
} as const;
/** The headers stay in sight; on paper, all the columns are on one page. */
const SHEET: Partial<AddWorksheetOptions> = {
  views: [{ state: 'frozen', ySplit: 1 }],
  pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
};
/** Codes, phones and texts stay as they are written; days and numbers have their own format. */
const TEXT = { numFmt: '@', alignment: { horizontal: 'left' } } as const;
const DAY = 'dd/mm/yyyy';
const NUMBER = '0';

export async function writeXlsx({ nom, colonnes, lignes }: FeuilleEcrite): Promise<Uint8Array> {
  const stream = new PassThrough();
  const written = buffer(stream);
  const workbook = new WorkbookWriter({ stream, useStyles: true });
  workbook.creator = 'Coopilote';
  const sheet = workbook.addWorksheet(nom, SHEET);
  sheet.columns = colonnes.map((colonne) => ({ width: widthOf(colonne), style: TEXT }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: colonnes.length } };
  const header = sheet.addRow(colonnes.map(({ entete }) => safe(entete)));
  for (const cell of colonnes.keys()) Object.assign(header.getCell(cell + 1), HEADER);
  header.commit();
  let rows = 0;
  for await (const ligne of lignes) {
    writeRow(sheet.addRow([]), ligne);
    rows += 1;
    if (rows % AT_ONCE === 0) await setImmediate();
  }
  sheet.commit();
  await workbook.commit();
  return written;
}

function widthOf({ entete, largeur = NARROWEST }: ColonneEcrite): number {
  return Math.max(largeur, Math.min(entete.length + ARROW, WIDEST_HEADER));
}

function writeRow(row: Row, cells: readonly Cellule[]): void {
  for (const [at, cell] of cells.entries()) {
    if (cell !== '') writeCell(row.getCell(at + 1), cell);
  }
  row.commit();
}

function writeCell(to: Cell, cell: Cellule): void {
  if (typeof cell === 'string') to.value = safe(cell);
  else if (typeof cell === 'number') Object.assign(to, { value: cell, numFmt: NUMBER });
  else if (cell.jour < FIRST_DAY) to.value = formatDate(cell.jour);
  else Object.assign(to, { value: new Date(`${cell.jour}T00:00:00Z`), numFmt: DAY });
}

/** Spreadsheets count a 29 February 1900 that never was: days before it are not the same in all of them. */
const FIRST_DAY = '1900-03-01';

const NOT_IN_XML = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text that XML holds and a spreadsheet shows: « _x0041_ » is not to be read as a character. */
function safe(text: string): string {
  return text
    .slice(0, LONGEST_CELL)
    .replace(NOT_IN_XML, '')
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}
