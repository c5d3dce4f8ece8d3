// What was recorded, said back in French: one text a field, in the order of the form.
import type { FormContext } from './context.ts';
import { sayDate } from './dates.ts';
import { formatDuration } from './durations.ts';
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

export interface SummaryLine {
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

type Sayer<K extends Kind> = (value: ValueByKind[K], field: FieldOf<K>, context: FormContext) => string;

const sayers: { readonly [K in Kind]: Sayer<K> } = {
  text: (value) => value,
  longText: (value) => value,
  number: sayNumber,
  date: (value, _field, context) => sayDate(value, context.today),
  duration: (value) => formatDuration(value),
  choice: (value, field) => labelOf(field.options, value),
  choices: (value, field) => sayList(value.map((code) => labelOf(field.options, code))),
  yesNo: () => 'oui',
  person: (value, _field, context) => context.persons?.label(value) ?? 'une personne suivie',
  place: sayPlace,
  commune: (value) => value.nom,
  counters: (value, field) =>
    field.options
      .filter((option) => value[option.code] !== undefined)
      .map((option) => `${option.label} : ${value[option.code]}`)
      .join(', '),
  records: (value, field) => value.map((row) => sayRow(row, field)).join(' ; '),
};

/** « Social, santé ; Logement »: labels that hold a comma are told apart otherwise. */
function sayList(labels: readonly string[]): string {
  return labels.join(labels.some((label) => label.includes(',')) ? ' ; ' : ', ');
}

/** « 9 participants »: a bare number in a line says nothing. */
function sayNumber(value: number, field: FieldOf<'number'>): string {
  const [unit] = field.units ?? [];
  const said = value.toLocaleString('fr-FR');
  return unit === undefined ? said : `${said} ${unit}${value > 1 ? 's' : ''}`;
}

/** A code unknown to this version is shown as it is: the archive always reads. */
export function labelOf(options: readonly Option[], code: string): string {
  return options.find((option) => option.code === code)?.label ?? code;
}

/** The same in its full wording, which exports have. */
export function fullLabelOf(options: readonly Option[], code: string): string {
  const option = options.find((known) => known.code === code);
  return option ? (option.full ?? option.label) : code;
}

function sayPlace(value: ValueByKind['place'], field: FieldOf<'place'>, context: FormContext): string {
  if (value.lieu !== undefined) {
    return context.places.find((p) => p.id === value.lieu)?.label ?? 'un ancien lieu';
  }
  const label = field.types.find((type) => type.code === value.type)?.label ?? value.type;
  return value.commune ? `${label} : ${value.commune.nom}` : label;
}

function sayRow(row: RecordRow, field: FieldOf<'records'>): string {
  return Object.entries(field.columns)
    .flatMap(([name, column]) => {
      const cell = row[name];
      if (cell === undefined) return [];
      return [column.kind === 'choice' ? labelOf(column.options, cell) : cell];
    })
    .join(' · ');
}

/** How one value reads. */
export function sayValue(field: Field, value: Value, context: FormContext): string {
  return sayers[field.kind](value as never, field as never, context);
}

/** The fields that have a value, said in order. */
export function summarize(fields: Fields, values: Answers, context: FormContext): readonly SummaryLine[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = values[name];
    return value === undefined ? [] : [{ name, label: field.label, text: sayValue(field, value, context) }];
  });
}
