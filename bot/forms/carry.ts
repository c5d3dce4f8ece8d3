// Answers given to one form, fitted to another: what it still knows stays, the rest is left out and asked. Nothing is invented.
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
} from './field.ts';
import { type Form, fieldsOf } from './form.ts';

type Fitter<K extends Kind> = (value: unknown, field: FieldOf<K>) => ValueByKind[K] | undefined;

const fitters: { readonly [K in Kind]: Fitter<K> } = {
  text: fitText,
  longText: fitText,
  number: (value, field) =>
    isInteger(value) && value >= field.min && value <= field.max ? value : undefined,
  date: (value) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined),
  duration: (value) => (isInteger(value) && value > 0 ? value : undefined),
  choice: (value, field) => (isCode(field.options, value) ? value : undefined),
  choices: (value, field) =>
    Array.isArray(value) ? some(value.filter((code) => isCode(field.options, code))) : undefined,
  yesNo: (value) => (value === true ? value : undefined),
  person: (value) => (isText(value) ? value : undefined),
  persons: (value, { most }) =>
    Array.isArray(value) ? some([...new Set(value.filter(isText))].slice(0, most)) : undefined,
  place: fitPlace,
  commune: (value) => (isCommune(value) ? value : undefined),
  counters: fitCounters,
  records: (value, field) =>
    Array.isArray(value) ? some(value.flatMap((row) => fitRow(row, field))) : undefined,
};

function fitText(value: unknown, field: FieldOf<'text'> | FieldOf<'longText'>): string | undefined {
  if (typeof value !== 'string' || value === '' || value.length > field.maxLength) return undefined;
  return field.schema && !field.schema.safeParse(value).success ? undefined : value;
}

function fitPlace(value: unknown, field: FieldOf<'place'>): ValueByKind['place'] | undefined {
  if (!isObject(value)) return undefined;
  const type = field.types.find((t) => t.code === value.type);
  if (!type) return undefined;
  const { lieu, commune } = value;
  return {
    type: type.code,
    ...(typeof lieu === 'string' && { lieu }),
    ...(isCommune(commune) && { commune }),
  };
}

function fitCounters(value: unknown, field: FieldOf<'counters'>): ValueByKind['counters'] | undefined {
  if (!isObject(value)) return undefined;
  const kept = field.options.flatMap(({ code }) => {
    const n = value[code];
    return isInteger(n) && n > 0 && n <= field.max ? [[code, n] as const] : [];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

function fitRow(row: unknown, field: FieldOf<'records'>): readonly RecordRow[] {
  if (!isObject(row)) return [];
  const cells = Object.entries(field.columns).flatMap(([name, column]) => {
    const cell = fitted(column, row[name]);
    return typeof cell === 'string' ? [[name, cell] as const] : [];
  });
  const kept = Object.fromEntries(cells);
  return kept[field.key] === undefined ? [] : [kept];
}

function fitted(field: Field, value: unknown): Value | undefined {
  return value === undefined ? undefined : fitters[field.kind](value, field as never);
}

/** Known names, of the kind still expected, with known codes. */
export function carryInto(fields: Fields, values: Readonly<Record<string, unknown>>): Answers {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const kept = fitted(field, values[name]);
      return kept === undefined ? [] : [[name, kept] as const];
    }),
  );
}

/** Answers given under an older version of this form, or under another one. */
export function carryOver(values: Readonly<Record<string, unknown>>, form: Form): Answers {
  return carryInto(fieldsOf(form), values);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const isInteger = (value: unknown): value is number => Number.isInteger(value);

const isCode = (options: readonly Option[], code: unknown): code is string =>
  options.some((option) => option.code === code);

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCommune(value: unknown): value is ValueByKind['commune'] {
  return isObject(value) && typeof value.code === 'string' && typeof value.nom === 'string';
}

function some<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
