// A screen: the fields to show now, with their options, values and errors, ready for any chat platform to draw.
import type { FormContext } from './context.ts';
import { type Answers, type Field, type Fields, namesPeople } from './field.ts';
import { type Offered, offeredOptions, placeChoices } from './options.ts';
import { type RawAnswer, type RawAnswers, rawOf } from './raw.ts';

export interface ScreenField {
  /** Unique in its conversation; dotted for a part (`lieu.commune`). */
  readonly name: string;
  readonly field: Field;
  /** For kinds with a list. */
  readonly options?: readonly Offered[];
  /** What the field shows first: a kept value, or what was typed. */
  readonly value?: RawAnswer;
  /** How the kept value reads, for a `person`: clients show the raw value of a look-up otherwise. */
  readonly label?: string;
}

export interface Screen {
  readonly titre: string;
  /** Markdown above the fields. */
  readonly intro?: string;
  readonly fields: readonly ScreenField[];
  readonly submit: string;
}

/** The fields as they are drawn: those that make sense now; persons only once the product keeps persons. */
export function screenFields(
  fields: Fields,
  answers: { readonly values: Answers; readonly raw: RawAnswers },
  context: FormContext,
): readonly ScreenField[] {
  return Object.entries(fields)
    .filter(([, field]) => !namesPeople(field) || context.persons !== undefined)
    .filter(([name, field]) => answers.values[name] !== undefined || (field.when?.(answers.values) ?? true))
    .map(([name, field]) => screenField(name, field, { ...answers, context }));
}

function screenField(
  name: string,
  field: Field,
  at: { readonly values: Answers; readonly raw: RawAnswers; readonly context: FormContext },
): ScreenField {
  const kept = at.values[name] ?? prepared(field, at.values);
  const options = offeredOptions(name, field, { context: at.context, current: kept });
  const value = at.raw[name] ?? (kept === undefined ? undefined : drawn(field, kept, at.context));
  return {
    name,
    field,
    ...(options && { options }),
    ...(value !== undefined && { value }),
    ...(field.kind === 'person' &&
      typeof kept === 'string' && { label: at.context.persons?.label(kept) ?? '' }),
  };
}

/** A kept value as it is shown: people by their names. */
function drawn(field: Field, kept: unknown, { persons }: FormContext): RawAnswer {
  if (field.kind === 'persons' && persons && Array.isArray(kept))
    return kept.map((code) => persons.lineOf(String(code))).join('\n');
  return rawOf(field, kept as never);
}

function prepared(field: Field, values: Answers): unknown {
  return field.kind === 'records' ? field.prepare?.(values) : undefined;
}

/** What a new form shows before anyone has said anything: today, the favourite place, declared defaults. */
export function defaultAnswers(fields: Fields, context: FormContext): Answers {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const value = defaultOf(field, context);
      return value === undefined ? [] : [[name, value] as const];
    }),
  ) as Answers;
}

function defaultOf(field: Field, context: FormContext): unknown {
  if (field.kind === 'date') return field.default === 'today' ? context.today : undefined;
  if (field.kind === 'choice') return field.default;
  if (field.kind !== 'place') return undefined;
  return placeChoices(field, context).find((choice) => choice.value?.lieu !== undefined)?.value;
}
