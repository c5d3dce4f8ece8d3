// One submission moves a conversation: to a corrected screen, to the next one, or to a complete set of answers. Pure.

import type { FormContext } from '#bot/forms/context.ts';
import type { Answers, Fields } from '#bot/forms/field.ts';
import { type Form, fieldsOf, pick } from '#bot/forms/form.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import { readAnswers } from '#bot/forms/read.ts';
import type { Conversation } from './conversation.ts';

export type Turn =
  /** Some answers are refused; the conversation keeps the good ones and, as typed, the others. */
  | {
      readonly kind: 'invalid';
      readonly conversation: Conversation;
      readonly errors: Readonly<Record<string, string>>;
      readonly error: string;
    }
  /** Something required is still to be asked, on a screen of these fields. */
  | { readonly kind: 'next'; readonly conversation: Conversation; readonly ask: Fields }
  | { readonly kind: 'complete'; readonly conversation: Conversation; readonly values: Answers };

export interface Submission {
  readonly form: Form;
  readonly conversation: Conversation;
  /** The names that the screen showed: these alone are read. */
  readonly shown: readonly string[];
  readonly raw: RawAnswers;
}

export function advance(submission: Submission, context: FormContext): Turn {
  const { form } = submission;
  const received = receive(submission);
  const reading = pick(form, received.reading);
  const { values, errors, ask } = readAnswers(reading, received.raw as RawAnswers, context);
  const merged: Answers = { ...without(received.values as Answers, received.reading), ...values };
  const conversation = { ...received, values: merged as Record<string, unknown> };
  const open = [...Object.keys(errors), ...Object.keys(ask)];
  const wrong = {
    ...errors,
    ...unanswered(ask, submission),
    ...brokenRules({ form, values: merged, open }, context),
  };
  if (Object.keys(wrong).length > 0) return invalid(form, conversation, wrong);
  if (Object.keys(ask).length > 0) return { kind: 'next', conversation, ask };
  const missing = missingFields(form, merged);
  if (Object.keys(missing).length > 0) {
    return {
      kind: 'next',
      conversation: { ...conversation, raw: {}, reading: Object.keys(missing) },
      ask: missing,
    };
  }
  return settled({ ...submission, conversation }, context);
}

/** Everything is there: what the form doubts of a new record is asked, once. Its answer goes with the others, and is no field of the form. */
function settled({ form, conversation, shown }: Submission, context: FormContext): Turn {
  const values = conversation.values as Answers;
  const doubt = conversation.target ? {} : (form.doubt?.(values, context) ?? {});
  const read = readAnswers(doubt, conversation.raw as RawAnswers, context);
  const answered = shown.some((name) => name in doubt);
  if (Object.keys(read.errors).length === 0)
    return {
      kind: 'complete',
      conversation: { ...conversation, raw: {} },
      values: { ...values, ...read.values },
    };
  return answered ? invalid(form, conversation, read.errors) : { kind: 'next', conversation, ask: doubt };
}

/** Takes in the answers of the fields shown; one that is not there was emptied. */
function receive({ conversation, shown, raw }: Submission): Conversation {
  const base = shown.filter((name) => !name.includes('.'));
  const reading = base.length > 0 ? base : conversation.reading;
  const kept = Object.entries(conversation.raw).filter(
    ([name]) => !shown.includes(name) && !(base.length > 0 && name.includes('.')),
  );
  const given = shown.flatMap((name) => (raw[name] === undefined ? [] : [[name, raw[name]] as const]));
  const touched = [...new Set([...conversation.touched, ...base])];
  return { ...conversation, reading, touched, raw: Object.fromEntries([...kept, ...given]), said: true };
}

/** What a further screen asked and did not get: asked again without a word, it would seem not to work. */
function unanswered(ask: Fields, { shown, raw }: Submission): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ask).flatMap(([name, field]) =>
      shown.includes(name) && raw[name] === undefined ? [[name, field.missing ?? 'À remplir.']] : [],
    ),
  );
}

function without(values: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

/** Rules speak only of fields that are themselves in order: neither refused nor still to be asked further, as the names in `open` are. */
function brokenRules(
  { form, values, open }: { readonly form: Form; readonly values: Answers; readonly open: readonly string[] },
  { today }: FormContext,
): Record<string, string> {
  const unsettled = open.map(baseOf);
  const settledRules = form.rules.filter(
    (rule) => ![rule.field, ...(rule.with ?? [])].some((name) => unsettled.includes(name)),
  );
  const broken = settledRules.filter((rule) => !rule.holds(values, today));
  return Object.fromEntries(broken.map((rule) => [rule.field, rule.message]));
}

/** `duree` of `duree.libre`, which asks more of it. */
function baseOf(name: string): string {
  return name.split('.', 1)[0] ?? name;
}

function missingFields(form: Form, values: Answers): Fields {
  return Object.fromEntries(
    Object.entries(fieldsOf(form)).filter(
      ([name, field]) => field.required && values[name] === undefined && (field.when?.(values) ?? true),
    ),
  );
}

function invalid(form: Form, conversation: Conversation, errors: Readonly<Record<string, string>>): Turn {
  return { kind: 'invalid', conversation, errors, error: sayErrors(form, errors) };
}

/** One sentence that names the fields: clients do not scroll to the field in error. */
function sayErrors(form: Form, errors: Readonly<Record<string, string>>): string {
  const fields = fieldsOf(form);
  const said = Object.entries(errors).map(
    ([name, message]) => `${fields[baseOf(name)]?.label ?? 'Formulaire'} : ${message}`,
  );
  return said.slice(0, 3).join(' ');
}
