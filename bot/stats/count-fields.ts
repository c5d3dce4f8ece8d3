// What an answer adds to figures, by kind of field: its codes, each for so many people. Words are counted apart, as they are sealed.
import type { Field, FieldOf, Kind, RecordRow, ValueByKind } from '#bot/forms/field.ts';
import type { Counters } from './compteurs.ts';

/** For whom an answer counts: under which name, and for how many. */
export interface Weighing {
  readonly name: string;
  readonly weight: number;
}

type Codes<K extends Kind> = (value: ValueByKind[K], at: Weighing, field: FieldOf<K>) => Counters;

const none = (): Counters => ({});

const codes: { readonly [K in Kind]: Codes<K> } = {
  text: none,
  longText: none,
  date: none,
  person: none,
  number: (value, { name }) => ({ [`nombre.${name}`]: value }),
  duration: (value, { name, weight }) => ({ [`${name}.${trancheOf(value)}`]: weight }),
  choice: (value, { name, weight }) => ({ [`${name}.${value}`]: weight }),
  choices: (value, { name, weight }) => Object.fromEntries(value.map((code) => [`${name}.${code}`, weight])),
  yesNo: (value, { name, weight }) => (value ? { [`${name}.oui`]: weight } : {}),
  place: ({ type, lieu, commune }, { name, weight }) => ({
    [`${name}/type.${type}`]: weight,
    ...(lieu !== undefined && { [`${name}.${lieu}`]: weight }),
    ...(commune && { [`${name}/commune.${commune.code}`]: weight }),
  }),
  commune: ({ code }, { name, weight }) => ({ [`${name}.${code}`]: weight }),
  counters: (value, { name }) =>
    Object.fromEntries(Object.entries(value).map(([code, n]) => [`${name}.${code}`, n])),
  records: (rows, { name }, field) => rowCodes(rows, name, field),
};

/** The lists of a table say no word of anybody: they are counted in clear, row by row. */
function rowCodes(rows: readonly RecordRow[], name: string, field: FieldOf<'records'>): Counters {
  const counted = new Map([[`nombre.${name}`, rows.length]]);
  for (const [column, { kind }] of Object.entries(field.columns)) {
    if (kind !== 'choice') continue;
    for (const row of rows) {
      const code = row[column];
      if (code === undefined) continue;
      const key = `${name}/${column}.${code}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
  }
  return Object.fromEntries(counted);
}

/** La Coop's four ranges (3.1): half an hour is in the second, an hour in the third. */
export const TRANCHES_DUREE = [
  { code: 'moins_de_30', from: 0, label: 'Moins de 30 min' },
  { code: 'de_30_a_60', from: 30, label: '30 min à 1 h' },
  { code: 'de_60_a_120', from: 60, label: '1 h à 2 h' },
  { code: 'plus_de_120', from: 120, label: '2 h et plus' },
] as const;

function trancheOf(minutes: number): string {
  return TRANCHES_DUREE.findLast(({ from }) => minutes >= from)?.code ?? TRANCHES_DUREE[0].code;
}

export function codesOf(field: Field, value: unknown, at: Weighing): Counters {
  return codes[field.kind](value as never, at, field as never);
}

type Words<K extends Kind> = (value: ValueByKind[K], field: FieldOf<K>) => ReadonlyMap<string, number>;

const each = (words: readonly string[]): ReadonlyMap<string, number> => new Map(words.map((w) => [w, 1]));
const silent = (): ReadonlyMap<string, number> => new Map();

/** What is said in words, or in codes that are sealed as words are, each with how many times. */
const words: { readonly [K in Kind]: Words<K> } = {
  text: (value, { parts }) => each((parts?.(value) ?? [value]).map(sameWord)),
  longText: silent,
  number: silent,
  date: silent,
  duration: silent,
  choice: (value) => each([value]),
  choices: each,
  yesNo: silent,
  person: silent,
  place: silent,
  commune: silent,
  counters: silent,
  records: (rows, { key }) => rowWords(rows, key),
};

function rowWords(rows: readonly RecordRow[], key: string): ReadonlyMap<string, number> {
  const counted = new Map<string, number>();
  for (const row of rows) {
    const word = row[key];
    if (word === undefined) continue;
    counted.set(sameWord(word), (counted.get(sameWord(word)) ?? 0) + Number(row.nombre ?? 1));
  }
  return counted;
}

/** « Carte grise » and « carte grise » are one démarche. */
export function sameWord(word: string): string {
  return word.trim().toLocaleLowerCase('fr');
}

export function wordsOf(field: Field, value: unknown): ReadonlyMap<string, number> {
  return words[field.kind](value as never, field as never);
}
