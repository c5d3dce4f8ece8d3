// What each client does with the answer to a submission or a refresh: close, stay open with sentences, or show the next step.
import * as z from 'zod';
import { dialogSchema } from './definition.ts';
import { initialValues } from './initial-values.ts';
import type { DialogState } from './state.ts';
import { valuesToSubmit } from './submission.ts';

/** An answer of the Mattermost server; status 0 stands for a network failure. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export type Outcome =
  | { readonly outcome: 'closed' }
  | { readonly outcome: 'open'; readonly state: DialogState }
  | { readonly outcome: 'next'; readonly state: DialogState };

const answerSchema = z
  .object({
    type: z.string().catch(''),
    error: z.string().catch(''),
    errors: z.record(z.string(), z.string()).nullable().catch(null),
    form: dialogSchema.nullable().catch(null),
  })
  .catch({ type: '', error: '', errors: null, form: null });

type ParsedAnswer = z.output<typeof answerSchema>;

const unexpectedAnswer =
  'There has been an error updating the modal. Contact the app developer. Details: App response type was not expected. Response type: ok';

const closed: Outcome = { outcome: 'closed' };
const succeeded = ({ status }: Answer): boolean => status >= 200 && status < 300;

const matches = (state: DialogState, errors: Readonly<Record<string, string>>): boolean =>
  state.shown.elements.some(({ name }) => Object.hasOwn(errors, name));

/** Any failure closes and loses what was typed; a general error, once shown, is never taken away. */
const afterLegacyAnswer = (state: DialogState, answer: Answer): Outcome => {
  if (!succeeded(answer)) return closed;
  const { error, errors } = answerSchema.parse(answer.body);
  const placed = errors !== null && matches(state, errors);
  if (!error && !placed) return closed;
  return {
    outcome: 'open',
    state: { ...state, error: error || state.error, errors: placed ? errors : state.errors },
  };
};

const staysOpen = (state: DialogState, parsed: ParsedAnswer, generic: string): Outcome => {
  const errors = parsed.errors ?? {};
  const error = parsed.error || `${generic} with validation errors`;
  return {
    outcome: 'open',
    state: { ...state, error, errors: matches(state, errors) ? errors : state.errors },
  };
};

/** Whole replacement: a field of the new form starts from its default, whatever was chosen before. */
const withForm = (state: DialogState, form: ParsedAnswer['form']): Outcome => {
  if (!form) return closed;
  const values = { ...state.values, ...initialValues(form, state) };
  return { outcome: 'next', state: { ...state, shown: form, values } };
};

const afterAppsFormAnswer = (state: DialogState, answer: Answer): Outcome => {
  if (!succeeded(answer)) return { outcome: 'open', state: { ...state, error: 'Submission failed' } };
  const parsed = answerSchema.parse(answer.body);
  if (parsed.error || parsed.errors) return staysOpen(state, parsed, 'Submission failed');
  const chained = parsed.type === 'form' && state.rules.chaining;
  return chained ? withForm(state, parsed.form) : closed;
};

export const afterAnswer = (state: DialogState, answer: Answer): Outcome =>
  state.rules.dialogs === 'legacy' ? afterLegacyAnswer(state, answer) : afterAppsFormAnswer(state, answer);

/** Null stands for a field to refresh in a dialog that named no `source_url`: the client complains without asking anybody. */
export const afterRefresh = (state: DialogState, answer: Answer | null): DialogState => {
  if (answer === null) return { ...state, error: unexpectedAnswer };
  const sent = { ...state, accumulated: valuesToSubmit(state) };
  if (!succeeded(answer)) return { ...sent, error: 'Field refresh failed' };
  const parsed = answerSchema.parse(answer.body);
  const outcome =
    parsed.error || parsed.errors
      ? staysOpen(sent, parsed, 'Field refresh failed')
      : withForm(sent, parsed.type === 'form' ? parsed.form : null);
  return outcome.outcome === 'closed' ? { ...sent, error: unexpectedAnswer } : outcome.state;
};
