// The morning when somebody is told what they have to do: its hour where they are, the days that have one, and the words, which name nobody.
import { type CivilDate, weekday } from '#bot/forms/calendar.ts';
import { addDays, todayIn } from '#bot/forms/dates.ts';
import type { Acteur } from './acteur.ts';
import { RAPPELS_PAR_DEFAUT } from './vocabulary/rappels.ts';

const HOUR = '08:30';
const SUNDAY = 6;
/** Milliseconds after which a morning is over: what could not be told by then is told the next one. */
const MORNING = 12 * 60 * 60 * 1000;
/** Days during which something overdue is told again; after them it waits for something else to be told. */
const INSISTENCE = 14;

/** The instant of that morning in a time zone, in milliseconds since 1970: half past eight, whatever the season. */
export function morningOf(date: CivilDate, fuseau: string): number {
  const wall = Date.parse(`${date}T${HOUR}:00Z`);
  // The shift of that very morning: clocks change in the night before.
  return wall - shiftAt(wall - shiftAt(wall, fuseau), fuseau);
}

/** How far the clocks of a time zone are ahead of UTC at an instant, in milliseconds. */
function shiftAt(instant: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
  });
  const read = Object.fromEntries(clock.formatToParts(instant).map(({ type, value }) => [type, value]));
  const two = (text = '') => text.padStart(2, '0');
  return Date.parse(`${todayIn(timeZone, instant)}T${two(read.hour)}:${two(read.minute)}:00Z`) - instant;
}

type Habits = Pick<Acteur, 'fuseau' | 'rappels'>;

/** The first morning still ahead. */
export function nextMorning({ fuseau }: Pick<Acteur, 'fuseau'>, now: number): CivilDate {
  const today = todayIn(fuseau, now);
  return now < morningOf(today, fuseau) ? today : addDays(today, 1);
}

/** What becomes of a morning that has come: nothing, another one, or now. */
export type Tour = { readonly is: 'off' } | { readonly is: 'later' | 'now'; readonly date: CivilDate };

/**
 * Told only on a day that the person wants, at their own hour as their profile says it now; one that was missed, because nothing was
 * running, is today's.
 */
export function turnOf(date: CivilDate, habits: Habits, now: number): Tour {
  const { fuseau, rappels = RAPPELS_PAR_DEFAUT } = habits;
  if (rappels === 'jamais') return { is: 'off' };
  const today = todayIn(fuseau, now);
  const day = wanted(date < today ? today : date, habits);
  const late = now - morningOf(day, fuseau);
  if (late < 0) return { is: 'later', date: day };
  return late < MORNING ? { is: 'now', date: day } : { is: 'later', date: wanted(addDays(day, 1), habits) };
}

function wanted(date: CivilDate, { rappels = RAPPELS_PAR_DEFAUT }: Habits): CivilDate {
  return rappels === 'sauf_dimanche' && weekday(date) === SUNDAY ? addDays(date, 1) : date;
}

/** Open tasks whose day has come. */
export interface Attente {
  readonly total: number;
  /** There may be more than were counted. */
  readonly more: boolean;
  readonly late: number;
  /** The last of their days; absent when there is none. */
  readonly last?: CivilDate;
}

/** Whether they are worth a message that morning, and another the morning after. */
export function callsFor({ last }: Attente, date: CivilDate): boolean {
  return last !== undefined && last > addDays(date, -INSISTENCE);
}

/** « Vous avez 3 choses à faire aujourd’hui, dont 1 en retard. » */
export function sayMatin({ total, more, late }: Attente): string {
  const many = total === 1 ? 'une chose' : `${more ? 'plus de ' : ''}${total} choses`;
  if (late === total) return `Vous avez ${many} à faire, déjà en retard.`;
  return late === 0
    ? `Vous avez ${many} à faire aujourd’hui.`
    : `Vous avez ${many} à faire aujourd’hui, dont ${late} en retard.`;
}
