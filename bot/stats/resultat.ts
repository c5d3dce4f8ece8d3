// What a question comes to: counters by month, people told from one another, words; all that figures and charts are made of.
import { type Counters, NOTHING, sumOf } from './compteurs.ts';

export interface MoisCompte {
  /** YYYY-MM */
  readonly month: string;
  readonly c: Counters;
  /** How many people's activities these are; of a territory made of several, at least so many. */
  readonly mediateurs?: number;
}

export interface Resultat {
  /** Blurred and rounded (`protection.ts`): zero stands for what is small too. */
  readonly protege?: true;
  /** In order; the first and the last may be of a few days, and a month without activity may be absent. */
  readonly mois: readonly MoisCompte[];
  /** Their sum. */
  readonly c: Counters;
  /** Of the people who are followed (`countPeople`). */
  readonly personnes: Counters;
  /** How many of them came for the first time. */
  readonly nouveaux: number;
  /** What is counted by words, where it was asked for: `tags.carsat`. */
  readonly mots: Counters;
  /** How many people's activities these are; of a territory, at least so many. */
  readonly mediateurs: number;
}

export const RIEN: Resultat = {
  mois: [],
  c: NOTHING,
  personnes: NOTHING,
  nouveaux: 0,
  mots: NOTHING,
  mediateurs: 0,
};

/** The counters of many, month by month, in order. */
export function byMonth(all: Iterable<MoisCompte>): readonly MoisCompte[] {
  const months = Map.groupBy(all, ({ month }) => month);
  return [...months]
    .map(([month, [only = { c: NOTHING }, ...others]]) => ({
      month,
      c: others.length === 0 ? only.c : sumOf([only, ...others].map(({ c }) => c)),
    }))
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}
