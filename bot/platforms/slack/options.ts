// Options of lists as Slack takes them: short labels, short values, in groups where they are many.
import type { PlainTextElement, PlainTextOption } from '@slack/types';
import { idOf } from '#bot/conversations/identity.ts';
import type { Offered } from '#bot/forms/options.ts';
import { cutCharacters, wholeCharacters } from '#bot/platforms/cut.ts';
import { LIMITS } from './limits.ts';

export function plain(text: string, most: number): PlainTextElement {
  // Words as they are written: `:mail:` is not a drawing.
  return { type: 'plain_text', text: cutCharacters(text.trim() === '' ? '—' : text, most), emoji: false };
}

/** Codes too long to be an option's value, by what stands for each of them in one window. */
export interface LongCodes {
  valueOf(code: string): string;
  readonly known: Readonly<Record<string, string>>;
}

const LONG = '~';

export function longCodes(): LongCodes {
  const known: Record<string, string> = {};
  return {
    known,
    valueOf: (code) => {
      if (fits(code)) return code;
      const value = LONG + idOf(code);
      known[value] = code;
      return value;
    },
  };
}

export function fits(code: string): boolean {
  return code !== '' && code.length <= LIMITS.optionValue && !code.startsWith(LONG);
}

/** What does not fit the label goes on below it. Without a window to keep them, codes must fit. */
export function toOption({ code, label }: Offered, codes?: LongCodes): PlainTextOption {
  const value = codes?.valueOf(code) ?? code;
  if (label.length <= LIMITS.optionText) return { text: plain(label, LIMITS.optionText), value };
  const space = label.lastIndexOf(' ', LIMITS.optionText);
  const text = wholeCharacters(label.slice(0, space > 0 ? space : LIMITS.optionText));
  const description = plain(label.slice(text.length).trim(), LIMITS.optionDescription);
  return { text: plain(text, LIMITS.optionText), description, value };
}

interface Group {
  readonly label: PlainTextElement;
  readonly options: PlainTextOption[];
}

type Listed = { readonly options: PlainTextOption[] } | { readonly option_groups: Group[] };

/** A list holds a hundred options, or a hundred groups of as many. */
export function listed(options: readonly PlainTextOption[]): Listed {
  if (options.length <= LIMITS.options) return { options: [...options] };
  const groups: Group[] = [];
  const most = Math.min(options.length, LIMITS.options * LIMITS.groups);
  for (let from = 0; from < most; from += LIMITS.options) {
    const part = options.slice(from, from + LIMITS.options);
    groups.push({
      label: plain(`${from + 1} à ${from + part.length}`, LIMITS.optionText),
      options: part,
    });
  }
  return { option_groups: groups };
}
