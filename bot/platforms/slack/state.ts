// What a window's inputs hold when it is sent, by the names of its elements.
import { flatten, type Submission } from '#bot/platforms/read.ts';
import type { State } from './payloads.ts';

type StateValue = State[string][string];

/** Undefined where it is too much for any form. `codes` are those that were too long for their lists. */
export function submissionOf(values: State, codes: Readonly<Record<string, string>>): Submission | undefined {
  const sent = Object.values(values).flatMap((elements) =>
    Object.entries(elements).map(
      ([name, value]) => [name, textsOf(value).map((text) => whole(text, codes))] as const,
    ),
  );
  return flatten(Object.fromEntries(sent));
}

function whole(text: string, codes: Readonly<Record<string, string>>): string {
  return Object.hasOwn(codes, text) ? (codes[text] ?? text) : text;
}

function textsOf({
  value,
  selected_date,
  selected_option,
  selected_options,
  selected_users,
}: StateValue): readonly string[] {
  // Colleagues are read as they are typed elsewhere: names on a line.
  if (selected_users) return [selected_users.map((id) => `@${id}`).join(' ')];
  if (selected_options) return selected_options.map((option) => option.value);
  const one = value ?? selected_date ?? selected_option?.value;
  return typeof one === 'string' ? [one] : [];
}

/** The input of a field in a window, or the first of its parts; undefined where it has none. */
export function blockOf(name: string, blockIds: readonly string[]): string | undefined {
  const named = blockIds.map((id) => [id, id.slice(id.indexOf('.') + 1)] as const);
  const found =
    named.find(([, element]) => element === name) ??
    named.find(([, element]) => element.startsWith(`${name}__`));
  return found?.[0];
}
