// What a person can do to one field, and nothing more: type, choose among what is offered, tick, clear where clearing exists.
import type { DialogElement, Option } from './definition.ts';
import { optionsOf } from './definition.ts';
import { numberTyped } from './number-box.ts';
import type { Control, DialogState, FieldValue } from './state.ts';
import { controlOf, isOptionList } from './state.ts';

/** Text typed, value chosen, values chosen, an option that a look-up offered, a box ticked or not; null clears. */
export type Filling = string | boolean | null | readonly string[] | Option;

const impossible = (element: DialogElement, what: string): Error =>
  new Error(`« ${element.display_name || element.name} »: ${what}.`);

const optionChosen = (element: DialogElement, value: string): Option => {
  const option = optionsOf(element).find((candidate) => candidate.value === value);
  if (!option) throw impossible(element, `the list does not offer « ${value} »`);
  return option;
};

const typed = (element: DialogElement, filling: Filling, state: DialogState): FieldValue => {
  if (filling !== null && typeof filling !== 'string')
    throw impossible(element, 'only text can be typed here');
  const text = filling ?? '';
  const longest = element.max_length || (element.type === 'textarea' ? 3000 : 150);
  if (state.rules.dialogs === 'legacy' && element.subtype === 'number') return numberTyped(text);
  return text.slice(0, longest);
};

const chosen = (element: DialogElement, filling: Filling, state: DialogState): FieldValue => {
  const legacy = state.rules.dialogs === 'legacy';
  if (filling === null) return legacy ? state.values[element.name] : null;
  if (typeof filling !== 'string') throw impossible(element, 'one value is chosen here');
  const option = optionChosen(element, filling);
  return legacy ? option.value : option;
};

const chosenSeveral = (element: DialogElement, filling: Filling): FieldValue => {
  if (filling === null) return [];
  if (!Array.isArray(filling)) throw impossible(element, 'several values are chosen here, as a list');
  return filling.map((value: string) => optionChosen(element, value));
};

const lookedUp = (element: DialogElement, filling: Filling, state: DialogState): FieldValue => {
  if (filling === null) return element.multiselect ? [] : null;
  if (typeof filling !== 'object' || !('value' in filling)) {
    throw impossible(element, 'an option that a look-up offered is chosen here');
  }
  if (!element.multiselect) return filling;
  const before = state.values[element.name];
  return isOptionList(before) ? [...before, filling] : [filling];
};

const pressed = (element: DialogElement, filling: Filling): FieldValue => {
  if (typeof filling !== 'string')
    throw impossible(element, 'one button is pressed, and none can be released');
  return optionChosen(element, filling).value;
};

const dated = (element: DialogElement, filling: Filling): FieldValue => {
  if (typeof filling !== 'string') throw impossible(element, 'the calendar has no button to empty it');
  return filling;
};

const ticked = (element: DialogElement, filling: Filling): FieldValue => {
  if (typeof filling !== 'boolean') throw impossible(element, 'a box is ticked or not');
  return filling;
};

const ways: Readonly<
  Record<Control, (element: DialogElement, filling: Filling, state: DialogState) => FieldValue>
> = {
  text: typed,
  textarea: typed,
  select: chosen,
  multiselect: chosenSeveral,
  lookup: lookedUp,
  radio: pressed,
  bool: ticked,
  date: dated,
  datetime: dated,
  none: (element) => {
    throw impossible(element, 'this client draws nothing for it');
  },
};

export const valueAfter = (state: DialogState, element: DialogElement, filling: Filling): FieldValue =>
  ways[controlOf(element, state.rules)](element, filling, state);
