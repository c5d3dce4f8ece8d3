// The rows of an Excel sheet as texts: formulas by the value that they had when the file was saved, mistakes of formulas as nothing.
import type { Archive } from './archive.ts';
import { Illisible, TROP_LOURD } from './illisible.ts';
import { type LigneLue, ligneOf, placeOf } from './lignes.ts';
import { LONGEST_CELL, MOST_SHARED } from './limites.ts';
import { type System, sayDay, sayIso, sayNumber } from './nombres.ts';
import { type Attributes, type Handlers, localName, readWholeXml, readXml } from './xml.ts';

export interface Shared {
  /** Texts that cells refer to by their rank. */
  readonly texts: readonly string[];
  /** By style: whether it shows a day. */
  readonly dates: readonly boolean[];
  readonly system: System;
}

/** A text in runs of several looks is one text; how it is pronounced, in Eastern languages, is not in it. */
export function readSharedTexts(archive: Archive, part: string): Promise<readonly string[]> {
  const state = { text: '', taken: false, spoken: false, count: 0 };
  return readWholeXml<string>(archive, part, (emit) => ({
    open: (name) => {
      const local = localName(name);
      if (local === 'si') state.text = '';
      if (local === 'rPh') state.spoken = true;
      state.taken = local === 't' && !state.spoken;
    },
    text: (text) => {
      if (state.taken) state.text = joined(state.text, text);
    },
    close: (name) => {
      const local = localName(name);
      state.taken = false;
      if (local === 'rPh') state.spoken = false;
      if (local !== 'si') return;
      state.count += 1;
      if (state.count > MOST_SHARED) throw new Illisible(TROP_LOURD);
      emit(unescaped(state.text));
    },
  }));
}

export function readSheet(archive: Archive, part: string, shared: Shared): AsyncGenerator<LigneLue> {
  return readXml<LigneLue>(archive, part, (emit) => sheetHandlers(shared, emit));
}

/** Where the reading of a sheet stands. */
interface Reading {
  row: number;
  /** Where a cell is that does not say it. */
  column: number;
  cells: string[];
  at: number;
  type: string;
  style: number;
  text: string;
  taken: boolean;
  spoken: boolean;
}

function sheetHandlers(shared: Shared, emit: (ligne: LigneLue) => void): Handlers {
  const reading: Reading = {
    row: 0,
    column: 0,
    cells: [],
    at: 0,
    type: '',
    style: -1,
    text: '',
    taken: false,
    spoken: false,
  };
  return {
    open: (name, attributes) => {
      const local = localName(name);
      if (local === 'row') beginRow(reading, attributes);
      if (local === 'c') beginCell(reading, attributes);
      if (local === 'rPh') reading.spoken = true;
      reading.taken = local === 'v' || (local === 't' && !reading.spoken);
    },
    text: (text) => {
      if (reading.taken) reading.text = joined(reading.text, text);
    },
    close: (name) => {
      const local = localName(name);
      reading.taken = false;
      if (local === 'rPh') reading.spoken = false;
      if (local === 'c') endCell(reading, shared);
      if (local !== 'row') return;
      const ligne = ligneOf(reading.row, reading.cells);
      if (ligne) emit(ligne);
    },
  };
}

/** A row that gives no number, or one that goes back, follows the one before. */
function beginRow(reading: Reading, { r }: Attributes): void {
  const said = Number(r);
  reading.row = Number.isSafeInteger(said) && said > reading.row ? said : reading.row + 1;
  reading.column = 0;
  reading.cells = [];
}

function beginCell(reading: Reading, { r = '', t = '', s = '-1' }: Attributes): void {
  const column = columnOf(r) ?? reading.column;
  reading.at = placeOf(column);
  reading.type = t;
  reading.style = Number(s);
  reading.text = '';
  reading.column = column + 1;
}

function endCell(reading: Reading, shared: Shared): void {
  const said = sayCell(reading, shared);
  if (said !== '') reading.cells[reading.at] = said;
}

/** « AB12 » is in the column 27. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function sayCell({ type, style, text }: Reading, { texts, dates, system }: Shared): string {
  switch (type) {
    case 's':
      return (text === '' ? undefined : texts[Number(text)]) ?? '';
    case 'str':
    case 'inlineStr':
      return unescaped(text);
    case 'b':
      return text === '1' ? 'oui' : 'non';
    case 'd':
      return sayIso(text);
    case 'e':
      return '';
    default: {
      const value = Number(text);
      if (text === '' || !Number.isFinite(value)) return text;
      return dates[style] ? sayDay(value, system) : sayNumber(value);
    }
  }
}

/** A text is cut where no cell goes, and one character further, for it to be told. */
function joined(text: string, more: string): string {
  return text.length > LONGEST_CELL ? text : (text + more).slice(0, LONGEST_CELL + 1);
}

/** « _x000D_ » is a character that XML cannot hold. */
function unescaped(text: string): string {
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
