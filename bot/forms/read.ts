// From raw answers to values: each kind of field has its reader, each error its sentence beside its field.
import { cleanLine, cleanText } from './clean.ts';
import type { FormContext } from './context.ts';
import { addDays, formatDate, parseDate } from './dates.ts';
import { parseDuration } from './durations.ts';
import {
  type ChoiceField,
  choice,
  type CommuneValue,
  commune,
  duration,
  type Field,
  type FieldOf,
  type Fields,
  type Kind,
  type RecordRow,
  type Value,
  type ValueByKind,
} from './field.ts';
import { placeChoices } from './options.ts';
import { EMPTY, OTHER, type RawAnswers } from './raw.ts';

/** A value; nothing; a sentence beside the field named `at`; or further fields to ask, on a screen of their own. */
type Reading<V> =
  | { readonly value: V }
  | { readonly absent: true }
  | { readonly error: string; readonly at?: string }
  | { readonly ask: Fields };

interface Source {
  readonly name: string;
  readonly raw: RawAnswers;
  readonly context: FormContext;
}

type Reader<K extends Kind> = (field: FieldOf<K>, source: Source) => Reading<ValueByKind[K]>;

const absent = { absent: true } as const;

function textOf({ raw, name }: Source): string {
  const answer = raw[name];
  return typeof answer === 'string' && answer !== EMPTY ? answer : '';
}

function readText(field: FieldOf<'text'> | FieldOf<'longText'>, source: Source): Reading<string> {
  const typed = textOf(source);
  const text = field.kind === 'text' ? cleanLine(typed) : cleanText(typed);
  if (text === '') return absent;
  if (text.length > field.maxLength) {
    return { error: `${text.length} caractères : ${field.maxLength} au plus.` };
  }
  const checked = field.schema?.safeParse(text);
  if (checked && !checked.success)
    return { error: checked.error.issues[0]?.message ?? 'Ce texte n’est pas accepté.' };
  return { value: checked?.data ?? text };
}

const readNumber: Reader<'number'> = (field, source) => readInteger(textOf(source), field.min, field.max);

function readInteger(typed: string, min: number, max: number): Reading<number> {
  const text = cleanLine(typed).replace(/[\s\u202f]/g, '');
  if (text === '') return absent;
  if (!/^[-+]?\d+$/.test(text)) return { error: 'Écrivez un nombre entier, par exemple 8.' };
  const value = Number(text);
  if (value < min) return { error: `Au moins ${min}.` };
  if (value > max) return { error: `Au plus ${max.toLocaleString('fr-FR')}.` };
  return { value };
}

const readDate: Reader<'date'> = (field, source) => {
  const typed = textOf(source);
  if (cleanLine(typed) === '') return absent;
  const { today } = source.context;
  const read = parseDate(typed, today);
  if ('error' in read) return { error: read.error };
  const [first, last] = [addDays(today, -field.daysBack), addDays(today, field.daysAhead)];
  if (read.date > last) {
    return {
      error: field.daysAhead === 0 ? 'Cette date est dans le futur.' : `Au plus tard le ${formatDate(last)}.`,
    };
  }
  if (read.date < first) return { error: `Au plus tôt le ${formatDate(first)}.` };
  return { value: read.date };
};

const readDuration: Reader<'duration'> = (field, source) => {
  const typed = textOf(source);
  if (cleanLine(typed) === '') return absent;
  if (typed !== OTHER) return minutesOf(typed);
  const name = `${source.name}.libre`;
  const free = textOf({ ...source, name });
  if (cleanLine(free) !== '') return at(name, minutesOf(free));
  const asked = duration({
    ...field,
    required: true,
    free: true,
    missing: 'Indiquez la durée, par exemple 1h45.',
  });
  return { ask: { [name]: asked } };
};

function minutesOf(typed: string): Reading<number> {
  const read = parseDuration(typed);
  return 'error' in read ? { error: read.error } : { value: read.minutes };
}

function at<V>(name: string, reading: Reading<V>): Reading<V> {
  return 'error' in reading ? { error: reading.error, at: name } : reading;
}

const GONE = 'Ce choix n’existe plus : choisissez-en un autre.';

const readChoice: Reader<'choice'> = (field, source) => {
  const code = textOf(source);
  if (code === '') return absent;
  return field.options.some((option) => option.code === code) ? { value: code } : { error: GONE };
};

const readChoices: Reader<'choices'> = (field, source) => {
  const answer = source.raw[source.name];
  const list = Array.isArray(answer) ? answer : typeof answer === 'string' ? [answer] : [];
  const codes = [
    ...new Set(list.filter((code) => typeof code === 'string' && code !== '' && code !== EMPTY)),
  ];
  if (codes.length === 0) return absent;
  const known = field.options.map((option) => option.code);
  if (codes.some((code) => !known.includes(code))) return { error: GONE };
  const alone = codes.find((code) => field.exclusive?.includes(code));
  if (alone !== undefined && codes.length > 1) {
    const label = field.options.find((option) => option.code === alone)?.label;
    return { error: `« ${label} » ne va avec aucun autre choix.` };
  }
  // In the order of the list, so that the same choices are the same value whatever the order of presses.
  return { value: known.filter((code) => codes.includes(code)) };
};

