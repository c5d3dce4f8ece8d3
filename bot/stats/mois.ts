// Where in the figures an activity counts: its month, and the part of the month that is of its type and its place; and the figures of many.
import { type Cra, dateOf } from '#bot/domain/cra/cra.ts';
import type { PlaceValue } from '#bot/forms/field.ts';
import { type Counters, sumOf } from './compteurs.ts';
import { countWords, rollupOf } from './count.ts';
import { type Rollup, sumRollups } from './rollup.ts';

/** YYYY-MM */
export function monthOf(cra: Pick<Cra, 'values'>): string {
  return dateOf(cra).slice(0, 7);
}

/** Of what took place nowhere. */
export const NOWHERE = '-';

/** One's own place, or the kind of place it was: what `lieu=` names. */
export function placeOf({ values }: Pick<Cra, 'values'>): string {
  const lieu = values.lieu as PlaceValue | undefined;
  return lieu?.lieu ?? lieu?.type ?? NOWHERE;
}

/** `individuel#p1`: the part of its month where an activity counts. */
export function partOf(cra: Pick<Cra, 'type' | 'values'>): string {
  return `${cra.type}#${placeOf(cra)}`;
}

/** All that is kept of one month of somebody's activities. */
export interface MonthOfFigures {
  readonly whole: Rollup;
  readonly parts: ReadonlyMap<string, Rollup>;
  readonly words: Counters;
}

/** The figures that these activities make, by month: what changing them one by one comes to. */
export function figuresByMonth(cras: Iterable<Cra>): ReadonlyMap<string, MonthOfFigures> {
  const months = Map.groupBy(cras, monthOf);
  return new Map(
    [...months].map(([month, own]) => [
      month,
      {
        whole: sumRollups(own.map(rollupOf)),
        parts: new Map(
          [...Map.groupBy(own, partOf)].map(([part, some]) => [part, sumRollups(some.map(rollupOf))]),
        ),
        words: sumOf(own.map(countWords)),
      },
    ]),
  );
}
