// The boxes of a dialog that one types into; the legacy number box truncates under one's fingers.

import { el } from './dom.ts';
import type { Drawing } from './field.ts';

const shownText = ({ element, state }: Drawing): string => {
  const value = state.values[element.name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
};

const shared = (
  { element, labelId, helpId }: Drawing,
  longest: number,
): Record<string, string | number | undefined> => ({
  name: element.name,
  placeholder: element.placeholder || undefined,
  maxlength: element.max_length || longest,
  'aria-labelledby': labelId,
  'aria-describedby': helpId,
  'aria-required': String(!element.optional),
});

/** Keeps the whole part of what the browser understands, and puts it back in the box. */
const truncating = (drawing: Drawing, input: HTMLInputElement): void => {
  input.type = 'number';
  input.addEventListener('input', () => {
    const whole = Number.parseInt(input.value, 10);
    if (Number(input.value) !== whole) input.value = Number.isNaN(whole) ? '' : String(whole);
    drawing.onChange(drawing.element.name, whole);
  });
};

const browserTypes = new Set(['email', 'tel', 'url', 'password']);

export const textBox = (drawing: Drawing): HTMLElement => {
  const { element, state, onChange } = drawing;
  const type = browserTypes.has(element.subtype) ? element.subtype : 'text';
  const input = el('input', { type, value: shownText(drawing), ...shared(drawing, 150) });
  if (state.rules.dialogs === 'legacy' && element.subtype === 'number') truncating(drawing, input);
  else input.addEventListener('input', () => onChange(element.name, input.value));
  return input;
};

export const textArea = (drawing: Drawing): HTMLElement => {
  const area = el('textarea', { rows: 5, ...shared(drawing, 3000) });
  area.value = shownText(drawing);
  area.addEventListener('input', () => drawing.onChange(drawing.element.name, area.value));
  return area;
};

/** Sent in UTC, to the minute, as the 11.6 client does. */
export const dateTimeBox = (drawing: Drawing): HTMLElement => {
  const value = shownText(drawing);
  const input = el('input', { type: 'datetime-local', ...shared(drawing, 150) });
  const at = new Date(value);
  if (!Number.isNaN(at.getTime())) {
    input.value = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }
  input.addEventListener('change', () => {
    const chosen = new Date(input.value);
    const text = Number.isNaN(chosen.getTime()) ? null : `${chosen.toISOString().slice(0, 19)}Z`;
    drawing.onChange(drawing.element.name, text);
  });
  return input;
};
