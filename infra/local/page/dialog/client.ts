// A Mattermost client's dialog without a screen: the page draws it, journeys without a browser drive it, both send what the real clients send.
//
//   let state = openDialog(opened, '11.6.0');            `opened` is the data of an `open_dialog` event; the version picks the client
//   state = fill(state, 'duree', '45');                   types, chooses, ticks; throws when a person could not do it there
//   const lookup = lookUp(state, 'personne', 'dupo');     the body to post to `actions/dialogs/lookup`, at each keystroke
//   const press = pressSubmit(state);                     press.request: the body for `actions/dialogs/submit`, or null when refused
//   const after = applyAnswer(press.state, { status, body });
//                                                         'closed' | 'open' (errors are in its state) | 'next' (its state shows the next step)
//   pressCancel(state, 'button');                         the body to post, or null when nothing is told
//   effort(state, 'duree', { filling: '45' });           presses and typed fields it costs: ask before filling
//
// `valuesToSubmit(state)` (submission.ts) is what a submission would hold now. States are values: keep one, try two answers.
import type { Answer, Outcome } from './answers.ts';
import { afterAnswer, afterRefresh } from './answers.ts';
import { refusals } from './checks.ts';
import type { OpenedDialogInput } from './definition.ts';
import { openedDialogSchema } from './definition.ts';
import type { Filling } from './filling.ts';
import { valueAfter } from './filling.ts';
import { initialValues } from './initial-values.ts';
import type { Effort } from './presses.ts';
import { effortOf } from './presses.ts';
import type { DialogState, FieldValue } from './state.ts';
import { elementNamed } from './state.ts';
import type { DialogRequest, Submission } from './submission.ts';
import * as submission from './submission.ts';
import { rulesOf } from './versions.ts';

const todayHere = (): string => new Date().toLocaleDateString('sv-SE');

export const openDialog = (
  opened: OpenedDialogInput,
  version: string,
  today: string = todayHere(),
): DialogState => {
  const { url, dialog } = openedDialogSchema.parse(opened);
  const context = { rules: rulesOf(version), today };
  return {
    ...context,
    url,
    first: dialog,
    shown: dialog,
    values: initialValues(dialog, context),
    accumulated: {},
    errors: {},
    error: null,
  };
};

/** A dialog that arrives over an open one. The legacy client keeps the values of the first and sends them with the new state. */
export const replaceDialog = (open: DialogState, opened: OpenedDialogInput): DialogState => {
  const { url, dialog } = openedDialogSchema.parse(opened);
  const replaced = { ...open, url, first: dialog, shown: dialog };
  if (open.rules.dialogs === 'legacy') return replaced;
  return { ...replaced, values: initialValues(dialog, open), accumulated: {}, errors: {}, error: null };
};

/** Puts a value as the control itself holds it: for the page, whose browser already limited what can be entered. */
export const putValue = (state: DialogState, name: string, value: FieldValue): DialogState => ({
  ...state,
  values: { ...state.values, [name]: value },
});

export const fill = (state: DialogState, name: string, filling: Filling): DialogState =>
  putValue(state, name, valueAfter(state, elementNamed(state, name), filling));

export const effort = (
  state: DialogState,
  name: string,
  { filling, query }: { readonly filling: Filling; readonly query?: string },
): Effort => effortOf(state, { element: elementNamed(state, name), filling, query: query ?? '' });

export const valuesToSubmit = (state: DialogState): Submission => submission.valuesToSubmit(state);

/** The button « Enregistrer »: a request to post, or null when the client refuses by itself. */
export const pressSubmit = (state: DialogState): { state: DialogState; request: DialogRequest | null } => {
  const errors = refusals(state);
  const legacy = state.rules.dialogs === 'legacy';
  if (Object.keys(errors).length > 0) {
    const error = legacy ? state.error : 'Please fix all field errors';
    return { state: { ...state, errors, error }, request: null };
  }
  const request = submission.submitRequest(state);
  const cleared = { ...state, errors, error: legacy ? state.error : null };
  return { state: legacy ? cleared : { ...cleared, accumulated: request.submission }, request };
};

export const applyAnswer = (state: DialogState, answer: Answer): Outcome => afterAnswer(state, answer);

/** Leaving: only the legacy client tells of Escape, and nothing is told without `notify_on_cancel`. */
export const pressCancel = (state: DialogState, by: 'button' | 'escape'): DialogRequest | null => {
  const told = state.first.notify_on_cancel && (by === 'button' || state.rules.escapeNotifies);
  return told ? submission.cancelRequest(state) : null;
};

/** The request of a look-up, or null for an address that the client refuses to ask. */
export const lookUp = (state: DialogState, name: string, query: string): DialogRequest | null => {
  const request = submission.lookupRequest(state, elementNamed(state, name), query);
  return submission.isLookupAddress(request.url) ? request : null;
};

/** Whether choosing in this field asks the integration for a new form. */
export const refreshes = (state: DialogState, name: string): boolean =>
  state.rules.chaining && elementNamed(state, name).refresh;

export const refresh = (state: DialogState): DialogRequest | null =>
  state.first.source_url === '' ? null : submission.refreshRequest(state);

export const applyRefresh = (state: DialogState, answer: Answer | null): DialogState =>
  afterRefresh(state, answer);
