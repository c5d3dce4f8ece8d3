// Counts what a field costs the hand: a press is a pointerdown; typing into a field is one typed field, however long.
import type { DialogElement } from './definition.ts';
import type { Filling } from './filling.ts';
import type { DialogState } from './state.ts';
import { controlOf, isOptionList } from './state.ts';

export interface Effort {
  readonly presses: number;
  readonly typed: number;
}

/** The field that has the focus on opening needs no press to type into. */
const focused = (state: DialogState, element: DialogElement): boolean => state.shown.elements[0] === element;

/** A list closes after each choice, so each one opens it anew. */
const added = (state: DialogState, element: DialogElement, filling: Filling): number => {
  if (!Array.isArray(filling)) return 1;
  const before = state.values[element.name];
  const values = isOptionList(before) ? before.map(({ value }) => value) : [];
  return filling.filter((value: string) => !values.includes(value)).length;
};

/** The effort of one filling, before it is done; `query` is what is typed to find an option. */
export const effortOf = (
  state: DialogState,
  { element, filling, query }: { element: DialogElement; filling: Filling; query: string },
): Effort => {
  const control = controlOf(element, state.rules);
  if (control === 'text' || control === 'textarea') {
    return { presses: focused(state, element) ? 0 : 1, typed: 1 };
  }
  if (filling === null || control === 'radio' || control === 'bool') return { presses: 1, typed: 0 };
  return { presses: 2 * added(state, element, filling), typed: query === '' ? 0 : 1 };
};
