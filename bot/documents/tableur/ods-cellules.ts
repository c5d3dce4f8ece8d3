// The rows of OpenDocument sheets as texts; a cell or a row that is repeated is written once, however many times it stands there.
import { type LigneLue, ligneOf, placeOf } from './lignes.ts';
import { LONGEST_CELL } from './limites.ts';
import { sayIso, sayNumber } from './nombres.ts';
import type { Attributes, Handlers } from './xml.ts';

/** The beginning of a sheet, or one of its rows. */
export type Part = { readonly nom: string } | LigneLue;

/** Where the reading stands. */
interface Reading {
  /** Of the sheets that are hidden: these are declared before any sheet. */
  readonly hiddenStyles: Set<string>;
  style: string;
  shown: boolean;
  /** Rows of the sheet so far. */
  rows: number;
  row: Attributes;
  cells: string[];
  column: number;
  cell: Attributes;
  text: string;
  /** Paragraphs of the cell so far. */
  paragraphs: number;
  inParagraph: boolean;
  /** Inside a comment on a cell, which is not in the cell. */
  commented: boolean;
}

export function odsHandlers(emit: (part: Part) => void): Handlers {
  const reading: Reading = {
    hiddenStyles: new Set(),
    style: '',
    shown: false,
    rows: 0,
    row: {},
    cells: [],
    column: 0,
    cell: {},
    text: '',
    paragraphs: 0,
    inParagraph: false,
    commented: false,
  };
  return {
    open: (name, attributes) => OPEN.get(name)?.(reading, attributes, emit),
    text: (text) => write(reading, text),
    close: (name) => CLOSE.get(name)?.(reading, emit),
  };
}

type Open = (reading: Reading, attributes: Attributes, emit: (part: Part) => void) => void;
type Close = (reading: Reading, emit: (part: Part) => void) => void;

const beginCell: Open = (reading, attributes) => {
  Object.assign(reading, { cell: attributes, paragraphs: 0, text: '' });
};

/** Names come from the file: those that every object has are no names of these. */
const OPEN = new Map(
  Object.entries<Open>({
    'style:style': (reading, attributes) => {
      reading.style = attributes['style:name'] ?? '';
    },
    'style:table-properties': (reading, attributes) => {
      if (attributes['table:display'] === 'false') reading.hiddenStyles.add(reading.style);
    },
    'table:table': (reading, attributes, emit) => {
      reading.shown = !reading.hiddenStyles.has(attributes['table:style-name'] ?? '');
      reading.rows = 0;
      if (reading.shown) emit({ nom: attributes['table:name'] ?? '' });
    },
    'table:table-row': (reading, attributes) => {
      Object.assign(reading, { row: attributes, cells: [], column: 0 });
    },
    'table:table-cell': beginCell,
    'table:covered-table-cell': beginCell,
    'office:annotation': (reading) => {
      reading.commented = true;
    },
    'text:p': (reading) => {
      if (reading.commented) return;
      reading.inParagraph = true;
      if (reading.paragraphs > 0) write(reading, '\n');
      reading.paragraphs += 1;
    },
    'text:s': (reading, attributes) => write(reading, ' '.repeat(Math.min(times(attributes['text:c']), 100))),
    'text:tab': (reading) => write(reading, '\t'),
    'text:line-break': (reading) => write(reading, '\n'),
  }),
);

const endCell: Close = (reading) => {
  const said = sayCell(reading.cell, reading.text);
  const end = reading.column + times(reading.cell['table:number-columns-repeated']);
  const last = said === '' ? -1 : placeOf(end - 1);
  for (let at = placeOf(reading.column); at <= last; at++) reading.cells[at] = said;
  reading.column = end;
};

const CLOSE = new Map(
  Object.entries<Close>({
    'text:p': (reading) => {
      reading.inParagraph = false;
    },
    'table:table': (reading) => {
      reading.shown = false;
    },
    'table:table-row': (reading, emit) => {
      const fois = times(reading.row['table:number-rows-repeated']);
      const ligne = reading.shown ? ligneOf(reading.rows + 1, reading.cells, fois) : undefined;
      if (ligne) emit(ligne);
      reading.rows += fois;
    },
    'table:table-cell': endCell,
    'table:covered-table-cell': endCell,
    'office:annotation': (reading) => {
      reading.commented = false;
    },
  }),
);

/** Cut where no cell goes, and one character further, for it to be told. */
function write(reading: Reading, text: string): void {
  if (!reading.inParagraph || reading.commented || reading.text.length > LONGEST_CELL) return;
  reading.text = (reading.text + text).slice(0, LONGEST_CELL + 1);
}

/** Once where it is not said, or not a number. */
function times(repeated = '1'): number {
  const said = Number(repeated);
  return Number.isSafeInteger(said) && said > 0 ? said : 1;
}

function sayCell(cell: Attributes, text: string): string {
  if (cell['calcext:value-type'] === 'error') return '';
  const value = cell['office:value'];
  switch (cell['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      return value === undefined || value === '' || !Number.isFinite(Number(value))
        ? text
        : sayNumber(Number(value));
    case 'date':
      return sayIso(cell['office:date-value'] ?? '');
    case 'boolean':
      return cell['office:boolean-value'] === 'true' ? 'oui' : 'non';
    case 'string':
      return cell['office:string-value'] ?? text;
    default:
      return text;
  }
}
