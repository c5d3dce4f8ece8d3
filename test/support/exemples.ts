// Two different answers to any field, made from its declaration alone, that break no rule of any form.
import type { FormContext } from '#bot/forms/context.ts';
import { addDays } from '#bot/forms/dates.ts';
import type {
  Answers,
  Field,
  FieldOf,
  Fields,
  Kind,
  Option,
  RecordRow,
  Value,
  ValueByKind,
} from '#bot/forms/field.ts';
import { placeChoices } from '#bot/forms/options.ts';
import { OTHER } from '#bot/forms/raw.ts';

/** Which of the two. */
export type Variante = 0 | 1;

type Exemple<K extends Kind> = (
  field: FieldOf<K>,
  which: Variante,
  context: FormContext,
) => ValueByKind[K] | undefined;

/** Lines that one field or another accepts: words, numbers. */
const LIGNES = [
  ['atelier du mardi', 'carte grise'],
  ['12', '7'],
] as const;

const COMMUNES = [
  { code: '29232', nom: 'Quimper (29)' },
  { code: '13001', nom: 'Aix-en-Provence (13)' },
] as const;

const exemples: { readonly [K in Kind]: Exemple<K> } = {
  text: ligneDe,
  longText: (_field, which) => (which === 0 ? 'Première ligne\nseconde ligne' : 'Autre chose, à l’été'),
  number: (field, which) => Math.min(field.max, Math.max(field.min, which === 0 ? 50 : 60)),
  date: (_field, which, { today }) => addDays(today, which === 0 ? -3 : -40),
  duration: (field, which) => field.choices[which],
  choice: (field, which) => codeDe(field.options, which),
  choices: (field, which) => {
    const codes = field.options.map(({ code }) => code).filter((code) => !field.exclusive?.includes(code));
    // The last one too, which opens the fields of a démarche; « Autre » once only, as it must then be told.
    const last = which === 0 ? codes.at(-1) : codes.findLast((code) => code !== OTHER);
    return [...new Set([...codes.slice(which, which + 1), ...(last === undefined ? [] : [last])])];
  },
  yesNo: () => true,
  person: (_field, which, { persons }) => persons?.recent[which]?.code,
  persons: (_field, which, { persons }) => persons?.recent.slice(which, which + 1).map(({ code }) => code),
  place: (field, which, context) => placeChoices(field, context).flatMap(({ value }) => value ?? [])[which],
  commune: (_field, which) => COMMUNES[which],
  // One or two of each: under the smallest total that the numbers above give.
  counters: (field, which) => Object.fromEntries(field.options.map(({ code }) => [code, which + 1])),
  records: (field, which, context) =>
    Array.from({ length: which === 0 ? field.rows : 1 }, (_, row) =>
      ligneDeTable(field, { which, row, context }),
    ),
};

function codeDe(options: readonly Option[], index: number): string | undefined {
  return options.filter(({ retired }) => !retired)[index]?.code;
}

function ligneDe(field: FieldOf<'text'>, which: Variante): string | undefined {
  const accepts = (line: string) => field.schema === undefined || field.schema.safeParse(line).data === line;
  return LIGNES.map((pair) => pair[which]).find(accepts);
}

function ligneDeTable(
  field: FieldOf<'records'>,
  { which, row, context }: { readonly which: Variante; readonly row: number; readonly context: FormContext },
): RecordRow {
  const cells = Object.entries(field.columns).map(([name, column]) => {
    if (column.kind === 'choice') return [name, codeDe(column.options, row + which)];
    return [name, exempleDe(column, which, context)];
  });
  return Object.fromEntries(cells);
}

export function exempleDe(field: Field, which: Variante, context: FormContext): Value | undefined {
  return exemples[field.kind](field as never, which, context);
}

/** An answer to each of these fields that has one. */
export function exemplesDe(fields: Fields, which: Variante, context: FormContext): Answers {
  const values = Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = exempleDe(field, which, context);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  // Two places for one person each are for two people.
  const other = context.persons?.recent.find(({ code }) => code !== values.personne)?.code;
  return values.deuxieme === undefined || other === undefined ? values : { ...values, deuxieme: other };
}
