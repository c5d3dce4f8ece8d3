// The controls of a dialog, and the choice among them: one press where it can be, never one that a version draws wrong.

import type { Offered } from '#bot/forms/options.ts';
import { EMPTY } from '#bot/forms/raw.ts';
import type { ScreenField } from '#bot/forms/screen.ts';
import { cutBytes } from '#bot/platforms/cut.ts';
import { elementName } from '#bot/platforms/names.ts';
import { codesOf } from '#bot/platforms/shown.ts';
import type { DialogElement, DialogOption } from './dialog.ts';
import { HELP_BYTES, type Limits, RADIO_OPTIONS, SELECTS_PER_LIST, SHORT_LIST } from './limits.ts';

const NONE: DialogOption = { value: EMPTY, text: '—' };

type Named = Pick<DialogElement, 'display_name' | 'name' | 'optional' | 'help_text'>;

/** What all elements of a field share: its first one has its name. */
export function named({ name, field }: ScreenField, help = field.help): Named {
  return {
    display_name: field.label,
    name: elementName(name),
    optional: !field.required,
    ...(help && { help_text: cutBytes(help, HELP_BYTES) }),
  };
}

/** A box for a line of text; `length` is what may be typed, not what is accepted. */
export function line(base: Named, length: number, value: string | undefined): DialogElement {
  return { ...base, type: 'text', max_length: length, ...given(value) };
}

export function given(value: string | undefined): { readonly default?: string } {
  return value === undefined ? {} : { default: value };
}

export function toOptions(offered: readonly Offered[]): readonly DialogOption[] {
  return offered.map(({ code, label }) => ({ value: code, text: label }));
}

/**
 * A required choice among few, still to be made, is a radio; any other is a select. A radio never has a default: from 11.0 it is sent
 * without being shown. Nor is it ever optional: before 11.0 it could not be submitted.
 */
export function oneOf(
  base: Named,
  offered: readonly DialogOption[],
  value: string | undefined,
): DialogElement {
  const options = base.optional ? withNothing(offered) : offered;
  // A default outside the options looks empty, and old clients send it all the same.
  const shown = options.some((option) => option.value === value) ? value : undefined;
  const isRadio = !base.optional && shown === undefined && options.length <= RADIO_OPTIONS;
  return { ...base, type: isRadio ? 'radio' : 'select', options, ...given(shown) };
}

/** Clients send cleared values again, and old ones cannot clear: nothing must be something to choose. */
function withNothing(options: readonly DialogOption[]): readonly DialogOption[] {
  return options.some((option) => option.value === EMPTY) ? options : [NONE, ...options];
}

/** One multi-select where there is one, otherwise as many selects as are useful, « Thématiques », « Thématiques (2) »… */
export function manyOf(shown: ScreenField, limits: Limits): readonly DialogElement[] {
  const base = named(shown);
  const options = toOptions(shown.options ?? []);
  const known = options.map((option) => option.value).filter((code) => code !== EMPTY);
  const chosen = codesOf(shown).filter((code) => known.includes(code));
  if (!limits.multiselect) return severalSelects(base, { options, known, chosen });
  const all = base.optional ? withNothing(options) : options;
  return [
    { ...base, type: 'select', multiselect: true, options: all, ...given(chosen.join(',') || undefined) },
  ];
}

function severalSelects(
  base: Named,
  list: {
    readonly options: readonly DialogOption[];
    readonly known: readonly string[];
    readonly chosen: readonly string[];
  },
): readonly DialogElement[] {
  const room = list.known.length > SHORT_LIST ? SELECTS_PER_LIST.long : SELECTS_PER_LIST.short;
  const useful = Math.max(1, Math.min(list.known.length, Math.max(room, list.chosen.length + 1)));
  const { help_text: _said, ...plain } = base;
  const further = [NONE, ...list.options.filter((option) => option.value !== EMPTY)];
  return Array.from({ length: useful }, (_, index) => {
    const rank = index + 1;
    const first = rank === 1;
    return {
      // The help is said once.
      ...(first ? base : plain),
      name: elementName(base.name, rank),
      display_name: first ? base.display_name : `${base.display_name} (${rank})`,
      optional: !first || base.optional,
      type: 'select',
      options: first ? (base.optional ? withNothing(list.options) : list.options) : further,
      ...given(list.chosen[index]),
    };
  });
}
