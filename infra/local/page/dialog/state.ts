// The state of an open dialog, as either client keeps it, and the control that draws each of its elements.
import type { DialogDefinition, DialogElement, Option } from './definition.ts';
import type { ClientRules } from './versions.ts';

export type FieldValue = null | undefined | string | number | boolean | Option | readonly Option[];
export type Values = Readonly<Record<string, FieldValue>>;

export interface DialogState {
  readonly rules: ClientRules;
  readonly today: string;
  /** Where submissions go, and the dialog first opened: its `callback_id`, `state` and `source_url` outlive its steps. */
  readonly url: string;
  readonly first: DialogDefinition;
  readonly shown: DialogDefinition;
  readonly values: Values;
  /** What the 11.x client has sent so far; it is sent again with every later submission. */
  readonly accumulated: Readonly<Record<string, unknown>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly error: string | null;
}

export type Control =
  | 'text'
  | 'textarea'
  | 'select'
  | 'multiselect'
  | 'lookup'
  | 'radio'
  | 'bool'
  | 'date'
  | 'datetime'
  | 'none';

const simpleControls: Readonly<Record<string, Control>> = {
  text: 'text',
  textarea: 'textarea',
  radio: 'radio',
  bool: 'bool',
};

const controlOfList = (element: DialogElement, rules: ClientRules): Control => {
  if (element.data_source === 'dynamic' && rules.lookups) return 'lookup';
  return element.multiselect && rules.multiselect ? 'multiselect' : 'select';
};

/** How an element is drawn: an unknown type is nothing for the legacy client, a text field for 11.x. */
export const controlOf = (element: DialogElement, rules: ClientRules): Control => {
  const simple = simpleControls[element.type];
  if (simple) return simple;
  if (element.type === 'select') return controlOfList(element, rules);
  const isDate = element.type === 'date' || element.type === 'datetime';
  if (isDate && rules.dates === 'calendar') return element.type === 'date' ? 'date' : 'datetime';
  return rules.dialogs === 'legacy' ? 'none' : 'text';
};

/** Whether 11.x could not convert the element's type: the client then says so under the text field it draws instead. */
export const isUnconverted = (element: DialogElement, rules: ClientRules): boolean =>
  controlOf(element, rules) === 'text' && element.type !== 'text';

export const isOption = (value: FieldValue): value is Option =>
  typeof value === 'object' && value !== null && 'value' in value;

export const isOptionList = (value: FieldValue): value is readonly Option[] => Array.isArray(value);

export const elementNamed = (state: DialogState, name: string): DialogElement => {
  const element = state.shown.elements.find((candidate) => candidate.name === name);
  if (!element) throw new Error(`The dialog shows no field « ${name} ».`);
  return element;
};
