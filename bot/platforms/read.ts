// A dialog's submission as raw answers: web arrays, phones' joined texts, numbers as texts and every way of saying nothing become one.
import type { Field, FieldOf, Fields, Kind, RecordRow } from '#bot/forms/field.ts';
import { EMPTY, type RawAnswer, type RawAnswers } from '#bot/forms/raw.ts';
import { elementName } from './names.ts';

/** Values by element name, each one or several texts: never deep, never long. */
export type Submission = ReadonlyMap<string, readonly string[]>;

/** In characters, a whole list included: more is no answer to any field, whose own sentence then refuses it. */
const LONGEST_VALUE = 10_000;
/** In characters. A draft keeps what was refused as it was typed, and no record holds more than 400 kB once sealed. */
const LONGEST_SUBMISSION = 40_000;
/** Rows looked for, whatever the screen showed: prepared ones may be more than declared. */
const MOST_ROWS = 50;

/** What the client sent, flattened; undefined where it is too much for any form. */
export function flatten(sent: Readonly<Record<string, unknown>>): Submission | undefined {
  const values = new Map<string, readonly string[]>();
  let length = 0;
  for (const [name, value] of Object.entries(sent)) {
    const texts = cut(textsOf(value));
    length += name.length + lengthOf(texts);
    if (length > LONGEST_SUBMISSION) return undefined;
    if (texts.length > 0) values.set(name, texts);
  }
  return values;
}

function cut(texts: readonly string[]): readonly string[] {
  let room = LONGEST_VALUE;
  return texts.flatMap((text) => {
    const kept = text.slice(0, room);
    room -= kept.length;
    return kept === '' ? [] : [kept];
  });
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function textsOf(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map(textOf).filter((text) => text !== '' && text !== EMPTY);
}

/** Look-ups of some versions leave `{ label, value }` behind. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return isLabelled(value) && typeof value.value === 'string' ? value.value : '';
}

function isLabelled(value: unknown): value is { readonly value?: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Source {
  readonly name: string;
  readonly submission: Submission;
}

type Reader<K extends Kind> = (field: FieldOf<K>, source: Source) => RawAnswer | undefined;

const readers: { readonly [K in Kind]: Reader<K> } = {
  text: readOne,
  longText: readOne,
  number: readOne,
  date: readOne,
  duration: readOne,
  choice: readOne,
  choices: readMany,
  // An unticked box is sent as false: it says nothing that its absence does not.
  yesNo: (field, source) => (readOne(field, source) === 'true' ? true : undefined),
  person: readOne,
  persons: readOne,
  place: readOne,
  commune: readOne,
  counters: readCounters,
  records: readRecords,
};

/** The raw answers of these fields; what else was sent (earlier screens come again) is not looked at. */
export function readSubmission(submission: Submission, fields: Fields): RawAnswers {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const answer = readField(field, { name, submission });
      return answer === undefined ? [] : [[name, answer] as const];
    }),
  );
}

function readField(field: Field, source: Source): RawAnswer | undefined {
  return readers[field.kind](field as never, source);
}

function readOne(_field: Field, { name, submission }: Source): string | undefined {
  return submission.get(elementName(name))?.[0];
}

/** Codes hold neither comma nor space: a phone's joined text is split without loss. One select may repeat another's choice. */
function readMany(field: FieldOf<'choices'>, { name, submission }: Source): readonly string[] | undefined {
  const elements = [elementName(name), ...field.options.map((_, index) => elementName(name, index + 1))];
  const codes = elements
    .flatMap((element) => submission.get(element) ?? [])
    .flatMap((text) => text.split(','))
    .map((code) => code.trim())
    .filter((code) => code !== '' && code !== EMPTY);
  return codes.length === 0 ? undefined : [...new Set(codes)];
}

function readCounters(
  field: FieldOf<'counters'>,
  { name, submission }: Source,
): Readonly<Record<string, string>> | undefined {
  return readParts(
    field.options.map((option) => option.code),
    (code) => submission.get(elementName(name, code)),
  );
}

function readRecords(
  field: FieldOf<'records'>,
  { name, submission }: Source,
): readonly RecordRow[] | undefined {
  const rows = Array.from({ length: MOST_ROWS }, (_, row) =>
    readParts(Object.keys(field.columns), (column) => submission.get(elementName(name, row, column))),
  ).filter((row) => row !== undefined);
  return rows.length === 0 ? undefined : rows;
}

function readParts(
  parts: readonly string[],
  sent: (part: string) => readonly string[] | undefined,
): Readonly<Record<string, string>> | undefined {
  const found = parts.flatMap((part) => {
    const text = sent(part)?.[0];
    return text === undefined ? [] : [[part, text] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}
