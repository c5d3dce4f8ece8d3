// Counters: whole numbers by name. They add up in any order, and what takes one state to another is a counter too.

/** `activites`, or `thematiques.email`: a dimension, then what was answered. A zero is absent, so that equal figures are equal values. */
export type Counters = Readonly<Record<string, number>>;

export const NOTHING: Counters = {};

export function add(a: Counters, b: Counters): Counters {
  return sumOf([a, b]);
}

export function subtract(a: Counters, b: Counters): Counters {
  return sumOf([a, negative(b)]);
}

/** Names in order, so that figures made in another order are the same text once packed. */
export function sumOf(all: Iterable<Counters>): Counters {
  const sums = new Map<string, number>();
  for (const one of all) for (const name in one) sums.set(name, (sums.get(name) ?? 0) + (one[name] ?? 0));
  const kept = [...sums].filter(([, n]) => n !== 0);
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function negative(counters: Counters): Counters {
  return Object.fromEntries(Object.entries(counters).map(([name, n]) => [name, -n]));
}

export function isNothing(counters: Counters): boolean {
  for (const _ in counters) return false;
  return true;
}

/** The same, each name after this and a point. */
export function under(prefix: string, counters: Counters): Counters {
  return Object.fromEntries(Object.entries(counters).map(([name, n]) => [`${prefix}${name}`, n]));
}

/** What was answered in one dimension, by code. */
export function answersIn(counters: Counters, dimension: string): ReadonlyMap<string, number> {
  const prefix = `${dimension}.`;
  const found = Object.entries(counters).filter(([name]) => name.startsWith(prefix));
  return new Map(found.map(([name, n]) => [name.slice(prefix.length), n]));
}
