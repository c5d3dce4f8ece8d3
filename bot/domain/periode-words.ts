// The words of periods, each with the days it spans: units, months, quarters, ranges, days.
import { addMonths, type CivilDate, civil, weekday, ymd } from '#bot/forms/calendar.ts';
import {
  addDays,
  formatDate,
  MONTH_PATTERN,
  MONTHS,
  monthNumber,
  parseDate,
  UNKNOWN_DATE,
} from '#bot/forms/dates.ts';

/** Both days included. */
export interface Span {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** `today` is what relative words count from; what has no year is the latest begun by `limit`. */
export interface Now {
  readonly today: CivilDate;
  readonly limit: CivilDate;
}

type Groups = Readonly<Record<string, string | undefined>>;

interface Shape {
  readonly pattern: RegExp;
  /** A sentence when the words are those of a period that cannot be. */
  readonly read: (groups: Groups, now: Now) => Span | string | undefined;
}

const UNIT = 'jour|semaine|mois|trimestre|semestre|annee|an';
const LAST_WORD = "dernier|derniere|passee?|precedente?|d'avant";
const MONTHS_OF = new Map([
  ['mois', 1],
  ['trimestre', 3],
  ['semestre', 6],
  ['annee', 12],
  ['an', 12],
]);
const YEAR = '(?<year>\\d{4})';

const SHAPES: readonly Shape[] = [
  { pattern: /^depuis (?<since>.+)$/, read: readSince },
  { pattern: /^(?:semaine du )(?<day>.+)$/, read: readWeekOf },
  { pattern: /^(?<first>.+?) (?:au|a|et|jusqu'au|jusqu'a|-) (?<last>.+)$/, read: readRange },
  {
    pattern: new RegExp(`^(?<unit>${UNIT})(?:[ -]ci| en cours| actuel| actuelle| courante?)?$`),
    read: ({ unit = '' }, { today }) => unitAt(unit, today, 0),
  },
  {
    pattern: new RegExp(`^(?:(?<unit>${UNIT}) (?:${LAST_WORD})|(?:derniere?) (?<unitAfter>${UNIT}))$`),
    read: ({ unit, unitAfter = '' }, { today }) => unitAt(unit ?? unitAfter, today, -1),
  },
  {
    pattern: new RegExp(
      `^(?:(?<count>\\d{1,4}) dernier(?:e)?s|dernier(?:e)?s (?<countAfter>\\d{1,4})) (?<unit>${UNIT})s?$`,
    ),
    read: readLastOnes,
  },
  { pattern: new RegExp(`^(?<kind>[ts])(?<n>\\d{1,2})(?:[ /-]?${YEAR})?$`), read: readPart },
  { pattern: new RegExp(`^${YEAR}[ /-]?(?<kind>[ts])(?<n>\\d{1,2})$`), read: readPart },
  {
    pattern: new RegExp(`^(?<n>\\d{1,2})(?:er|e|eme) (?<kind>[ts])(?:ri|e)mestre(?: (?:de )?${YEAR})?$`),
    read: readPart,
  },
  { pattern: new RegExp(`^(?:annee )?${YEAR}$`), read: ({ year = '' }) => monthsFrom(`${year}-01-01`, 12) },
  {
    pattern: new RegExp(`^(?:mois (?:de |d'))?(?<name>${MONTH_PATTERN})\\.?(?: ${YEAR})?$`),
    read: readMonth,
  },
  { pattern: new RegExp(`^(?<month>\\d{1,2})[/-]${YEAR}$`), read: readMonth },
  { pattern: new RegExp(`^${YEAR}-(?<month>\\d{1,2})$`), read: readMonth },
  { pattern: new RegExp(`^(?<name>${MONTH_PATTERN})\\.? (?<day>\\d{1,2})$`), read: askOrder },
];

/** `undefined` when the words, tidied, are not those of a period; a sentence when they are, of one that cannot be. */
export function readSpan(typed: string, now: Now): Span | string | undefined {
  const bare = typed
    .replace(/^(?:(?:pour|sur|en|de|du|la|les|cette|cet|ce|au) |d'|l')+/, '')
    .replace(/^le (?!\d)/, '');
  for (const { pattern, read } of SHAPES) {
    const match = pattern.exec(bare);
    const span = match ? read(match.groups ?? {}, now) : undefined;
    if (span !== undefined) return span;
  }
  return readDay(bare, now) ?? readDay(typed, now);
}

/** A number alone, or two, may be anything. */
const NUMBERS = /^\d{1,2}(?:er)?(?: \d{1,2})?$/;
const DAY_AND_MONTH = new RegExp(
  `^(?:le )?(?:[a-z]+di )?\\d{1,2}(?:er)?(?:[/. -]\\d{1,2}|[ -]?(?:${MONTH_PATTERN})\\.?)$`,
);
const WITHOUT_YEAR = new RegExp(`${DAY_AND_MONTH.source}|^(?:${MONTH_PATTERN})\\.?$|^[ts]\\d$`);

function readDay(typed: string, { today, limit }: Now): Span | string | undefined {
  if (typed === '' || NUMBERS.test(typed)) return undefined;
  // `parseDate` lets a day of the coming week stay ahead; a period is of what has begun.
  const parsed = parseDate(typed, DAY_AND_MONTH.test(typed) ? addDays(limit, -7) : today);
  if ('date' in parsed) return { from: parsed.date, to: parsed.date };
  return parsed.error === UNKNOWN_DATE ? undefined : parsed.error;
}

function readSince({ since = '' }: Groups, now: Now): Span | string | undefined {
  const span = readSpan(since, now) ?? readDay(`le ${since}`, now);
  return typeof span === 'object' ? { from: span.from, to: now.today } : span;
}

function readWeekOf({ day = '' }: Groups, now: Now): Span | string | undefined {
  const span = readDay(day, now);
  return typeof span === 'object' ? unitAt('semaine', span.from, 0) : span;
}

function readRange({ first = '', last = '' }: Groups, now: Now): Span | string | undefined {
  const [start, end] = sharedMonth(first, last, now.today);
  const floating = WITHOUT_YEAR.test(end);
  const to = floating ? undefined : readSpan(end, now);
  const from = readSpan(start, typeof to === 'object' ? { ...now, limit: to.to } : now);
  if (typeof from !== 'object') return from;
  // « du 15/12 au 15/1 » goes over the new year: an end without year is the first one after the beginning.
  const until = floating ? readSpan(end, { ...now, limit: addDays(addMonths(from.from, 12), -1) }) : to;
  return typeof until === 'object' ? { from: from.from, to: until.to } : until;
}

/** « du 1er au 15 mars »: the side that is a day alone has the other side's month. */
function sharedMonth(first: string, last: string, today: CivilDate): readonly [string, string] {
  const alone = /^(\d{1,2})(?:er)?$/;
  const month = (side: string) => side.replace(/^\d{1,2}(?:er)?/, '');
  if (alone.test(first) && alone.test(last)) {
    const parsed = parseDate(last, today);
    const rest = 'date' in parsed ? formatDate(parsed.date).slice(2) : '';
    return [`${Number.parseInt(first, 10)}${rest}`, `${Number.parseInt(last, 10)}${rest}`];
  }
  if (alone.test(first)) return [`${Number.parseInt(first, 10)}${month(last)}`, last];
  return alone.test(last) ? [first, `${Number.parseInt(last, 10)}${month(first)}`] : [first, last];
}

function unitAt(unit: string, day: CivilDate, offset: number): Span {
  const months = MONTHS_OF.get(unit);
  if (months) {
    const { year, month } = ymd(day);
    const begun = civil({ year, month: month - ((month - 1) % months), day: 1 });
    return monthsFrom(addMonths(begun, offset * months), months);
  }
  if (unit === 'jour') return { from: addDays(day, offset), to: addDays(day, offset) };
  const monday = addDays(day, 7 * offset - weekday(day));
  return { from: monday, to: addDays(monday, 6) };
}

export function monthsFrom(first: CivilDate, months: number): Span {
  return { from: first, to: addDays(addMonths(first, months), -1) };
}

/** « 30 derniers jours » and « 3 derniers mois » end today. */
function readLastOnes({ count, countAfter, unit = '' }: Groups, { today }: Now): Span | string {
  const n = Number(count ?? countAfter);
  if (n === 0) return 'Une période a au moins un jour : écrivez par exemple « 30 derniers jours ».';
  const months = MONTHS_OF.get(unit);
  const before = months ? addMonths(today, -n * months) : addDays(today, -n * (unit === 'semaine' ? 7 : 1));
  return { from: addDays(before, 1), to: today };
}

function readPart({ kind, n, year }: Groups, { limit }: Now): Span | string {
  const parts = kind === 't' ? 4 : 2;
  if (Number(n) < 1 || Number(n) > parts)
    return kind === 't' ? 'Les trimestres vont de T1 à T4.' : 'Les semestres vont de S1 à S2.';
  const months = 12 / parts;
  return latest((Number(n) - 1) * months + 1, months, { year, limit });
}

function readMonth({ name, month, year }: Groups, { limit }: Now): Span | string {
  const number = name ? monthNumber(name) : Number(month);
  if (number < 1 || number > 12) return `Le mois ${number} n’existe pas : les mois vont de 1 à 12.`;
  return latest(number, 1, { year, limit });
}

/** That many months from this one: of the year said, or the latest that have begun. */
function latest(
  month: number,
  months: number,
  { year, limit }: Pick<Now, 'limit'> & { year: string | undefined },
): Span {
  const begins = (of: number) => civil({ year: of, month, day: 1 });
  if (year) return monthsFrom(begins(Number(year)), months);
  const thisYear = begins(ymd(limit).year);
  return monthsFrom(thisYear <= limit ? thisYear : begins(ymd(limit).year - 1), months);
}

function askOrder({ name = '', day }: Groups, { limit }: Now): string {
  const parsed = parseDate(`${day} ${name}`, limit);
  if ('error' in parsed) return parsed.error;
  const month = MONTHS[monthNumber(name) - 1];
  return `Écrivez le jour avant le mois, « ${day} ${month} », ou l’année en quatre chiffres, « ${month} 2025 ».`;
}
