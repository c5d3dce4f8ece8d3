// The calendar months, quarters and years that figures of territories are told of: on any other days, a difference would tell who came.
import { type Periode, periodeDe } from '#bot/domain/periodes.ts';
import { addMonths } from '#bot/forms/calendar.ts';
import { addDays } from '#bot/forms/dates.ts';

/** Months of a month, of a quarter, of a year. */
const STEPS = [1, 3, 12] as const;
const YEAR = 12;

/** The smallest of them that holds these days; beyond a year, as many years as they touch. */
export function surLaGrille(periode: Periode): Periode {
  const step = STEPS.find((months) => firstOf(periode.from, months) === firstOf(periode.to, months)) ?? YEAR;
  const from = firstOf(periode.from, step);
  const to = addDays(addMonths(firstOf(periode.to, step), step), -1);
  return from === periode.from && to === periode.to ? periode : periodeDe({ from, to });
}

/** The first day of the month, quarter or year that this day is in. */
function firstOf(day: string, months: number): string {
  const month = Number(day.slice(5, 7));
  return addMonths(`${day.slice(0, 7)}-01`, -((month - 1) % months));
}

/** The last month that is over. */
export function moisDernier(today: string): Periode {
  const from = addMonths(firstOf(today, 1), -1);
  return periodeDe({ from, to: addDays(firstOf(today, 1), -1) });
}
