// A rollup: the counters of a month in a perimeter and the visits of the people who are followed; and the one text that it is kept as.
import { type Counters, isNothing, subtract, sumOf } from './compteurs.ts';

export interface Rollup {
  readonly c: Counters;
  /** By person, day and facts, how many visits (`visites`). */
  readonly p: Counters;
}

export const emptyRollup: Rollup = { c: {}, p: {} };

export function sumRollups(all: Iterable<Rollup>): Rollup {
  const list = [...all];
  return { c: sumOf(list.map(({ c }) => c)), p: sumOf(list.map(({ p }) => p)) };
}

export function subtractRollups(a: Rollup, b: Rollup): Rollup {
  return { c: subtract(a.c, b.c), p: subtract(a.p, b.p) };
}

export function isEmptyRollup({ c, p }: Rollup): boolean {
  return isNothing(c) && isNothing(p);
}

/** Names that share what is before their first point are written under it once; visits under their person, facts by their rank. */
export function packRollup(rollup: Rollup): string {
  return JSON.stringify(packed(rollup));
}

export function unpackRollup(text: string): Rollup {
  return unpacked(JSON.parse(text) as Packed);
}

/** The same, among what else a text holds. */
export function packed({ c, p }: Rollup): Packed {
  return { c: nested(c), ...(isNothing(p) ? {} : packVisits(p)) };
}

export function unpacked({ c = {}, f = [], p = {} }: Packed): Rollup {
  return { c: flat(c), p: unpackVisits(p, f) };
}

export function packCounters(counters: Counters): string {
  return JSON.stringify(nested(counters));
}

export function unpackCounters(text: string): Counters {
  return flat(JSON.parse(text) as Nested);
}

export type Nested = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Packed {
  readonly c?: Nested;
  /** Facts, in the order of their ranks. */
  readonly f?: readonly string[];
  /** By person: `19 0 3` a visit, several parted by commas; one made more than once in all alike ends with `*2`. */
  readonly p?: Readonly<Record<string, string>>;
}

/** Of names without a point. */
const BARE = '';

/** Counters as they are kept: names that share what is before their first point are under it. */
export function nested(counters: Counters): Nested {
  const groups: Record<string, Record<string, number>> = {};
  for (const [name, n] of Object.entries(counters)) {
    const point = name.indexOf('.');
    const head = point < 0 ? BARE : name.slice(0, point);
    groups[head] ??= {};
    groups[head][point < 0 ? name : name.slice(point + 1)] = n;
  }
  return groups;
}

export function flat(groups: Nested): Counters {
  const counters: Record<string, number> = {};
  for (const head in groups) {
    const group = groups[head];
    const prefix = head === BARE ? '' : `${head}.`;
    for (const tail in group) counters[prefix + tail] = group[tail] ?? 0;
  }
  return counters;
}

function packVisits(visits: Counters): Pick<Packed, 'f' | 'p'> {
  const ranks = new Map<string, number>();
  const people: Record<string, string> = {};
  for (const [name, n] of Object.entries(visits)) {
    const [person = '', day = '', ...facts] = name.split(' ');
    const ranked = facts.map((fact) => {
      const rank = ranks.get(fact) ?? ranks.size;
      ranks.set(fact, rank);
      return rank;
    });
    const visit = `${[day, ...ranked].join(' ')}${n === 1 ? '' : `*${n}`}`;
    people[person] = people[person] === undefined ? visit : `${people[person]},${visit}`;
  }
  return { f: [...ranks.keys()], p: people };
}

function unpackVisits(people: NonNullable<Packed['p']>, facts: readonly string[]): Counters {
  const visits: Record<string, number> = {};
  for (const person in people) {
    for (const packed of people[person]?.split(',') ?? []) {
      const [visit = '', n = '1'] = packed.split('*');
      const [day = '', ...ranks] = visit.split(' ');
      const said = ranks.map((rank) => facts[Number(rank)] ?? '');
      visits[[person, day, ...said].join(' ')] = Number(n);
    }
  }
  return visits;
}