const readYesNo: Reader<'yesNo'> = (_field, { raw, name }) => {
  const answer = raw[name];
  return answer === true || answer === 'true' ? { value: true } : absent;
};

const readPerson: Reader<'person'> = (field, source) => {
  const id = textOf(source);
  if (id === '' || id === field.anonymous) return absent;
  return source.context.persons?.has(id) ? { value: id } : { error: 'Cette personne est introuvable.' };
};

const readPlace: Reader<'place'> = (field, source) => {
  const code = textOf(source);
  if (code === '') return absent;
  const offered = placeChoices(field, source.context).find((choice) => choice.code === code);
  if (offered?.value) return { value: offered.value };
  const [typeCode = '', detail] = code.split('.', 2);
  const type = field.types.find((t) => t.code === typeCode);
  if (typeCode === 'lieu' && detail !== undefined) return ownPlace(field, source, detail);
  if (type?.asks !== 'commune') return { error: GONE };
  const name = `${source.name}.commune`;
  const typed = detail ?? textOf({ ...source, name });
  const read = communeNamed(name, typed, source.context);
  if ('absent' in read)
    return {
      ask: {
        [name]: commune({
          label: 'Commune',
          required: true,
          help: 'Nom ou code postal',
          missing: 'Indiquez la commune.',
        }),
      },
    };
  return 'value' in read ? { value: { type: type.code, commune: read.value } } : read;
};

/** A place archived since, of a record being changed. */
function ownPlace(field: FieldOf<'place'>, { context }: Source, id: string): Reading<ValueByKind['place']> {
  const own = context.places.find((p) => p.id === id);
  const type = field.types.find((t) => t.asks === 'place');
  if (!own || !type) return { error: 'Ce lieu n’existe plus : choisissez-en un autre.' };
  return { value: { type: type.code, lieu: id, ...(own.commune && { commune: own.commune }) } };
}

const readCommune: Reader<'commune'> = (_field, source) =>
  communeNamed(source.name, textOf(source), source.context);

function communeNamed(name: string, typed: string, context: FormContext): Reading<CommuneValue> {
  if (cleanLine(typed) === '') return absent;
  const match = context.communes(typed);
  if ('found' in match) return { value: match.found };
  if ('candidates' in match) return { ask: { [name]: whichCommune(match.candidates) } };
  const near = match.near
    .map((c) => c.nom)
    .slice(0, 3)
    .join(', ');
  return {
    error: near
      ? `Commune introuvable. Vouliez-vous dire : ${near} ?`
      : 'Commune introuvable : écrivez son nom ou son code postal.',
    at: name,
  };
}

function whichCommune(candidates: readonly CommuneValue[]): ChoiceField {
  const options = candidates.map((c) => ({ code: c.code, label: c.nom }));
  return choice({ label: 'Quelle commune ?', required: true, options, missing: 'Choisissez la commune.' });
}

const readCounters: Reader<'counters'> = (field, { raw, name }) => {
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

const readRecords: Reader<'records'> = (field, source) => {
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

const readers: { readonly [K in Kind]: Reader<K> } = {
  text: readText,
  longText: readText,
  number: readNumber,
  date: readDate,
  duration: readDuration,
  choice: readChoice,
  choices: readChoices,
  yesNo: readYesNo,
  person: readPerson,
  place: readPlace,
  commune: readCommune,
  counters: readCounters,
  records: readRecords,
};

function readField(field: Field, source: Source): Reading<Value> {
  return readers[field.kind](field as never, source);
}

export interface Answered {
  readonly values: Readonly<Record<string, Value>>;
  /** By field name (or dotted part): one French sentence each. */
  readonly errors: Readonly<Record<string, string>>;
  /** What is still to be asked on a screen of its own. */
  readonly ask: Fields;
}

/** Reads these fields, and these alone, out of raw answers. */
export function readAnswers(fields: Fields, raw: RawAnswers, context: FormContext): Answered {
  const values: Record<string, Value> = {};
  const errors: Record<string, string> = {};
  const ask: Record<string, Field> = {};
  for (const [name, field] of Object.entries(fields)) {
    const reading = readField(field, { name, raw, context });
    if ('value' in reading) values[name] = reading.value;
    else if ('error' in reading) errors[reading.at ?? name] = reading.error;
    else if ('ask' in reading) Object.assign(ask, reading.ask);
    else if (field.required) errors[name] = field.missing ?? 'À remplir.';
  }
  return { values, errors, ask };
}

/** Whether reading these answers may need the list of communes, which is loaded only then. */
export function needsCommunes(fields: Fields, raw: RawAnswers): boolean {
  return Object.entries(fields).some(([name, field]) => {
    if (field.kind === 'commune') return raw[name] !== undefined;
    if (field.kind !== 'place') return false;
    return raw[`${name}.commune`] !== undefined || /^(?!lieu\.).*\./.test(String(raw[name] ?? ''));
  });
}
