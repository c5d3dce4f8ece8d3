// Durations in minutes: what a person types for one, how one is written.
import { tidy } from './words.ts';

export type ParsedDuration = { readonly minutes: number } | { readonly error: string };

export const LONGEST_DURATION = 24 * 60;

/** « 45 min », « 1 h », « 1 h 05 », with plain spaces: people copy it back into a field. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

const EMPTY = 'Indiquez une durée, par exemple 45, 1h30 ou « une heure ».';
const UNKNOWN = 'Cette durée n’est pas comprise : écrivez par exemple 45, 1h30 ou « une heure ».';
const NOT_POSITIVE = 'La durée doit être d’au moins 1 minute.';
const TOO_LONG = 'La durée ne peut pas dépasser 24 heures.';
const LONGEST_TEXT = 60;

/** The whole text must be one duration; a number alone is minutes. */
export function parseDuration(text: string): ParsedDuration {
  const tidied = text.length > 4 * LONGEST_TEXT ? undefined : tidy(text);
  if (tidied === undefined || tidied.length > LONGEST_TEXT) return { error: UNKNOWN };
  if (tidied === '') return { error: EMPTY };
  const typed = inDigits(tidied);
  if (/^- ?\d/.test(typed)) return { error: NOT_POSITIVE };
  for (const { pattern, read } of SHAPES) {
    const match = pattern.exec(typed);
    if (match) return bounded(read(match.groups ?? {}));
  }
  return { error: UNKNOWN };
}

function bounded(read: number | string): ParsedDuration {
  if (typeof read === 'string') return { error: read };
  if (read < 1) return { error: NOT_POSITIVE };
  return read > LONGEST_DURATION ? { error: TOO_LONG } : { minutes: read };
}

const UNITS =
  'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'.split(' ');
const TENS = ['vingt', 'trente', 'quarante', 'cinquante', 'soixante'];
const NUMBERS = new Map<string, number>([
  ...UNITS.map((word, i) => [word, i + 1] as const),
  ...TENS.map((word, i) => [word, 20 + 10 * i] as const),
  ['une', 1],
]);

const TEN_AND_UNIT = new RegExp(
  `\\b(?:${TENS.join('|')})[- ](?:et[- ])?(?:${UNITS.slice(0, 9).join('|')}|une)\\b`,
  'g',
);
const NUMBER_WORD = new RegExp(`\\b(?:${[...NUMBERS.keys()].join('|')})\\b`, 'g');

/** « quarante-cinq minutes » → « 45 minutes »: number words become digits, a ten and its unit one number. */
function inDigits(tidied: string): string {
  const sum = (tenAndUnit: string) =>
    tenAndUnit.split(/[- ]/).reduce((total, part) => total + (NUMBERS.get(part) ?? 0), 0);
  return tidied
    .replace(TEN_AND_UNIT, (tenAndUnit) => String(sum(tenAndUnit)))
    .replace(NUMBER_WORD, (number) => String(NUMBERS.get(number)));
}

type Groups = Readonly<Record<string, string | undefined>>;

interface Shape {
  readonly pattern: RegExp;
  /** Minutes, or the sentence that says what is wrong. */
  readonly read: (groups: Groups) => number | string;
}

const HOUR = "(?:h|hs|heures?|d'heure|d heure)";
const MINUTE = "(?:min|mins|mn|minutes?|m|')";
// U+2044 is what « ½ » decomposes to.
const FRACTION = '(?<top>[1-9])[/\u2044](?<bottom>[24])';

const SHAPES: readonly Shape[] = [
  { pattern: new RegExp(`^(?<minutes>\\d+) ?${MINUTE}?\\.?$`), read: ({ minutes }) => Number(minutes) },
  { pattern: new RegExp(`^(?<hours>\\d+) ?${HOUR}\\.?$`), read: ({ hours }) => 60 * Number(hours) },
  {
    pattern: new RegExp(`^(?<hours>\\d+) ?(?:${HOUR}|:)(?: et)? ?(?<minutes>\\d{1,2}) ?${MINUTE}?$`),
    read: readClock,
  },
  {
    pattern: new RegExp(`^(?<hours>\\d+[.,]\\d+) ?${HOUR}$`),
    read: ({ hours = '' }) => Math.round(60 * decimal(hours)),
  },
  { pattern: /^(?<number>\d+[.,]\d+)$/, read: askUnit },
  {
    pattern: new RegExp(`^(?:(?<hours>\\d+) ?${HOUR}? )?(?:et )?${FRACTION} ?${HOUR}?$`),
    read: readFraction,
  },
  {
    pattern: new RegExp(`^(?:(?<hours>\\d+) ?${HOUR} ?)(?:et )?(?<part>demie?|quart|1 quart|3 quarts)$`),
    read: readPart,
  },
  { pattern: /^(?<part>(?:1 )?demie?)[- ]?(?:heure|h)$/, read: readPart },
  { pattern: /^(?<part>(?:1 |3 )?quarts?)(?: d'?)? ?(?:heure|h)$/, read: readPart },
];

const decimal = (typed: string): number => Number(typed.replace(',', '.'));

function readClock({ hours, minutes }: Groups): number | string {
  if (Number(minutes) < 60) return 60 * Number(hours) + Number(minutes);
  return `« ${hours}h${minutes} » n’est pas une durée : après les heures, les minutes vont de 0 à 59.`;
}

function askUnit({ number = '' }: Groups): string {
  return `Précisez l’unité de la durée : « ${number} h », ou le nombre de minutes sans virgule.`;
}

function readFraction({ hours = '0', top, bottom }: Groups): number {
  return 60 * Number(hours) + (60 * Number(top)) / Number(bottom);
}

function readPart({ hours = '0', part = '' }: Groups): number {
  const minutes = part.includes('demi') ? 30 : part.startsWith('3') ? 45 : 15;
  return 60 * Number(hours) + minutes;
}
