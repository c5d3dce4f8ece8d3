// From raw answers to values: each kind of field has its reader, each error its sentence beside its field.
import { cleanLine } from './clean.ts';
import type { FormContext } from './context.ts';
import { addDays, formatDate, parseDate } from './dates.ts';
import { parseDuration } from './durations.ts';
import { duration, type Field, type Fields, type Kind, namesPeople, type Value } from './field.ts';
import { EMPTY, OTHER, type RawAnswers } from './raw.ts';
import { readCounters, readRecords } from './read-lists.ts';
import { readPerson } from './read-person.ts';
import { readPersons } from './read-persons.ts';
import { readCommune, readPlace } from './read-place.ts';
import {
  absent,
  GONE,
  type Reader,
  type Reading,
  readChoice,
  readInteger,
  readText,
  type Source,
  textOf,
} from './reading.ts';

const readNumber: Reader<'number'> = (field, source) => readInteger(textOf(source), field.min, field.max);

const FUTURE = 'Cette date est dans le futur : indiquez aujourd’hui ou un jour passé.';

const readDate: Reader<'date'> = (field, source) => {
  const typed = textOf(source);
  if (cleanLine(typed) === '') return absent;
  const { today } = source.context;
  const read = parseDate(typed, today);
  if ('error' in read) return { error: read.error };
  const [first, last] = [addDays(today, -field.daysBack), addDays(today, field.daysAhead)];
  if (read.date > last) {
    return {
      error: field.daysAhead === 0 ? FUTURE : `Indiquez une date jusqu’au ${formatDate(last)}.`,
    };
  }
  if (read.date < first) return { error: `Indiquez une date à partir du ${formatDate(first)}.` };
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
  persons: readPersons,
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

/** Whether reading these answers needs the people of whoever sends them: an activity of nobody in particular asks for none. */
export function needsPersons(fields: Fields, raw: RawAnswers): boolean {
  return Object.entries(fields).some(([name, field]) => {
    if (!namesPeople(field)) return false;
    const nobody = field.kind === 'person' ? [field.anonymous] : [];
    return !['', EMPTY, ...nobody].includes(String(raw[name] ?? ''));
  });
}
