// Writes an Excel workbook, a row at a time: nothing in it is ever run as a formula, nothing makes a spreadsheet offer a repair.
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { AddWorksheetOptions, Alignment, Cell, Fill, Font, Row, stream } from 'exceljs';
import WorkbookWriter from 'exceljs/lib/stream/xlsx/workbook-writer.js';
import type { Cellule } from '#bot/domain/beneficiaire/tableau.ts';
import { formatDate } from '#bot/forms/dates.ts';
import { drained, writeThrough } from '../sortie.ts';
import { sheetName } from './feuilles-nommees.ts';
import { LONGEST_CELL } from './limites.ts';

export interface ColonneEcrite {
  readonly entete: string;
  /** In characters; what its header takes where it is not said. */
  readonly largeur?: number | undefined;
  /** Its texts are numbers that are not told (« < 5 »): they stand as numbers do. */
  readonly chiffree?: boolean;
  /** Its texts go on under one another rather than over the next column. */
  readonly repliee?: boolean;
  /** Bars of that length are drawn in its cells. */
  readonly barres?: boolean;
}

/** A cell may also be a number with the format that it is shown in. */
export type CelluleEcrite = Cellule | { readonly nombre: number; readonly format: string };

export interface FeuilleEcrite {
  readonly nom: string;
  /** What stands above the header: a title, then what it is about. */
  readonly titre?: readonly string[];
  readonly colonnes: readonly ColonneEcrite[];
  readonly lignes: Iterable<readonly CelluleEcrite[]> | AsyncIterable<readonly CelluleEcrite[]>;
  /** What is said under the rows, a paragraph each. */
  readonly apres?: readonly Paragraphe[];
}

/** An empty one is a line left blank. */
export interface Paragraphe {
  readonly texte: string;
  readonly titre?: boolean;
}

type Sheet = ReturnType<stream.xlsx.WorkbookWriter['addWorksheet']>;

/** Rows written before others are let through. */
const AT_ONCE = 250;
const NARROWEST = 12;
const WIDEST_HEADER = 40;
/** What the arrow of the filter takes. */
const ARROW = 4;
const FONT = { name: 'Calibri', size: 11 } as const;
/** In points. */
const LINE = 15;

interface Style {
  readonly numFmt?: string;
  readonly font?: Partial<Font>;
  readonly fill?: Fill;
  readonly alignment?: Partial<Alignment>;
}

/** DSFR: blue-france-925, blue-france-sun-113, grey-200. */
const TINT: Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3E3FD' } };
const STYLES = {
  /** Codes, phones and texts stay as they are written; days and numbers have their own format. */
  text: { numFmt: '@', alignment: { horizontal: 'left' } },
  told: { numFmt: '@', alignment: { horizontal: 'right' } },
  folded: { numFmt: '@', alignment: { horizontal: 'left', vertical: 'top', wrapText: true, indent: 1 } },
  day: { numFmt: 'dd/mm/yyyy' },
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
    alignment: { vertical: 'middle', horizontal: 'right', wrapText: true },
  },
  title: { font: { ...FONT, size: 16, bold: true, color: { argb: 'FF000091' } } },
  about: { font: { ...FONT, color: { argb: 'FF3A3A3A' } } },
  heading: { font: { ...FONT, bold: true, color: { argb: 'FF000091' } } },
  said: { font: FONT, alignment: { vertical: 'top', wrapText: true } },
} as const satisfies Record<string, Style>;
const NUMBER = '0';

/** Spreadsheets know styles by what they are: one object a format, whatever the cells, or each would be compared with all others. */
const numbers = new Map<string, Style>();

function numberStyle(format: string): Style {
  const known = numbers.get(format) ?? { numFmt: format };
  numbers.set(format, known);
  return known;
}

