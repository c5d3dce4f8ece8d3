// Periods in words, « mois dernier », « T3 2025 », « du 1/3 au 15/4 »: read alone, or taken out of a command's words.
import { addMonths, type CivilDate, weekday, ymd } from '#bot/forms/calendar.ts';
import { addDays, daysBetween, formatDate, longDate, MONTHS } from '#bot/forms/dates.ts';
import { nearest, tidy } from '#bot/forms/words.ts';
import { monthsFrom, readSpan, type Span } from './periode-words.ts';

export interface Periode extends Span {
  /** Says the days themselves, so that it means the same tomorrow; `parsePeriode` reads it back. */
  readonly label: string;
}

export type ParsedPeriode =
  | { readonly periode: Periode }
  | { readonly error: string; readonly nearest?: string };

const EMPTY = 'Indiquez une période, par exemple « mois dernier », « T3 2025 » ou « du 1/3 au 15/4 ».';
const UNKNOWN =
  'Cette période n’est pas comprise : écrivez par exemple « mois dernier », « T3 2025 » ou « du 1/3 au 15/4 ».';
const LONGEST_TEXT = 80;
const FIRST = '2000-01-01';
const LAST = '2100-12-31';
const MOST_YEARS = 30;
const EVERYTHING = /^(?:tout|toute|toutes|tous|depuis toujours|depuis le debut)$/;
const NEAREST = [
  'aujourd’hui',
  'hier',
  'semaine',
  'semaine dernière',
  'mois',
  'mois dernier',
  'trimestre',
  'trimestre dernier',
  'semestre',
  'année',
  'année dernière',
  'tout',
  ...MONTHS,
];

export function parsePeriode(text: string, today: CivilDate): ParsedPeriode {
  const read = readPeriode(text, today);
  if (read) return read;
  if (text.length > LONGEST_TEXT) return { error: UNKNOWN };
  if (tidy(text) === '') return { error: EMPTY };
  const near = nearest(text, NEAREST);
  return near ? { error: UNKNOWN, nearest: near } : { error: UNKNOWN };
}

export interface TakenPeriode {
  readonly periode?: Periode;
  /** The words are those of a period that cannot be, such as « T5 ». */
  readonly error?: string;
  readonly rest: readonly string[];
}

const MOST_WORDS = 40;
const LONGEST_RUN = 9;

/** The longest run of words that is a period, the first of equals, and what is left. A filter (`lieu=…`) is never part of one. */
export function takePeriode(words: readonly string[], today: CivilDate): TakenPeriode {
  if (words.length > MOST_WORDS) return { rest: words };
  for (let length = Math.min(LONGEST_RUN, words.length); length > 0; length--) {
    for (let start = 0; start + length <= words.length; start++) {
      const run = words.slice(start, start + length);
      const read = run.some((word) => word.includes('=')) ? undefined : readPeriode(run.join(' '), today);
      if (read) return { ...read, rest: words.toSpliced(start, length) };
    }
  }
  return { rest: words };
}

/** `undefined` when the words are not those of a period. */
function readPeriode(
  text: string,
  today: CivilDate,
): { readonly periode: Periode } | { readonly error: string } | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const typed = tidy(text);
  // People also record what is planned: all is until the end of next year.
  if (EVERYTHING.test(typed))
    return { periode: { from: FIRST, to: `${ymd(today).year + 1}-12-31`, label: 'tout' } };
  const span = readSpan(typed, { today, limit: today });
  if (span === undefined) return undefined;
  const wrong = typeof span === 'string' ? span : whatIsWrong(span);
  if (wrong !== undefined) return { error: wrong };
  return typeof span === 'string' ? undefined : { periode: periodeDe(span) };
}

function whatIsWrong({ from, to }: Span): string | undefined {
  if (from > to)
    return `La période est à l’envers : elle commence le ${formatDate(from)} et finit le ${formatDate(to)}.`;
  if (from < FIRST || to > LAST) return 'Une période doit être comprise entre les années 2000 et 2100.';
  if (daysBetween(from, to) > MOST_YEARS * 366) return `Une période ne peut pas dépasser ${MOST_YEARS} ans.`;
  return undefined;
}

/** Those days, as a period. */
export function periodeDe({ from, to }: Span): Periode {
  return { from, to, label: sayPeriode({ from, to }) };
}

/** As many days, or whole months, that end just before it. */
export function periodeAvant({ from, to }: Span): Periode {
  const last = addDays(from, -1);
  const months = wholeMonths({ from, to });
  if (months > 0) return periodeDe({ from: addMonths(from, -months), to: last });
  return periodeDe({ from: addDays(from, -daysBetween(from, to) - 1), to: last });
}

/** The same days of the year before. */
export function unAnAvant({ from, to }: Span): Periode {
  const months = wholeMonths({ from, to });
  const begun = addMonths(from, -12);
  return periodeDe({ from: begun, to: months > 0 ? monthsFrom(begun, months).to : addMonths(to, -12) });
}

/** How many whole months they are; none where they are not. */
function wholeMonths({ from, to }: Span): number {
  const [begun, next] = [ymd(from), ymd(addDays(to, 1))];
  if (begun.day !== 1 || next.day !== 1) return 0;
  return (next.year - begun.year) * 12 + next.month - begun.month;
}

/** « mars 2026 », « T3 2025 », « 2025 », « semaine du 16 novembre 2026 », « 3 mars 2025 », « du 01/03/2026 au 15/04/2026 ». */
function sayPeriode({ from, to }: Span): string {
  const { year, month } = ymd(from);
  if (from === to) return longDate(from);
  if (weekday(from) === 0 && to === addDays(from, 6)) return `semaine du ${longDate(from)}`;
  const ends = (months: number) =>
    (month - 1) % months === 0 && to === monthsFrom(from, months).to && from.endsWith('-01');
  if (ends(1)) return `${MONTHS[month - 1]} ${year}`;
  if (ends(3)) return `T${(month + 2) / 3} ${year}`;
  if (ends(6)) return `S${(month + 5) / 6} ${year}`;
  if (ends(12)) return String(year);
  return `du ${formatDate(from)} au ${formatDate(to)}`;
}
