// Dates of people: today somewhere, the day after, what is typed for a date, how a date is said back.
import {
  addMonths,
  type CivilDate,
  civil,
  dayNumber,
  daysInMonth,
  FIRST_YEAR,
  fromDayNumber,
  isCivilDate,
  LAST_YEAR,
  weekday,
  type Ymd,
  ymd,
} from './calendar.ts';
import { tidy } from './words.ts';

export type ParsedDate = { readonly date: CivilDate } | { readonly error: string };

export const MONTHS: readonly string[] = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

export const WEEKDAYS: readonly string[] = [
  'lundi',
  'mardi',
  'mercredi',
  'jeudi',
  'vendredi',
  'samedi',
  'dimanche',
];

/** The day it is in a time zone at an instant (milliseconds since 1970). Throws on an unknown zone. */
export function todayIn(timeZone: string, nowMs: number): CivilDate {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  });
  const part = Object.fromEntries(parts.formatToParts(nowMs).map(({ type, value }) => [type, Number(value)]));
  return civil({ year: part.year ?? 0, month: part.month ?? 0, day: part.day ?? 0 });
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** From the first to the second; negative when the second comes first. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** `JJ/MM/AAAA` */
export function formatDate(date: CivilDate): string {
  return date.split('-').reverse().join('/');
}

/** « 1er mars 2025 » */
export function longDate(date: CivilDate): string {
  return `${dayAndMonth(date)} ${ymd(date).year}`;
}

function dayAndMonth(date: CivilDate): string {
  const { month, day } = ymd(date);
  return `${day === 1 ? '1er' : day} ${MONTHS[month - 1]}`;
}

/** « aujourd’hui », « hier », « demain », « lundi 16 novembre » within the year, « 3 mars 2025 » otherwise. */
export function sayDate(date: CivilDate, today: CivilDate): string {
  const near = { '-1': 'hier', '0': 'aujourd’hui', '1': 'demain' }[daysBetween(today, date)];
  if (near) return near;
  if (ymd(date).year !== ymd(today).year) return longDate(date);
  return `${WEEKDAYS[weekday(date)]} ${dayAndMonth(date)}`;
}

const EMPTY = 'Indiquez une date, par exemple 16/11/2026 ou « hier ».';
export const UNKNOWN_DATE =
  'Cette date n’est pas comprise : écrivez par exemple 16/11/2026, « hier » ou « lundi ».';
const LONGEST = 60;

/**
 * The whole text must be one date. Without a year, or with a day's name alone, the past is meant, for one records what was done: « lundi » on a
 * Monday is the Monday before. Only a day and month of the coming week stay ahead: a year back would be a silent mistake, ahead is refused aloud.
 */
export function parseDate(text: string, today: CivilDate): ParsedDate {
  const typed = text.length > 4 * LONGEST ? undefined : tidy(text);
  if (typed === undefined || typed.length > LONGEST) return { error: UNKNOWN_DATE };
  if (typed === '') return { error: EMPTY };
  const days = DAYS_FROM_TODAY.get(typed);
  if (days !== undefined) return { date: addDays(today, days) };
  for (const { pattern, read } of SHAPES) {
    const match = pattern.exec(typed);
    if (match) return read(match.groups ?? {}, today);
  }
  return { error: UNKNOWN_DATE };
}

type Groups = Readonly<Record<string, string | undefined>>;

interface Shape {
  readonly pattern: RegExp;
  readonly read: (groups: Groups, today: CivilDate) => ParsedDate;
}

/** As typed once tidied, abbreviations included. */
export const MONTH_PATTERN =
  'janvier|janv?|fevrier|fevr?|mars|avril|avr|mai|juin|juillet|juil|aout|septembre|sept?|octobre|oct|novembre|nov|decembre|dec';
const DAY_NAMES = WEEKDAYS.join('|');
export const COUNT_WORDS =
  'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze'.split(' ');

const DAYS_FROM_TODAY = new Map([
  ...[
    "aujourd'hui",
    'aujourdhui',
    'aujourd hui',
    'auj',
    'ce jour',
    'ce matin',
    'cet apres-midi',
    'ce soir',
  ].map((today) => [today, 0] as const),
  ...['hier', 'hier matin', 'hier apres-midi', 'hier soir'].map((yesterday) => [yesterday, -1] as const),
  ...['avant-hier', 'avant hier', 'avanthier'].map((before) => [before, -2] as const),
  ['demain', 1],
  ...['apres-demain', 'apres demain'].map((after) => [after, 2] as const),
]);

