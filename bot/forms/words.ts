// Typed words made comparable: without case, accents, invisible characters or typography; and the nearest known word to a mistyped one.

const APOSTROPHES = /[\u2018\u2019\u201B\u02BC\u02B9\u2032\u00B4`]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** Lower case, no accents, no zero-width or bidi character, plain apostrophes and dashes, single spaces. Punctuation stays. */
export function tidy(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(APOSTROPHES, "'")
    .replace(DASHES, '-')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** The same, with letters and digits only: what two words must share to be the same word. */
export function fold(text: string): string {
  return tidy(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

export function words(text: string): readonly string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

/** How many mistakes a word of this length may hold and still be recognised. */
export function tolerance(length: number): number {
  if (length < 3) return 0;
  return length < 6 ? 1 : 2;
}

/**
 * Insertions, removals, replacements and swaps of neighbours between two words; `max + 1` as soon as they are more than `max`.
 * Only the diagonal band of width `max` is visited, so that a long word costs no more than a short one.
 */
export function distance(a: string, b: string, max: number): number {
  const over = max + 1;
  if (Math.abs(a.length - b.length) > max) return over;
  let before: Row = [];
  let above: Row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = Array<number>(b.length + 1).fill(over);
    row[0] = i;
    let best = i;
    for (let j = Math.max(1, i - max); j <= Math.min(b.length, i + max); j++) {
      const step = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const cost = Math.min(
        at(above, j - 1) + step,
        at(above, j) + 1,
        at(row, j - 1) + 1,
        at(before, j - 2) + (swapped ? 1 : over),
      );
      row[j] = cost;
      best = Math.min(best, cost);
    }
    if (best > max) return over;
    before = above;
    above = row;
  }
  return Math.min(at(above, b.length), over);
}

type Row = readonly number[];
const at = (row: Row, j: number): number => row[j] ?? Number.POSITIVE_INFINITY;

/** The known word that was probably meant: the same but for case and accents, else the only one so begun, else the least mistyped. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = fold(word);
  if (wanted === '' || wanted.length > 60) return undefined;
  const known = candidates.map((candidate) => ({ candidate, folded: fold(candidate) }));
  const same = known.find(({ folded }) => folded === wanted);
  if (same) return same.candidate;
  const begun = wanted.length < 3 ? [] : known.filter(({ folded }) => folded.startsWith(wanted));
  if (begun.length === 1) return begun[0]?.candidate;
  const mistyped = leastMistyped(
    wanted,
    known.map(({ folded }) => folded),
  );
  return known.find(({ folded }) => folded === mistyped)?.candidate;
}

/** The one of the words with the fewest mistakes, where they are few enough. All are folded. */
export function leastMistyped(wanted: string, known: readonly string[]): string | undefined {
  let max = tolerance(wanted.length);
  let found: string | undefined;
  for (const folded of known) {
    const far = distance(wanted, folded, max);
    if (far > max) continue;
    found = folded;
    max = far - 1;
  }
  return found;
}
