// What figures are computed with: counters read, shares, numbers rounded.
import type { Counters } from './compteurs.ts';

export function rounded(n: number, decimals: number): number {
  return Math.round(n * 10 ** decimals) / 10 ** decimals;
}

/** Undefined where it is a share of nothing. */
export function percent(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : rounded((part / whole) * 100, 1);
}

/** A counter: zero where there is none. */
export function of(counters: Counters, name: string): number {
  return counters[name] ?? 0;
}

/** All that was answered in a dimension. */
export function allIn(counters: Counters, dimension: string): number {
  let sum = 0;
  for (const name in counters) if (name.startsWith(`${dimension}.`)) sum += of(counters, name);
  return sum;
}