const SHAPES: readonly Shape[] = [
  { pattern: /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/, read: readNumbers },
  {
    pattern: new RegExp(
      `^(?:le )?(?:(?<name>${DAY_NAMES}) )?(?<day>\\d{1,2})(?:(?<sep>[/.-])|(?: ))(?<month>\\d{1,2})(?:[/. -](?<year>\\d{4}|\\d{2}))?$`,
    ),
    read: readNumbers,
  },
  {
    pattern: new RegExp(
      `^(?:le )?(?:(?<name>${DAY_NAMES}) )?(?<day>\\d{1,2})(?:er)?[ -]?(?<monthName>${MONTH_PATTERN})\\.?(?:[ -](?<year>\\d{4}|\\d{2}))?$`,
    ),
    read: readNumbers,
  },
  {
    pattern: new RegExp(`^(?:le )?(?:(?<name>${DAY_NAMES}) )?(?<day>\\d{1,2})(?:er)?$`),
    read: readDayOfMonth,
  },
  { pattern: new RegExp(`^(?:le )?(?<name>${DAY_NAMES})(?: dernier| passe)?$`), read: readWeekday },
  { pattern: /^il y a (?<count>\d{1,3}|[a-z]+) (?<unit>jours?|semaines?|mois|ans?|annees?)$/, read: readAgo },
];

function readNumbers({ day, month, monthName, year, name }: Groups, today: CivilDate): ParsedDate {
  const md = { month: monthName ? monthNumber(monthName) : Number(month), day: Number(day) };
  if (year) return checked({ ...md, year: Number(year) + (year.length === 2 ? 2000 : 0) }, name);
  const likely = checked({ ...md, year: likelyYear(md, today) }, name);
  if ('date' in likely || !name) return likely;
  // « mercredi 23 décembre », as `sayDate` says a day ahead: the day's name tells that this year is meant.
  const thisYear = checked({ ...md, year: ymd(today).year }, name);
  return 'date' in thisYear ? thisYear : likely;
}

function readDayOfMonth({ day, name }: Groups, today: CivilDate): ParsedDate {
  const firstOfMonth = civil({ ...ymd(today), day: 1 });
  for (const back of [0, -1, -2]) {
    const meant = { ...ymd(addMonths(firstOfMonth, back)), day: Number(day) };
    if (isCivilDate(civil(meant)) && civil(meant) <= today) return checked(meant, name);
  }
  return { error: `Le ${day} n’est pas un jour du mois : écrivez par exemple « le 15 ».` };
}

function readWeekday({ name = '' }: Groups, today: CivilDate): ParsedDate {
  const back = (weekday(today) - WEEKDAYS.indexOf(name) + 7) % 7;
  return { date: addDays(today, -(back || 7)) };
}

function readAgo({ count = '', unit = '' }: Groups, today: CivilDate): ParsedDate {
  const n = /\d/.test(count) ? Number(count) : COUNT_WORDS.indexOf(count.replace('une', 'un'));
  if (n < 0) return { error: UNKNOWN_DATE };
  if (unit.startsWith('jour')) return { date: addDays(today, -n) };
  if (unit.startsWith('semaine')) return { date: addDays(today, -7 * n) };
  return inRange(addMonths(today, unit === 'mois' ? -n : -12 * n));
}

export function monthNumber(typed: string): number {
  return MONTHS.findIndex((month) => tidy(month).startsWith(typed)) + 1;
}

/** The latest year in which this day is past, or within the coming week. */
function likelyYear(md: Omit<Ymd, 'year'>, today: CivilDate): number {
  const limit = addDays(today, 7);
  const { year } = ymd(limit);
  return civil({ ...md, year }) <= limit ? year : year - 1;
}

function checked(date: Ymd, name?: string): ParsedDate {
  const { year, month, day } = date;
  if (month < 1 || month > 12)
    return { error: `Le mois ${month} n’existe pas : écrivez le jour, puis le mois, puis l’année.` };
  if (day < 1 || day > daysInMonth(year, month)) return { error: noSuchDay(date) };
  const real = WEEKDAYS[weekday(civil(date))];
  if (name && name !== real)
    return { error: `Le ${longDate(civil(date))} est un ${real}, pas un ${name} : vérifiez la date.` };
  return inRange(civil(date));
}

function noSuchDay(date: Ymd): string {
  const month = `${MONTHS[date.month - 1]} ${date.year}`;
  const last = daysInMonth(date.year, date.month);
  return `Le ${formatDate(civil(date))} n’existe pas : ${month} s’arrête au ${last}.`;
}

function inRange(date: CivilDate): ParsedDate {
  if (isCivilDate(date)) return { date };
  return { error: `L’année doit être comprise entre ${FIRST_YEAR} et ${LAST_YEAR}.` };
}
