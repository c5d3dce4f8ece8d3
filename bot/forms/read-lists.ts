// Reading counters and lists of small records: cell by cell, the label of the cell in its error.
import type { FieldOf, RecordRow } from './field.ts';
import {
  absent,
  type Reader,
  type Reading,
  readChoice,
  readInteger,
  readText,
  type Source,
} from './reading.ts';

export const readCounters: Reader<'counters'> = (field, { raw, name }) => {
  const answer = raw[name];
  const typed = isRecord(answer) ? answer : {};
  const counts: Record<string, number> = {};
  for (const option of field.options) {
    const read = readInteger(String(typed[option.code] ?? ''), 0, field.max);
    if ('error' in read) return { error: `${option.label} : ${lowerFirst(read.error)}` };
    if ('value' in read && read.value > 0) counts[option.code] = read.value;
  }
  return Object.keys(counts).length === 0 ? absent : { value: counts };
};

export const readRecords: Reader<'records'> = (field, source) => {
  const answer = source.raw[source.name];
  const rows: RecordRow[] = [];
  for (const row of Array.isArray(answer) ? answer : []) {
    if (!isRecord(row)) continue;
    const read = readRow(field, row, source);
    if ('error' in read) return read;
    if ('value' in read) rows.push(read.value);
  }
  return rows.length === 0 ? absent : { value: rows };
};

function readRow(field: FieldOf<'records'>, row: RecordRow, source: Source): Reading<RecordRow> {
  const cells: Record<string, string> = {};
  for (const [name, column] of Object.entries(field.columns)) {
    const inRow = { ...source, name, raw: row };
    const read = column.kind === 'text' ? readText(column, inRow) : readChoice(column, inRow);
    if ('error' in read) return { error: `${column.label} : ${lowerFirst(read.error)}` };
    if ('value' in read) cells[name] = read.value;
  }
  if (cells[field.key] !== undefined) return { value: cells };
  // A row prepared for the person and left as it was says nothing.
  if (field.prepare || Object.keys(cells).length === 0) return absent;
  return { error: `${field.columns[field.key]?.label} : à remplir, ou videz toute la ligne.` };
}

function isRecord(answer: unknown): answer is Readonly<Record<string, string>> {
  return typeof answer === 'object' && answer !== null && !Array.isArray(answer);
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
