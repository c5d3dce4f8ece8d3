// A window of Slack as somebody in front of it uses it: inputs and options by what is written on them, what can be read, what each costs the hand.
import type { Effort } from '#local/page/dialog/presses.ts';
import { blockText } from './lecture.ts';
import { inputKey } from './methods.ts';
import type { InputBlock, Option } from './rules.ts';
import { heldBy, inputsOf, offeredBy } from './view-state.ts';
import type { OpenView, Typed } from './workspace.ts';

const NONE: Effort = { presses: 0, typed: 0 };

/** The input of that label; there is one, or the window is not what was expected. */
export function champ(opened: OpenView, label: string): InputBlock {
  const [block, ...others] = inputsOf(opened).filter((one) => one.label.text === label);
  if (block && others.length === 0) return block;
  throw new Error(`« ${label} » : ${others.length + (block ? 1 : 0)} champs de ce nom dans\n${lire(opened)}`);
}

function put(opened: OpenView, block: InputBlock, held: Typed): void {
  opened.filled[inputKey(block)] = held;
}

/** What an option says, its second line included. */
export function words({ text, description }: Option): string {
  return [text.text, description?.text].filter(Boolean).join(' ');
}

/** An option by its words, or by those before its examples (« E-mail : créer une boîte… »). */
function optionNamed(opened: OpenView, block: InputBlock, wanted: string): Option {
  const options = offeredBy(opened, block);
  const found =
    options.find((option) => words(option) === wanted) ??
    options.find((option) => words(option).startsWith(`${wanted} :`));
  if (found) return found;
  throw new Error(
    `« ${block.label.text} » ne propose pas « ${wanted} » mais : ${options.map(words).join(' | ')}`,
  );
}

/** A list counts two, each time: it closes on a choice. A button counts one. */
export function choisir(opened: OpenView, label: string, options: readonly string[]): Effort {
  const block = champ(opened, label);
  const codes = options.map((option) => optionNamed(opened, block, option).value);
  const { type } = block.element;
  if (type === 'multi_static_select') {
    const before = heldBy(opened, block);
    put(opened, block, codes);
    return { presses: 2 * codes.filter((code) => !before?.includes(code)).length, typed: 0 };
  }
  const [code = null] = codes;
  put(opened, block, code);
  return { presses: type === 'radio_buttons' ? 1 : 2, typed: 0 };
}

/** A box that is the first of the window has the focus on opening. */
export function ecrire(opened: OpenView, label: string, text: string): Effort {
  const block = champ(opened, label);
  if (block.element.type !== 'plain_text_input') throw new Error(`« ${label} » n’est pas une case de texte`);
  const { max_length = 3000 } = block.element;
  if (text.length > max_length) throw new Error(`« ${label} » ne prend que ${max_length} caractères`);
  put(opened, block, text === '' ? null : text);
  return { presses: inputsOf(opened)[0] === block ? 0 : 1, typed: 1 };
}

export function cocher(opened: OpenView, label: string, ticked: boolean): Effort {
  const block = champ(opened, label);
  if (block.element.type !== 'checkboxes') throw new Error(`« ${label} » n’est pas une case à cocher`);
  put(opened, block, ticked ? block.element.options.map(({ value }) => value) : []);
  return { presses: 1, typed: 0 };
}

/** In a calendar, or typed as it is in France. */
export function dater(opened: OpenView, label: string, iso: string): Effort {
  const block = champ(opened, label);
  if (block.element.type !== 'datepicker')
    return ecrire(opened, label, iso.split('-').toReversed().join('/'));
  put(opened, block, iso);
  return { presses: 2, typed: 0 };
}

/** Empties an input by what its control has for it. */
export function vider(opened: OpenView, label: string): Effort {
  const block = champ(opened, label);
  switch (block.element.type) {
    case 'plain_text_input':
      return ecrire(opened, label, '');
    case 'checkboxes':
      return cocher(opened, label, false);
    case 'static_select':
      return choisir(opened, label, ['Non renseigné']);
    case 'multi_static_select':
    case 'multi_users_select':
      put(opened, block, []);
      return { presses: 1, typed: 0 };
    default:
      throw new Error(`« ${label} » ne peut pas être vidé`);
  }
}

/** People chosen in a list of the whole workspace. */
export function nommer(opened: OpenView, label: string, ids: readonly string[]): Effort {
  const block = champ(opened, label);
  if (block.element.type !== 'multi_users_select')
    throw new Error(`« ${label} » n’est pas une liste de personnes`);
  put(opened, block, ids);
  return { presses: 2 * ids.length, typed: 0 };
}

/** Chooses, among what was looked up, the option that begins with these words. */
export function prendre(opened: OpenView, block: InputBlock, option: string): Effort {
  const found = offeredBy(opened, block);
  const chosen = found.find((one) => words(one).startsWith(option));
  if (!chosen)
    throw new Error(
      `« ${block.label.text} » ne trouve pas « ${option} » mais : ${found.map(words).join(' | ')}`,
    );
  put(opened, block, chosen.value);
  return { ...NONE, presses: 2 };
}

/** What an input shows: the words of what is chosen, the text typed. */
export function montre(opened: OpenView, block: InputBlock): string {
  const held = heldBy(opened, block);
  const said = (value: string): string => {
    const option = offeredBy(opened, block).find((one) => one.value === value);
    return option ? words(option) : value;
  };
  if (block.element.type === 'checkboxes') return held?.length ? 'oui' : '';
  if (held === null) return '';
  return typeof held === 'string' ? said(held) : held.map(said).join(', ');
}

/** What is written in the window, an input a line: its label, then what it shows. */
export function lire(opened: OpenView): string {
  const { title, blocks, submit, close } = opened.view;
  const lines = blocks.map((block) => {
    if (block.type !== 'input') return blockText(block);
    const error = opened.errors[block.block_id ?? ''];
    return `${block.label.text} : ${montre(opened, block)}${error ? ` (! ${error})` : ''}`;
  });
  return [`[${title.text}]`, ...lines, opened.trouble, `[${(submit ?? close)?.text ?? ''}]`]
    .filter(Boolean)
    .join('\n');
}

/** What Slack does not let be sent: required inputs that are empty. */
export function manquants(opened: OpenView): Readonly<Record<string, string>> {
  const empty = inputsOf(opened).filter((block) => !block.optional && isEmpty(heldBy(opened, block)));
  return Object.fromEntries(
    empty.map((block) => [block.block_id ?? '', 'Please complete this required field.']),
  );
}

function isEmpty(held: Typed): boolean {
  return held === null || held.length === 0;
}
