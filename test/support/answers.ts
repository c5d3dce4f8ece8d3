// Invented answers to any field: what the laws of the form engine and of the trade are tried on.
import fc from 'fast-check';
import { cleanLine, cleanText } from '#bot/forms/clean.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { addDays } from '#bot/forms/dates.ts';
import type {
  Answers,
  Field,
  FieldOf,
  Fields,
  Kind,
  RecordRow,
  Value,
  ValueByKind,
} from '#bot/forms/field.ts';
import { placeChoices } from '#bot/forms/options.ts';

const quimper = { code: '29232', nom: 'Quimper' };
const brest = { code: '29019', nom: 'Brest' };

export const context: FormContext = {
  today: '2026-11-19',
  places: [
    { id: 'p1', label: 'Médiathèque', commune: quimper },
    { id: 'p2', label: 'Mairie annexe', commune: brest },
  ],
  communes: (text) => {
    const found = [quimper, brest].find(({ code, nom }) => code === text || nom === text);
    return found ? { found } : { near: [] };
  },
  usage: {},
};

type Invent<K extends Kind> = (field: FieldOf<K>) => fc.Arbitrary<ValueByKind[K]>;

const codes = (field: FieldOf<'choice'> | FieldOf<'choices'> | FieldOf<'counters'>): readonly string[] =>
  field.options.map((option) => option.code);

/** Words that every schema of ours takes, accents and marks included. */
const line = fc
  .array(fc.constantFrom('Carsat', 'été', 'l’ordinateur', 'à', 'n° 12', '«', 'oui', 'مرحبا', '😀'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => cleanLine(`mots ${parts.join(' ')}`));

const invent: { readonly [K in Kind]: Invent<K> } = {
  text: (field) => textFor(field),
  longText: () => fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => cleanText(lines.join('\n'))),
  number: (field) => fc.integer({ min: field.min, max: field.max }),
  date: (field) =>
    fc.integer({ min: -field.daysBack, max: field.daysAhead }).map((days) => addDays(context.today, days)),
  duration: () => fc.integer({ min: 1, max: 24 * 60 }),
  choice: (field) => fc.constantFrom(...codes(field)),
  choices: (field) =>
    fc
      .subarray([...codes(field)], { minLength: 1 })
      .map((some) => (some.length > 1 ? some.filter((code) => !field.exclusive?.includes(code)) : some)),
  yesNo: () => fc.constant(true),
  person: () => fc.constant('personne1'),
  persons: () => fc.subarray(['personne1', 'personne2', 'personne3'], { minLength: 1 }),
  place: (field) =>
    fc.constantFrom(...placeChoices(field, context).flatMap((c) => (c.value ? [c.value] : []))),
  commune: () => fc.constantFrom(quimper, brest),
  counters: (field) =>
    fc.subarray([...codes(field)], { minLength: 1 }).chain((some) => countersOf(some, field.max)),
  records: (field) => fc.array(rowOf(field), { minLength: 1, maxLength: field.rows }),
};

function textFor(field: FieldOf<'text'> | FieldOf<'longText'>): fc.Arbitrary<string> {
  const fits = (text: string) => text.length <= field.maxLength && readsAsItself(field, text);
  return fc.oneof(line, fc.constantFrom('12', 'lea@exemple.fr')).filter(fits);
}

function readsAsItself(field: FieldOf<'text'> | FieldOf<'longText'>, text: string): boolean {
  const parsed = field.schema?.safeParse(text);
  return parsed === undefined || parsed.data === text;
}

function countersOf(some: readonly string[], max: number): fc.Arbitrary<Readonly<Record<string, number>>> {
  return fc
    .tuple(...some.map(() => fc.integer({ min: 1, max })))
    .map((numbers) => Object.fromEntries(some.map((code, i) => [code, numbers[i] ?? 1])));
}

function rowOf(field: FieldOf<'records'>): fc.Arbitrary<RecordRow> {
  const cells = Object.entries(field.columns).map(([name, column]) => {
    const value = column.kind === 'text' ? textFor(column) : invent.choice(column);
    return (name === field.key ? value : fc.option(value, { nil: undefined })).map(
      (cell) => [name, cell] as const,
    );
  });
  return fc
    .tuple(...cells)
    .map((row) =>
      Object.fromEntries(row.flatMap(([name, cell]) => (cell === undefined ? [] : [[name, cell] as const]))),
    );
}

export function valueFor(field: Field): fc.Arbitrary<Value> {
  return (invent[field.kind] as (field: Field) => fc.Arbitrary<Value>)(field);
}

/** Answers to some of these fields, each in order by itself; rules across fields may be broken. */
export function answersTo(fields: Fields): fc.Arbitrary<Answers> {
  const each = Object.entries(fields).map(([name, field]) =>
    fc.option(valueFor(field), { nil: undefined }).map((value) => [name, value] as const),
  );
  return fc
    .tuple(...each)
    .map((all) =>
      Object.fromEntries(
        all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
      ),
    );
}

/** Whether a value holds nothing that the other does not. */
export function isWithin(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part))
    return Array.isArray(whole) && part.every((item) => whole.some((other) => isWithin(item, other)));
  if (typeof part !== 'object' || part === null) return Object.is(part, whole);
  if (typeof whole !== 'object' || whole === null) return false;
  return Object.entries(part).every(([name, value]) =>
    isWithin(value, (whole as Record<string, unknown>)[name]),
  );
}
