// The words of days ahead, each with the day it means: of a week, of a month, after so much time.
import {
  addMonths,
  type CivilDate,
  civil,
  daysInMonth,
  isCivilDate,
  weekday,
  ymd,
} from '#bot/forms/calendar.ts';
import {
  addDays,
  COUNT_WORDS,
  daysBetween,
  formatDate,
  MONTH_PATTERN,
  monthNumber,
  type ParsedDate,
  parseDate,
  WEEKDAYS,
} from '#bot/forms/dates.ts';

export const UNKNOWN =
  'Cette date n’est pas comprise : écrivez par exemple « vendredi », « dans 2 semaines » ou 12/12/2026.';
export const PAST = 'Cette date est passée : indiquez aujourd’hui ou un jour à venir.';

/** Where the words stand: alone, a day may be said shorter than among others, of which « 12 » or « janvier » may be part. */
export type Place = 'alone' | 'after-until' | 'among-words';

type Groups = Readonly<Record<string, string | undefined>>;

interface Shape {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, today: CivilDate) => ParsedDate;
  /** Everywhere unless said. */
  readonly only?: readonly Place[];
}

const NOT_AMONG_WORDS: readonly Place[] = ['alone', 'after-until'];
const DAY_NAMES = WEEKDAYS.join('|');
const MOMENT = '(?: (?:au )?(?:matin|midi|apres[- ]midi|soir))?';
const YEAR = '(?<year>\\d{4}|\\d{2})';
const MONTH = `(?<monthName>${MONTH_PATTERN})\\.?`;
const NAME = `(?<name>${DAY_NAMES})`;
const NUMBERS = '(?<day>\\d{1,2})[/.-](?<month>\\d{1,2})';
const UNTIL = /^(?:pour|avant|d'ici(?: a)?|au plus tard) /;

const SHAPES: readonly Shape[] = [
  { pattern: /^(?:aujourd'?hui|auj|ce (?:jour|matin|midi|soir)|cet apres[- ]midi)$/, read: inDays(0) },
  { pattern: new RegExp(`^demain${MOMENT}$`), read: inDays(1) },
  { pattern: new RegExp(`^apres[- ]?demain${MOMENT}$`), read: inDays(2) },
  { pattern: new RegExp(`^(?:ce )?${NAME}(?: prochain)?${MOMENT}$`), read: readWeekday },
  { pattern: new RegExp(`^${NAME} en (?<more>huit|quinze)$`), read: readWeekday },
  { pattern: new RegExp(`^le ${NAME}$`), read: readWeekday, only: NOT_AMONG_WORDS },
  { pattern: new RegExp(`^${NAME} de la semaine prochaine$`), read: readNextWeek },
  { pattern: /^(?:la )?semaine prochaine$/, read: readNextWeek },
  {
    pattern:
      /^(?:dans|d'ici(?: a)?|sous) (?<count>\d{1,3}|[a-z]+) (?<unit>jours?|semaines?|mois|ans?|annees?)$/,
    read: readAfter,
  },
  { pattern: /^(?:le )?mois prochain$/, read: (_, today) => ({ date: nextMonth(today) }) },
  { pattern: /^(?:(?:a )?la |en )?fin (?:du|de) mois(?<next> prochain)?$/, read: readEndOfMonth },
  {
    pattern: /^(?:(?:a )?la |en )?fin (?:de l'|d')annee$/,
    read: (_, today) => ({ date: civil({ ...ymd(today), month: 12, day: 31 }) }),
  },
  {
    pattern: new RegExp(`^(?:en |(?:au )?(?<part>debut|mi|fin)[ -](?:de )?)${MONTH}(?: ${YEAR})?$`),
    read: readMonth,
  },
  { pattern: new RegExp(`^${MONTH}(?: ${YEAR})?$`), read: readMonth, only: NOT_AMONG_WORDS },
  { pattern: /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/, read: readDay },
  {
    pattern: new RegExp(`^(?:le )?(?:${NAME} )?(?<day>\\d{1,2})(?:er)?[ -]?${MONTH}(?:[ -]${YEAR})?$`),
    read: readDay,
  },
  { pattern: new RegExp(`^(?:le )?(?:${NAME} )?${NUMBERS}[/.-]${YEAR}$`), read: readDay },
  { pattern: new RegExp(`^(?:le (?:${NAME} )?)${NUMBERS}$`), read: readDay },
  { pattern: new RegExp(`^${NAME} ${NUMBERS}$`), read: readDay },
  { pattern: new RegExp(`^${NUMBERS}$`), read: readDay, only: NOT_AMONG_WORDS },
  { pattern: new RegExp(`^le (?:${NAME} )?(?<day>\\d{1,2})(?:er)?$`), read: readDayOfMonth },
  { pattern: new RegExp(`^${NAME} (?<day>\\d{1,2})(?:er)?$`), read: readDayOfMonth },
  { pattern: /^(?<day>\d{1,2})(?:er)?$/, read: readDayOfMonth, only: ['alone'] },
];

/** `undefined` when the words, tidied, are not those of a day ahead; a sentence when they are, of one that cannot be. */
export function readEcheance(typed: string, today: CivilDate, place: Place): ParsedDate | undefined {
  const until = UNTIL.exec(typed)?.[0];
  const after = until === undefined ? undefined : shaped(typed.slice(until.length), today, 'after-until');
  return after ?? shaped(typed, today, place);
}

function shaped(typed: string, today: CivilDate, place: Place): ParsedDate | undefined {
  for (const { pattern, read, only } of SHAPES) {
    const match = only && !only.includes(place) ? null : pattern.exec(typed);
    if (match) return read(match.groups ?? {}, today);
  }
  return undefined;
}

function inDays(days: number): Shape['read'] {
  return (_, today) => ({ date: addDays(today, days) });
}

/** The first one after today: said on a Friday, « vendredi » is in a week. */
function readWeekday({ name = '', more }: Groups, today: CivilDate): ParsedDate {
  const ahead = (WEEKDAYS.indexOf(name) - weekday(today) + 7) % 7 || 7;
  const weeks = more === undefined ? 0 : more === 'huit' ? 7 : 14;
  return { date: addDays(today, ahead + weeks) };
}

/** The Monday, or the day named. */
function readNextWeek({ name }: Groups, today: CivilDate): ParsedDate {
  return { date: addDays(today, 7 - weekday(today) + (name === undefined ? 0 : WEEKDAYS.indexOf(name))) };
}

function readAfter({ count = '', unit = '' }: Groups, today: CivilDate): ParsedDate {
  const n = /\d/.test(count) ? Number(count) : COUNT_WORDS.indexOf(count.replace('une', 'un'));
  if (n < 0) return { error: UNKNOWN };
  if (unit.startsWith('jour')) return { date: addDays(today, n) };
  if (unit.startsWith('semaine')) return { date: addDays(today, 7 * n) };
  return { date: addMonths(today, unit === 'mois' ? n : 12 * n) };
}

function nextMonth(date: CivilDate): CivilDate {
  return addMonths(civil({ ...ymd(date), day: 1 }), 1);
}

function lastOf(date: CivilDate): CivilDate {
  const { year, month } = ymd(date);
  return civil({ year, month, day: daysInMonth(year, month) });
}

function readEndOfMonth({ next }: Groups, today: CivilDate): ParsedDate {
  return { date: lastOf(next === undefined ? today : nextMonth(today)) };
}

/** Its first day, its fifteenth or its last; of the month that it is, only what is still ahead. */
function readMonth({ monthName = '', part, year }: Groups, today: CivilDate): ParsedDate {
  const month = monthNumber(monthName);
  const now = ymd(today);
  const meant = fullYear(year) ?? (month < now.month ? now.year + 1 : now.year);
  const first = civil({ year: meant, month, day: part === 'mi' ? 15 : 1 });
  return ahead({ date: part === 'fin' ? lastOf(first) : first }, today);
}

/** Days. Without a year, a day further ahead than this was more probably meant in the past: next year is not guessed. */
const MOST_AHEAD = 305;

function readDay({ day, month, monthName, year, name }: Groups, today: CivilDate): ParsedDate {
  const numbers = `${day}/${monthName === undefined ? month : monthNumber(monthName)}`;
  const of = (meant: number) => parseDate(`${name ?? ''} ${numbers}/${meant}`, today);
  const said = fullYear(year);
  if (said !== undefined) return ahead(of(said), today);
  const thisYear = of(ymd(today).year);
  const next = [thisYear, of(ymd(today).year + 1)].find((read) => 'date' in read && read.date >= today);
  if (!next || !('date' in next)) return ahead(thisYear, today);
  // The day's name, which is right, tells that this one is meant.
  return name === undefined && daysBetween(today, next.date) > MOST_AHEAD ? { error: PAST } : next;
}

function fullYear(year: string | undefined): number | undefined {
  return year === undefined ? undefined : Number(year) + (year.length === 2 ? 2000 : 0);
}

/** Of this month, or of the first one ahead that has it: every other month has a 31st. */
function readDayOfMonth({ day, name = '' }: Groups, today: CivilDate): ParsedDate {
  const firstOfMonth = civil({ ...ymd(today), day: 1 });
  for (const more of [0, 1, 2]) {
    const date = civil({ ...ymd(addMonths(firstOfMonth, more)), day: Number(day) });
    if (isCivilDate(date) && date >= today) return parseDate(`${name} ${formatDate(date)}`, today);
  }
  return { error: `Le ${day} n’est pas un jour du mois : écrivez par exemple « le 15 ».` };
}

function ahead(read: ParsedDate, today: CivilDate): ParsedDate {
  return 'date' in read && read.date < today ? { error: PAST } : read;
}
