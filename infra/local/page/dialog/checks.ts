// What the client itself refuses before sending anything, in its own English words (they are not translated in French either).
import type { DialogElement } from './definition.ts';
import type { DialogState, FieldValue } from './state.ts';

const isEmpty = (value: FieldValue): boolean =>
  Array.isArray(value) ? value.length === 0 : value !== 0 && !value;

const textMessages: Readonly<Record<string, readonly [message: string, holds: (value: string) => boolean]>> =
  {
    email: ['Must be a valid email address.', (value) => value.includes('@')],
    number: ['Must be a number.', (value) => !Number.isNaN(Number(value))],
    url: ['URL must include http:// or https://.', (value) => /https?:\/\//.test(value)],
  };

const refusedText = (element: DialogElement, value: FieldValue): string | null => {
  if (element.type !== 'text' || typeof value !== 'string' || value === '') return null;
  const [message, holds] = textMessages[element.subtype] ?? [];
  return message && holds && !holds(value) ? message : null;
};

/** Only the legacy client enforces the shortest length, and only it checks a radio against its options. */
const refusedByLegacy = (element: DialogElement, value: FieldValue): string | null => {
  const isText = element.type === 'text' || element.type === 'textarea';
  if (isText && typeof value === 'string' && value !== '' && value.length < element.min_length) {
    return `Minimum input length is ${element.min_length}.`;
  }
  const options = element.options;
  if (element.type !== 'radio' || value === undefined || !options) return null;
  return options.some((option) => option.value === value) ? null : 'Must be a valid option';
};

const refusedDate = (element: DialogElement, value: FieldValue): string | null => {
  if (element.type !== 'date' || typeof value !== 'string' || value === '') return null;
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? null : 'Date field must be in YYYY-MM-DD format';
};

const refusal = (element: DialogElement, state: DialogState): string | null => {
  const value = state.values[element.name];
  if (isEmpty(value) && !element.optional) return 'This field is required.';
  const own =
    state.rules.dialogs === 'legacy' ? refusedByLegacy(element, value) : refusedDate(element, value);
  return own ?? refusedText(element, value);
};

/** The refused fields of the step shown, drawn or not: a field nobody sees can block the dialog. */
export const refusals = (state: DialogState): Readonly<Record<string, string>> =>
  Object.fromEntries(
    state.shown.elements.flatMap((element) => {
      const message = refusal(element, state);
      return message ? [[element.name, message] as const] : [];
    }),
  );