/** One sheet after the other, as they come. */
export async function writeClasseur(
  feuilles: Iterable<FeuilleEcrite> | AsyncIterable<FeuilleEcrite>,
  to: Writable,
): Promise<void> {
  await writeThrough(to, async (into) => {
    const workbook = new WorkbookWriter({ stream: into, useStyles: true, zip: { zlib: { level: LEVEL } } });
    workbook.creator = 'Coopilote';
    const names: string[] = [];
    for await (const feuille of feuilles) {
      const name = sheetName(feuille.nom, names);
      names.push(name);
      await writeSheet(workbook, name, feuille);
    }
    await workbook.commit();
  });
}

/** Of compression: the files are a tenth larger than the smallest, in a third of the time. */
const LEVEL = 3;

async function writeSheet(
  workbook: stream.xlsx.WorkbookWriter,
  name: string,
  feuille: FeuilleEcrite,
): Promise<void> {
  const { titre = [], colonnes, lignes, apres = [] } = feuille;
  const above = titre.length === 0 ? 0 : titre.length + 1;
  const sheet = workbook.addWorksheet(name, settingsOf(above + 1));
  sheet.columns = colonnes.map((colonne) => ({ width: widthOf(colonne), style: STYLES.text }));
  for (const [at, text] of titre.entries()) {
    writeLine(sheet, text, at === 0 ? STYLES.title : STYLES.about);
  }
  if (above > 0) writeLine(sheet, '', STYLES.about);
  writeHeader(sheet, colonnes, above + 1);
  const rows = await writeRows(sheet, feuille, lignes);
  drawBars(sheet, colonnes, { from: above + 2, to: above + 1 + rows });
  for (const paragraphe of apres) writeParagraph(sheet, paragraphe, colonnes);
  sheet.commit();
}

