// A dialog as somebody in front of it uses it: fields and options by what is written on them, and what can be read in it.
import * as z from 'zod';
import { effort, fill, lookUp } from '#local/page/dialog/client.ts';
import type { DialogElement } from '#local/page/dialog/definition.ts';
import type { Filling } from '#local/page/dialog/filling.ts';
import type { Effort } from '#local/page/dialog/presses.ts';
import {
  type Control,
  controlOf,
  type DialogState,
  type FieldValue,
  isOption,
  isOptionList,
} from '#local/page/dialog/state.ts';

export interface Filled {
  readonly state: DialogState;
  readonly effort: Effort;
}

/** The field of that label; there is one, or the dialog is not what was expected. */
export function champ(state: DialogState, label: string): DialogElement {
  const found = state.shown.elements.filter((element) => element.display_name === label);
  const [element, ...others] = found;
  if (element && others.length === 0) return element;
  throw new Error(`« ${label} » : ${found.length} champs de ce nom dans\n${lire(state)}`);
}

export function controle(state: DialogState, label: string): Control {
  return controlOf(champ(state, label), state.rules);
}

/** Chooses options by their words. Where there is no multi-select, each goes to the next of the lists « Label (2) », « Label (3) »… */
export function choisir(state: DialogState, label: string, options: readonly string[]): Filled {
  const control = controle(state, label);
  const codes = options.map((option) => codeNamed(champ(state, label), option));
  if (control === 'multiselect') return put(state, label, codes);
  const lists = codes.map((code, index) => [index === 0 ? label : `${label} (${index + 1})`, code] as const);
  return lists.reduce<Filled>(
    (before, [list, code]) => {
      const after = put(before.state, list, code);
      return { state: after.state, effort: sum(before.effort, after.effort) };
    },
    { state, effort: NONE },
  );
}

/** What is asked while typing in a list that looks up, and choosing in its answer the option that begins with these words. */
export function chercher(state: DialogState, label: string, text: string) {
  const { name } = champ(state, label);
  return {
    request: lookUp(state, name, text),
    pick: (body: unknown, words: string): Filled => {
      const items = looked.parse(body).items;
      const found = items.find((item) => item.text.startsWith(words));
      if (!found)
        throw new Error(
          `« ${label} » ne trouve pas « ${words} » mais : ${items.map((i) => i.text).join(' | ')}`,
        );
      const filling = { value: found.value, label: found.text };
      return { state: fill(state, name, filling), effort: effort(state, name, { filling, query: text }) };
    },
  };
}

const looked = z.object({ items: z.array(z.object({ text: z.string(), value: z.string() })) });

export function ecrire(state: DialogState, label: string, text: string): Filled {
  return put(state, label, text);
}

export function cocher(state: DialogState, label: string, ticked: boolean): Filled {
  return put(state, label, ticked);
}

/** In a calendar, or typed as it is in France. */
export function dater(state: DialogState, label: string, iso: string): Filled {
  const calendar = controle(state, label) === 'date';
  return put(state, label, calendar ? iso : iso.split('-').toReversed().join('/'));
}

/** Empties a field by what its control has for it; a calendar has nothing. */
export function vider(state: DialogState, label: string): Filled {
  switch (controle(state, label)) {
    case 'text':
    case 'textarea':
      return put(state, label, '');
    case 'bool':
      return put(state, label, false);
    case 'multiselect':
    case 'lookup':
      return put(state, label, null);
    default:
      return put(state, label, emptyCode(champ(state, label)));
  }
}

const NONE: Effort = { presses: 0, typed: 0 };

export function sum(a: Effort, b: Effort): Effort {
  return { presses: a.presses + b.presses, typed: a.typed + b.typed };
}

function put(state: DialogState, label: string, filling: Filling): Filled {
  const { name } = champ(state, label);
  return { state: fill(state, name, filling), effort: effort(state, name, { filling }) };
}

/** An option by its words, or by those before its examples (« E-mail : créer une boîte… »). */
function codeNamed(element: DialogElement, words: string): string {
  const options = element.options ?? [];
  const found =
    options.find((option) => option.text === words) ??
    options.find((option) => option.text.startsWith(`${words} :`));
  if (found) return found.value;
  const offered = options.map((option) => option.text).join(' | ');
  throw new Error(`« ${element.display_name} » ne propose pas « ${words} » mais : ${offered}`);
}

function emptyCode(element: DialogElement): string {
  const nothing = element.options?.find(({ text }) => text === 'Non renseigné' || text === '—');
  if (nothing) return nothing.value;
  throw new Error(`« ${element.display_name} » ne peut pas être vidé`);
}

/** What is written in the dialog, one field a line: its label, then what it shows. */
export function lire(state: DialogState): string {
  const { title, introduction_text, elements, submit_label } = state.shown;
  const lines = elements.map((element) => {
    const error = state.errors[element.name];
    return `${element.display_name} : ${shownIn(state, element)}${error ? ` (! ${error})` : ''}`;
  });
  return [`[${title}]`, introduction_text, ...lines, state.error ?? '', `[${submit_label}]`]
    .filter(Boolean)
    .join('\n');
}

/** What an element shows: the words of what is chosen, the text typed. */
export function shownIn(state: DialogState, element: DialogElement): string {
  const value: FieldValue = state.values[element.name];
  if (isOptionList(value)) return value.map((option) => option.label).join(', ');
  if (isOption(value)) return value.label;
  if (typeof value === 'boolean') return value ? 'oui' : '';
  const text = value === null || value === undefined ? '' : String(value);
  return element.options?.find((option) => option.value === text)?.text ?? text;
}
