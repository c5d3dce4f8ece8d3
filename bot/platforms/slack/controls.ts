// The controls of a window, and the choice among them: one press where it can be, a list otherwise, and what was typed always shown whole.
import type { InputBlock, InputBlockElement } from '@slack/types';
import { EMPTY } from '#bot/forms/raw.ts';
import type { ScreenField } from '#bot/forms/screen.ts';
import { elementName } from '#bot/platforms/names.ts';
import { LIMITS, RADIO_OPTIONS } from './limits.ts';
import { type LongCodes, listed, plain, toOption } from './options.ts';

/** What all elements of a field share: its first one has its name. */
export interface Named {
  readonly name: string;
  readonly label: string;
  readonly optional: boolean;
  readonly hint?: string;
}

export function named({ name, field }: ScreenField, hint = field.help): Named {
  return {
    name: elementName(name),
    label: field.label,
    optional: !field.required,
    ...(hint && { hint }),
  };
}

/** An input; its block has the name of its element, which the window makes unique. */
export type Input = InputBlock & { readonly block_id: string };

export function input({ name, label, optional, hint }: Named, element: InputBlockElement): Input {
  return {
    type: 'input',
    block_id: name,
    label: plain(label, LIMITS.label),
    optional,
    ...(hint && { hint: plain(hint, LIMITS.hint) }),
    element: { ...element, action_id: name },
  };
}

interface Line {
  /** What may be typed: what is shown already is never shorter. */
  readonly length: number;
  readonly value: string | undefined;
  readonly placeholder?: string | undefined;
  readonly multiline?: true;
}

/** A box of text. */
export function line(base: Named, { length, value, placeholder, multiline }: Line): Input {
  const shown = value?.slice(0, LIMITS.input);
  return input(base, {
    type: 'plain_text_input',
    max_length: Math.min(LIMITS.input, Math.max(length, shown?.length ?? 0)),
    ...(multiline && { multiline }),
    ...(shown && { initial_value: shown }),
    ...(placeholder && { placeholder: plain(placeholder, LIMITS.placeholder) }),
  });
}

const NOTHING = { code: EMPTY, label: 'Non renseigné' };
const CHOOSE = plain('Choisir', LIMITS.placeholder);

interface Choice {
  readonly offered: readonly { readonly code: string; readonly label: string }[];
  readonly value: string | undefined;
  readonly codes: LongCodes;
}

/**
 * A required choice among few, still to be made, is made of buttons; any other is a list, as on other chats. What is optional has an explicit
 * nothing: old choices are taken back by choosing it.
 */
export function oneOf(base: Named, { offered, value, codes }: Choice): Input {
  const known = offered.some(({ code }) => code === EMPTY);
  const options = (base.optional && !known ? [NOTHING, ...offered] : offered).map((one) =>
    toOption(one, codes),
  );
  const kept = value === undefined ? undefined : codes.valueOf(value);
  const shown = options.find((option) => option.value === kept);
  if (!base.optional && shown === undefined && options.length <= RADIO_OPTIONS)
    return input(base, { type: 'radio_buttons', options });
  return input(base, {
    type: 'static_select',
    ...listed(options),
    placeholder: CHOOSE,
    ...(shown && { initial_option: shown }),
  });
}

/** What is chosen among several is taken back by its own cross: an explicit nothing would be one more thing to choose. */
export function manyOf(
  base: Named,
  { offered, codes }: Omit<Choice, 'value'>,
  chosen: readonly string[],
): Input {
  const options = offered.filter(({ code }) => code !== EMPTY).map((one) => toOption(one, codes));
  const values = chosen.map(codes.valueOf);
  const shown = options.filter(({ value }) => value !== undefined && values.includes(value));
  return input(base, {
    type: 'multi_static_select',
    ...listed(options),
    placeholder: CHOOSE,
    ...(shown.length > 0 && { initial_options: shown }),
  });
}
