// Puts any answer into the elements that draw its field, as a hand does with the controls of each client.
import type { FormContext } from '#bot/forms/context.ts';
import { formatDate } from '#bot/forms/dates.ts';
import type { Field, Value } from '#bot/forms/field.ts';
import { EMPTY, type RawAnswer, rawOf } from '#bot/forms/raw.ts';
import { elementName } from '#bot/platforms/names.ts';
import { fill } from '#local/page/dialog/client.ts';
import type { DialogElement, Option } from '#local/page/dialog/definition.ts';
import { controlOf, type DialogState } from '#local/page/dialog/state.ts';

/** The elements that draw a field: its own, or those of its parts. */
export function elementsDe(state: DialogState, name: string): readonly DialogElement[] {
  const own = elementName(name);
  return state.shown.elements.filter(
    (element) => element.name === own || element.name.startsWith(`${own}__`),
  );
}

/** Fills the field with an answer; without one, empties it. What the answer does not fill is emptied. */
export function remplir(
  state: DialogState,
  name: string,
  {
    field,
    value,
    context,
  }: { readonly field: Field; readonly value: Value | undefined; readonly context: FormContext },
): DialogState {
  const raw = value === undefined ? undefined : written(field, value, context);
  const texts = raw === undefined ? new Map<string, string>() : partsOf(name, raw);
  return elementsDe(state, name).reduce((before, element) => {
    const text = texts.get(element.name);
    const control = controlOf(element, before.rules);
    if (control === 'bool') return fill(before, element.name, raw === true);
    if (control === 'multiselect')
      return fill(before, element.name, Array.isArray(raw) ? raw.map(String) : null);
    if (control === 'lookup') return fill(before, element.name, lookedUp(field, value, context));
    if (text === undefined) return empty(before, element, field);
    const typed = field.kind === 'date' && control === 'text' ? formatDate(text) : text;
    return fill(before, element.name, typed);
  }, state);
}

/** People are written by their names. */
export function written(field: Field, value: Value, { persons }: FormContext): RawAnswer {
  if (field.kind !== 'persons' || !persons || !Array.isArray(value)) return rawOf(field, value as never);
  return value.map((code) => persons.lineOf(String(code))).join('\n');
}

/** The option that the look-up of a list offers for somebody, or for nobody in particular. */
function lookedUp(field: Field, value: Value | undefined, { persons }: FormContext): Option {
  const nobody = field.kind === 'person' ? field.anonymous : '';
  if (typeof value !== 'string') return { value: nobody, label: nobody };
  return { value, label: persons?.label(value) ?? '' };
}

/** The text of each element: of the field, of each counter, of each cell, of each select of a list. */
function partsOf(name: string, raw: RawAnswer): ReadonlyMap<string, string> {
  if (typeof raw === 'string') return new Map([[elementName(name), raw]]);
  if (typeof raw === 'boolean') return new Map();
  if (!Array.isArray(raw))
    return new Map(Object.entries(raw).map(([code, text]) => [elementName(name, code), String(text)]));
  return new Map(
    raw.flatMap((one, index): readonly (readonly [string, string])[] =>
      typeof one === 'string'
        ? [[elementName(name, index + 1), one]]
        : Object.entries(one).map(([column, cell]) => [elementName(name, index, column), String(cell)]),
    ),
  );
}

function empty(state: DialogState, element: DialogElement, field: Field): DialogState {
  if (field.kind === 'person') return fill(state, element.name, field.anonymous);
  const control = controlOf(element, state.rules);
  if (control === 'text' || control === 'textarea') return fill(state, element.name, '');
  return fill(state, element.name, EMPTY);
}
