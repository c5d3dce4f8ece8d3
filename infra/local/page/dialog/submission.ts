// The bodies that a client posts for a dialog: submission, cancelling, look-up and refresh, in its own shapes.
import type { DialogElement } from './definition.ts';
import type { DialogState, FieldValue, Values } from './state.ts';
import { isOption, isOptionList } from './state.ts';

export type Submission = Readonly<Record<string, unknown>>;

export interface DialogRequest {
  readonly url: string;
  readonly callback_id: string;
  readonly state: string;
  readonly submission: Submission;
  readonly cancelled: boolean;
  readonly type?: 'refresh';
}

/** Options lose their label; null, the empty text and the empty list lose their key. */
const primitive = (value: FieldValue): unknown => {
  if (isOptionList(value)) {
    const values = value.map((option) => option.value).filter(Boolean);
    return values.length > 0 ? values : undefined;
  }
  if (isOption(value)) return value.value || undefined;
  return value === '' || value === null ? undefined : value;
};

const primitives = (values: Values): Submission =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const kept = primitive(value);
      return kept === undefined ? [] : [[name, kept]];
    }),
  );

const legacySubmission = (values: Values): Submission =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number.isNaN(value) ? null : value]),
  );

/** What a submission would hold now; on 11.x every value ever sent is sent again, even cleared since. */
export const valuesToSubmit = (state: DialogState): Submission =>
  state.rules.dialogs === 'legacy'
    ? legacySubmission(state.values)
    : { ...state.accumulated, ...primitives(state.values) };

/** A later step's state counts only when it is not empty. */
const currentState = (state: DialogState): string => state.shown.state || state.first.state;

export const submitRequest = (state: DialogState): DialogRequest => ({
  url: state.url,
  callback_id: state.first.callback_id,
  state: currentState(state),
  submission: valuesToSubmit(state),
  cancelled: false,
});

export const refreshRequest = (state: DialogState): DialogRequest => ({
  ...submitRequest(state),
  url: state.first.source_url,
  type: 'refresh',
});

export const cancelRequest = (state: DialogState): DialogRequest => ({
  url: state.url,
  callback_id: state.first.callback_id,
  state: state.first.state,
  submission: {},
  cancelled: true,
});

/** A filled multiple list arrives empty (options are compared with whole objects) and an untouched radio as `[object Object]`. */
const inLookup = (element: DialogElement, value: FieldValue): unknown => {
  if (isOptionList(value)) return element.options ? [] : value;
  if (element.type === 'bool') return Boolean(value);
  if (element.type === 'select') return value;
  if (element.subtype === 'number') return Number.isNaN(Number(value)) ? String(value) : Number(value);
  return String(value);
};

/** Other fields go along in the client's own shapes, those of the first step only, with the first state. */
export const lookupRequest = (state: DialogState, element: DialogElement, query: string): DialogRequest => ({
  url: element.data_source_url || state.url,
  callback_id: state.first.callback_id,
  state: state.first.state,
  submission: {
    ...Object.fromEntries(
      state.first.elements.flatMap((other) => {
        const value = state.values[other.name];
        return value === null || value === undefined ? [] : [[other.name, inLookup(other, value)]];
      }),
    ),
    ...(query === '' ? {} : { query }),
    selected_field: element.name,
  },
  cancelled: false,
});

/** The client itself refuses to look up anywhere else. */
export const isLookupAddress = (url: string): boolean =>
  url.startsWith('https://') ||
  /^http:\/\/(localhost|127\.0\.0\.1)(:|\/|$)/.test(url) ||
  url.startsWith('/plugins/');
