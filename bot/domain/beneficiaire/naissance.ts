// A birth, as a year or a full date: what is typed, what is kept, how old one was on a day.
import { FIRST_YEAR, ymd } from '#bot/forms/calendar.ts';
import { formatDate, MONTH_PATTERN, parseDate } from '#bot/forms/dates.ts';
import { tidy } from '#bot/forms/words.ts';

/** « 1952 » or « 12/03/1952 »: kept as it reads. */
export type Naissance = string;

export type ParsedNaissance = { readonly naissance: Naissance } | { readonly error: string };

const UNKNOWN = 'Indiquez une année en quatre chiffres, par exemple 1952, ou une date comme 12/03/1952.';
const TOO_EARLY = `Indiquez une année de naissance à partir de ${FIRST_YEAR}.`;
const MONTH_OF_YEAR = new RegExp(`^(?:\\d{1,2}[/.-]|(?:${MONTH_PATTERN})\\.?[ -])?(?<year>\\d{4})$`);
/** A date with its four digits of year reads the same whatever day it is. */
const ANY_DAY = '2000-01-01';

export function parseNaissance(text: string): ParsedNaissance {
  const typed = tidy(text).replace(/^nee?(?: en| le)? /, '');
  const year = MONTH_OF_YEAR.exec(typed)?.groups?.year;
  if (year !== undefined) return Number(year) < FIRST_YEAR ? { error: TOO_EARLY } : { naissance: year };
  if (!/(?<!\d)\d{4}(?!\d)/.test(typed)) return { error: UNKNOWN };
  const read = parseDate(typed, ANY_DAY);
  return 'error' in read ? read : { naissance: formatDate(read.date) };
}

export function anneeOf(naissance: Naissance): number {
  return Number(naissance.slice(-4));
}

/** Whether it is still to come that day: a year is not, while it lasts. */
export function isToCome(naissance: Naissance, today: string): boolean {
  const born = naissance.length > 4 ? naissance.split('/').reverse().join('-') : naissance;
  return born > today.slice(0, born.length);
}

/** La Coop's thresholds, on the difference of years alone so that figures compare. */
const TRANCHES: readonly (readonly [from: number, code: string])[] = [
  [70, 'soixante_dix_plus'],
  [60, 'soixante_soixante_neuf'],
  [40, 'quarante_cinquante_neuf'],
  [25, 'vingt_cinq_trente_neuf'],
  [18, 'dix_huit_vingt_quatre'],
  [12, 'douze_dix_huit'],
  [0, 'moins_de_douze'],
];

/** The age band on a day; none for somebody not yet born then. */
export function trancheAgeOn(naissance: Naissance, date: string): string | undefined {
  const age = ymd(date).year - anneeOf(naissance);
  return TRANCHES.find(([from]) => age >= from)?.[1];
}
