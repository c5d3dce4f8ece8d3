// Answers as a platform hands them over: texts, ticked codes, boxes. Empty is absent; nothing here is believed yet.

import { formatDuration } from './durations.ts';
import type { Answers, Field, Kind, PlaceValue, RecordRow, ValueByKind } from './field.ts';

export type RawAnswer =
  | string
  | boolean
  | readonly string[]
  | Readonly<Record<string, string>>
  | readonly RecordRow[];

/** By field name. A part asked on a screen of its own has a dotted name: `duree.libre`, `lieu.commune`. */
export type RawAnswers = Readonly<Record<string, RawAnswer>>;

/** The explicit empty option of an optional choice: clients send cleared values again, so emptiness needs a value. */
export const EMPTY = '_vide';
/** The option of a person's list that asks for words to find somebody by. */
export const SEARCH = 'chercher';
/** The option of a list that asks for a value of one's own. */
export const OTHER = 'autre';

/** Own place, or type, or type and known commune, as one option code: `lieu.<id>`, `a_distance`, `domicile.29232`. */
export function placeCode(value: PlaceValue): string {
  if (value.lieu !== undefined) return `lieu.${value.lieu}`;
  return value.commune ? `${value.type}.${value.commune.code}` : value.type;
}

const toRaw: { readonly [K in Kind]: (value: ValueByKind[K], field: Field) => RawAnswer } = {
  text: (value) => value,
  longText: (value) => value,
  number: (value) => String(value),
  date: (value) => value,
  duration: (value, field) =>
    field.kind === 'duration' && field.free ? formatDuration(value) : String(value),
  choice: (value) => value,
  choices: (value) => value,
  yesNo: (value) => value,
  person: (value) => value,
  persons: (value) => value.join('\n'),
  place: placeCode,
  commune: (value) => value.nom,
  counters: (value) => Object.fromEntries(Object.entries(value).map(([code, n]) => [code, String(n)])),
  records: (value) => value,
};

/** The answer that, submitted unchanged, is parsed back to this value. */
export function rawOf<K extends Kind>(field: Field & { kind: K }, value: ValueByKind[K]): RawAnswer {
  return toRaw[field.kind](value, field);
}

/** Raw answers of the fields that have a value. */
export function rawAnswers(fields: Readonly<Record<string, Field>>, values: Answers): RawAnswers {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = values[name];
      return value === undefined ? [] : [[name, toRaw[field.kind](value as never, field)] as const];
    }),
  );
}
