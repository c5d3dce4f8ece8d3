// The people who are followed, told from one another over a period: each counts once, with what was true of her at her first visit in it.
import { autonomies } from '#bot/domain/vocabulary/suivi.ts';
import { type Counters, sumOf } from './compteurs.ts';

/** The visits of a month (`Rollup.p`). */
export interface VisitsOfMonth {
  /** YYYY-MM */
  readonly month: string;
  readonly visits: Counters;
}

interface Person {
  visits: number;
  /** Day and facts of the first and last visits. */
  first: string;
  /** From 1 to 3, of the first and of the last visit where it was said, and their days. */
  readonly stars: { day: string; level: number }[];
}

/**
 * Counters of people: `suivis`; `suivis/genre.feminin` and its like; `rencontres.1`, how many had that many meetings; `progression.hausse`,
 * of those whose autonomy was noted twice or more, which way it went between the first and the last time.
 */
export function countPeople(months: Iterable<VisitsOfMonth>): Counters {
  const people = new Map<string, Person>();
  for (const { month, visits } of months)
    for (const visit in visits) see(people, visit, { month, times: visits[visit] ?? 0 });
  const sums: Record<string, number> = {};
  for (const person of people.values())
    for (const name of countedOf(person)) sums[name] = (sums[name] ?? 0) + 1;
  return sumOf([sums]);
}

function see(
  people: Map<string, Person>,
  visit: string,
  { month, times }: { readonly month: string; readonly times: number },
): void {
  const cut = visit.indexOf(' ');
  const person = visit.slice(0, cut);
  // Days of a month in order of themselves, months of themselves: the text sorts by day.
  const seen = `${month}-${visit.slice(cut + 1)}`;
  const known = people.get(person) ?? { visits: 0, first: seen, stars: [] };
  known.visits += times;
  if (seen < known.first) known.first = seen;
  const level = levelIn(seen);
  if (level > 0) for (let time = 0; time < times; time += 1) known.stars.push({ day: seen, level });
  people.set(person, known);
}

const LEVELS = new Map(autonomies.map(({ code }, index) => [`autonomie.${code}`, index + 1]));

function levelIn(visit: string): number {
  const fact = /autonomie\.\S+/.exec(visit);
  return (fact && LEVELS.get(fact[0])) ?? 0;
}

/** One of each of these counters. */
function countedOf({ visits, first, stars }: Person): readonly string[] {
  const facts = first
    .split(' ')
    .slice(1)
    .filter((fact) => !/^(autonomie|type)\./.test(fact));
  return [
    'suivis',
    ...facts.map((fact) => `suivis/${fact}`),
    `rencontres.${meetings(visits)}`,
    ...progression(stars),
  ];
}

export const RENCONTRES = ['1', '2', '3', '4-5', '6-10', '11+'] as const;

/** How many had one meeting, two, three, then ranges. */
function meetings(visits: number): (typeof RENCONTRES)[number] {
  if (visits > 10) return '11+';
  if (visits > 5) return '6-10';
  if (visits > 3) return '4-5';
  return visits === 3 ? '3' : visits === 2 ? '2' : '1';
}

function progression(stars: Person['stars']): readonly string[] {
  if (stars.length < 2) return [];
  const inOrder = stars.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const change = (inOrder.at(-1)?.level ?? 0) - (inOrder[0]?.level ?? 0);
  return [`progression.${change > 0 ? 'hausse' : change < 0 ? 'baisse' : 'stable'}`];
}
