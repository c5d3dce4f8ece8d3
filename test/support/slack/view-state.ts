// What the inputs of a window hold: what they opened with, then what was put in them; and that in the shape of Slack's payloads.
import { inputKey } from './methods.ts';
import { type InputBlock, type Option, optionsOf } from './rules.ts';
import type { OpenView, Typed } from './workspace.ts';

export function inputsOf({ view }: OpenView): readonly InputBlock[] {
  return view.blocks.filter((block) => block.type === 'input');
}

/** A text, the value of an option or of several, a date, or nothing. */
export function heldBy(opened: OpenView, block: InputBlock): Typed {
  const typed = opened.filled[inputKey(block)];
  return typed === undefined ? initialOf(block) : typed;
}

function initialOf({ element }: InputBlock): Typed {
  switch (element.type) {
    case 'plain_text_input':
      return element.initial_value ?? null;
    case 'datepicker':
      return element.initial_date ?? null;
    case 'static_select':
    case 'radio_buttons':
    case 'external_select':
      return element.initial_option?.value ?? null;
    case 'multi_static_select':
    case 'checkboxes':
      return (element.initial_options ?? []).map(({ value }) => value);
    case 'multi_users_select':
      return element.initial_users ?? [];
  }
}

/** The options that an input offers by itself, and those found by looking up. */
export function offeredBy(opened: OpenView, { element, block_id }: InputBlock): readonly Option[] {
  if (element.type === 'external_select') {
    const found = opened.found[block_id ?? ''] ?? [];
    return element.initial_option ? [element.initial_option, ...found] : found;
  }
  return 'options' in element || 'option_groups' in element ? optionsOf(element) : [];
}

export function viewState(opened: OpenView): Record<string, Record<string, object>> {
  return Object.fromEntries(
    inputsOf(opened).map((block) => [
      block.block_id ?? '',
      { [block.element.action_id]: { type: block.element.type, ...stateOf(opened, block) } },
    ]),
  );
}

function stateOf(opened: OpenView, block: InputBlock): object {
  const held = heldBy(opened, block);
  const option = (value: unknown): Option | null =>
    offeredBy(opened, block).find((one) => one.value === value) ?? null;
  const values = Array.isArray(held) ? held : [];
  switch (block.element.type) {
    case 'plain_text_input':
      return { value: held };
    case 'datepicker':
      return { selected_date: held };
    case 'multi_users_select':
      return { selected_users: values };
    case 'multi_static_select':
    case 'checkboxes':
      return { selected_options: values.map(option) };
    default:
      return { selected_option: option(held) };
  }
}
