// How many slips lie between what was typed and a word, or the beginning of a word: the comparison that a search makes thousands of times.

/** A bit a letter: what a slip changes two of at most. */
export function letterMask(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask;
}

/** Each slip brings in at most one letter that the word does not have: more of them, and no comparison is needed. */
export function mayBeNear(typed: number, word: number, max: number): boolean {
  let foreign = typed & ~word;
  for (let left = max; left >= 0; left--) {
    if (foreign === 0) return true;
    foreign &= foreign - 1;
  }
  return false;
}

export interface Slips {
  /** To the whole word. */
  readonly whole: number;
  /** To the beginning of the word that is nearest. */
  readonly begun: number;
}

const WIDEST = 64;
/** Three rows of the comparison under way: allocating them anew costs more than comparing. Nothing is kept from one call to the next. */
const grid = new Uint8Array(3 * WIDEST);

/**
 * Insertions, removals, replacements and swaps of neighbours; undefined when they are more than `max`. Only the diagonal band of width `max`
 * is visited.
 */
export function slipsBetween(typed: string, word: string, max: number): Slips | undefined {
  if (typed.length - word.length > max || typed.length + max + 2 >= WIDEST) return undefined;
  const width = Math.min(word.length, typed.length + max);
  for (let j = 0; j <= width; j++) grid[j] = j;
  for (let i = 1; i <= typed.length; i++) {
    if (fillRow(i, { typed, word, max, width }) > max) return undefined;
  }
  const last = (typed.length % 3) * WIDEST;
  let begun = max + 1;
  for (let j = Math.max(0, typed.length - max); j <= width; j++) begun = Math.min(begun, grid[last + j] ?? 0);
  const whole = width < word.length ? max + 1 : (grid[last + width] ?? 0);
  return { whole: Math.min(whole, max + 1), begun };
}

interface Comparison {
  readonly typed: string;
  readonly word: string;
  readonly max: number;
  readonly width: number;
}

/** The least of the row. */
function fillRow(i: number, { typed, word, max, width }: Comparison): number {
  const [row, above, before] = [(i % 3) * WIDEST, ((i + 2) % 3) * WIDEST, ((i + 1) % 3) * WIDEST];
  const [from, to] = [Math.max(1, i - max), Math.min(width, i + max)];
  const [letter, previous] = [typed.charCodeAt(i - 1), typed.charCodeAt(i - 2)];
  const over = max + 1;
  let left = from === 1 ? Math.min(i, over) : over;
  let least = left;
  grid[row + from - 1] = left;
  for (let j = from; j <= to; j++) {
    const other = word.charCodeAt(j - 1);
    const slip = letter === other ? 0 : 1;
    let cost = Math.min((grid[above + j - 1] ?? over) + slip, (grid[above + j] ?? over) + 1, left + 1);
    if (slip === 1 && i > 1 && j > 1 && letter === word.charCodeAt(j - 2) && previous === other) {
      cost = Math.min(cost, (grid[before + j - 2] ?? over) + 1);
    }
    grid[row + j] = cost;
    left = cost;
    if (cost < least) least = cost;
  }
  grid[row + to + 1] = over;
  return least;
}
