// Two sheets of one person made one, as La Coop does (2.4): what the kept one says wins, its gaps are filled from the other; and back again.
import type { Answers, Value } from '#bot/forms/field.ts';
import { type Beneficiaire, normalise } from './beneficiaire.ts';

/** How long a merge can be undone, in milliseconds: seven days. */
export const UNDO_FUSION = 7 * 24 * 60 * 60 * 1000;

/** Longer notes than a sheet holds are not put end to end: those of the kept one stay. */
const LONGEST_NOTES = 3000;

/** The kept sheet once merged. */
export function mergedInto(
  gardee: Pick<Beneficiaire, 'values' | 'creeLe'>,
  fondue: Pick<Beneficiaire, 'values' | 'creeLe'>,
): Pick<Beneficiaire, 'values' | 'creeLe'> {
  const values = normalise({ ...fondue.values, ...gardee.values, ...notesOf(gardee.values, fondue.values) });
  return { values, creeLe: Math.min(gardee.creeLe, fondue.creeLe) };
}

/** Both, one after the other, where they fit: neither is lost unseen. */
function notesOf({ notes: a }: Answers, { notes: b }: Answers): Answers {
  if (typeof a !== 'string' || typeof b !== 'string' || a.includes(b)) return {};
  const both = `${a}\n\n${b}`;
  return both.length > LONGEST_NOTES ? {} : { notes: both };
}

/** What the merge adds to the kept sheet, by field: what a preview shows. */
export function addedBy(
  gardee: Pick<Beneficiaire, 'values' | 'creeLe'>,
  fondue: Pick<Beneficiaire, 'values' | 'creeLe'>,
): Answers {
  const { values } = mergedInto(gardee, fondue);
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !isSame(value, gardee.values[name])),
  );
}

/** The kept sheet as it was before; what was changed since stays as it was changed. */
export function unmerged(
  now: Answers,
  { avant, apres }: { readonly avant: Answers; readonly apres: Answers },
): Answers {
  const names = new Set([...Object.keys(avant), ...Object.keys(apres), ...Object.keys(now)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const value = isSame(now[name], apres[name]) ? avant[name] : now[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** Answers are plain data: the same once written the same. */
function isSame(a: Value | undefined, b: Value | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