/** What is above the first row stays in sight; on paper, all the columns are on one page, under their headers. */
function settingsOf(header: number): Partial<AddWorksheetOptions> {
  return {
    views: [{ state: 'frozen', ySplit: header, showGridLines: header === 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${header}:${header}`,
    },
    headerFooter: { oddFooter: '&L&A&RPage &P sur &N' },
  };
}

function widthOf({ entete, largeur = NARROWEST }: ColonneEcrite): number {
  return Math.max(largeur, Math.min(entete.length + ARROW, WIDEST_HEADER));
}

function writeLine(sheet: Sheet, text: string, style: Style): void {
  const row = sheet.addRow([]);
  // A row that holds nothing is not written, and those after it would take its place.
  styled(row.getCell(1), text === '' ? ' ' : safe(text), style);
  if (style === STYLES.title) row.height = 24;
  row.commit();
}

function writeHeader(sheet: Sheet, colonnes: readonly ColonneEcrite[], number: number): void {
  sheet.autoFilter = {
    from: { row: number, column: 1 },
    to: { row: number, column: colonnes.length },
  };
  const row = sheet.addRow([]);
  for (const [at, { entete, chiffree }] of colonnes.entries()) {
    styled(row.getCell(at + 1), safe(entete), chiffree ? STYLES.headerRight : STYLES.header);
  }
  if (colonnes.some((colonne) => colonne.entete.length + ARROW > widthOf(colonne))) row.height = 2 * LINE;
  row.commit();
}

async function writeRows(
  sheet: Sheet,
  { colonnes }: Pick<FeuilleEcrite, 'colonnes'>,
  lignes: FeuilleEcrite['lignes'],
): Promise<number> {
  const folds = colonnes.some(({ repliee }) => repliee);
  let rows = 0;
  for await (const ligne of lignes) {
    const row = sheet.addRow([]);
    for (const [at, cell] of ligne.entries()) {
      if (cell !== '') writeCell(row, at, { cell, colonne: colonnes[at] });
    }
    if (folds) row.height = LINE * linesIn(ligne, colonnes);
    row.commit();
    rows += 1;
    if (rows % AT_ONCE === 0) await taken(sheet);
  }
  return rows;
}

/** Of the highest of its cells: spreadsheets do not all make room by themselves. */
function linesIn(ligne: readonly CelluleEcrite[], colonnes: readonly ColonneEcrite[]): number {
  const lines = colonnes.map((colonne, at) => {
    const cell = ligne[at];
    return colonne.repliee && typeof cell === 'string' ? linesOf(cell, widthOf(colonne)) : 1;
  });
  return Math.max(...lines);
}

function linesOf(text: string, width: number): number {
  return Math.max(1, Math.ceil((text.length * 1.05) / width));
}

interface Written {
  readonly cell: CelluleEcrite;
  readonly colonne: ColonneEcrite | undefined;
}

function writeCell(row: Row, at: number, { cell, colonne }: Written): void {
  const to = row.getCell(at + 1);
  if (typeof cell === 'string') styled(to, safe(cell), textStyle(colonne));
  else if (typeof cell === 'number') styled(to, cell, numberStyle(NUMBER));
  else if ('nombre' in cell) styled(to, cell.nombre, numberStyle(cell.format));
  else if (cell.jour < FIRST_DAY) styled(to, formatDate(cell.jour), STYLES.text);
  else styled(to, new Date(`${cell.jour}T00:00:00Z`), STYLES.day);
}

function textStyle(colonne: ColonneEcrite | undefined): Style {
  if (colonne?.chiffree) return STYLES.told;
  return colonne?.repliee ? STYLES.folded : STYLES.text;
}

function styled(cell: Cell, value: string | number | Date, style: Style): void {
  cell.value = value;
  cell.style = style as Cell['style'];
}

/** Spreadsheets count a 29 February 1900 that never was: days before it are not the same in all of them. */
const FIRST_DAY = '1900-03-01';

/** What exceljs keeps to itself: the stream into which a sheet goes, which is of an older kind and says so itself when it has enough. */
interface Opened {
  readonly stream: {
    readonly pipes: readonly (Writable & { readonly _writableState: { readonly needDrain: boolean } })[];
  };
}

async function taken(sheet: Sheet): Promise<void> {
  await setImmediate();
  for (const pipe of (sheet as unknown as Opened).stream.pipes) {
    if (pipe._writableState.needDrain) await drained(pipe);
  }
}

function drawBars(
  sheet: Sheet,
  colonnes: readonly ColonneEcrite[],
  { from, to }: { readonly from: number; readonly to: number },
): void {
  if (to < from) return;
  for (const [at, { barres }] of colonnes.entries()) {
    if (!barres) continue;
    const letter = String.fromCharCode('A'.charCodeAt(0) + at);
    sheet.addConditionalFormatting({ ref: `${letter}${from}:${letter}${to}`, rules: [BARS] });
  }
}

/** Its length is from zero to the largest: the type that exceljs declares leaves out the colour, without which it writes none. */
const BARS = {
  type: 'dataBar',
  priority: 1,
  cfvo: [{ type: 'num', value: 0 }, { type: 'max' }],
  color: { argb: 'FFB6B6F7' },
  gradient: false,
  border: false,
} as unknown as Parameters<Sheet['addConditionalFormatting']>[0]['rules'][number];

/** Over all the columns, on as many lines as it needs: no spreadsheet makes room by itself for what is over several. */
function writeParagraph(
  sheet: Sheet,
  { texte, titre = false }: Paragraphe,
  colonnes: readonly ColonneEcrite[],
): void {
  const row = sheet.addRow([]);
  styled(row.getCell(1), texte === '' ? ' ' : safe(texte), titre ? STYLES.heading : STYLES.said);
  const width = colonnes.map(widthOf).reduce((sum, one) => sum + one, 0);
  row.height = LINE * linesOf(texte, width);
  if (colonnes.length > 1) sheet.mergeCells(row.number, 1, row.number, colonnes.length);
  row.commit();
}

const NOT_IN_XML = /[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** A text that XML holds and a spreadsheet shows: « _x0041_ » is not to be read as a character. */
function safe(text: string): string {
  return text
    .slice(0, LONGEST_CELL)
    .replace(NOT_IN_XML, '')
    .replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
}
