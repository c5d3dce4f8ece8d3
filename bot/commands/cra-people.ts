// The people of an activity as they are named in the words after a command: those who are somebody without a doubt, and no other.
import { namedBy, namingIn } from '#bot/domain/cra/personnes.ts';
import type { FormContext } from '#bot/forms/context.ts';
import type { Answers } from '#bot/forms/field.ts';
import type { Form } from '#bot/forms/form.ts';

/** Words left over may be somebody: one person and no doubt is that person, otherwise they stay shown as not understood. */
export function peopleIn(
  leftovers: readonly string[],
  form: Form,
  { persons }: FormContext,
): { readonly values: Answers; readonly leftovers: readonly string[] } {
  const certain = (words: string) => (NAMES_SOMEBODY.test(words) ? persons?.certain(words) : undefined);
  const whole = certain(leftovers.join(' '));
  if (whole !== undefined) return { values: namingIn(form, [whole]), leftovers: [] };
  const runs = leftovers.map((run) => severalIn(run.split(' '), certain));
  const personnes = [...new Set(runs.flatMap(({ found }) => found))];
  // One more than there is room for, or nobody: nothing is guessed.
  const values = namingIn(form, personnes);
  if (personnes.length === 0 || namedBy(form, values).length < personnes.length)
    return { values: {}, leftovers };
  return { values, leftovers: runs.flatMap(({ rest }) => rest) };
}

/** Words of the longest name. */
const LONGEST_NAME = 5;

/** « Paul Dupont Awa Le Bihan »: each longest group of words that is somebody without a doubt, two words at least; the others, together where they were. */
function severalIn(
  words: readonly string[],
  certain: (words: string) => string | undefined,
): { readonly found: readonly string[]; readonly rest: readonly string[] } {
  for (let start = 0; start < words.length; start += 1) {
    for (let size = Math.min(LONGEST_NAME, words.length - start); size > 1; size -= 1) {
      const id = certain(words.slice(start, start + size).join(' '));
      if (id === undefined) continue;
      const after = severalIn(words.slice(start + size), certain);
      const before = words.slice(0, start).join(' ');
      return { found: [id, ...after.found], rest: [...(before ? [before] : []), ...after.rest] };
    }
  }
  return { found: [], rest: words.length > 0 ? [words.join(' ')] : [] };
}

/** A name or most of a phone: fewer digits are a figure that was not understood. */
const NAMES_SOMEBODY = /\p{L}{2}|(?:\d\D*){6}/u;
