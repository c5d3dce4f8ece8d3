// French phone numbers, overseas included: whatever way they are typed, one international form to keep, one familiar form to show.
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * Country codes by the three digits after the zero of a national number; the others are of mainland France. The library takes all of them for the
 * mainland's, and knows only the ranges that were assigned when it was made.
 */
const OVERSEAS: Readonly<Record<string, string>> = {
  ...codes('262', '262 263 269 639 692 693'),
  ...codes('508', '508 708'),
  ...codes('590', '590 690 691'),
  ...codes('594', '594 694'),
  ...codes('596', '596 696 697'),
};

/** Where numbers are dialled without a zero: six digits, eight in Polynésie française. */
const WITHOUT_ZERO = ['508', '681', '687', '689'];

const MAINLAND = '33';
const ZERO_CODES = [MAINLAND, ...new Set(Object.values(OVERSEAS))];

function codes(country: string, prefixes: string): Readonly<Record<string, string>> {
  return Object.fromEntries(prefixes.split(' ').map((prefix) => [prefix, country]));
}

/**
 * `+33612345678`; undefined for what is no number. A number of another country is kept as it was dialled. What is possible is accepted, assigned or
 * not: ranges are opened every year. Six or eight digits alone may be of four territories, or lack some: they need their country.
 */
export function parseTelephone(typed: string): string | undefined {
  const dialled = typed.normalize('NFKC').replace(/[\s.\-\u2010-\u2015/_()]+/g, '');
  if (!/^\+?\d{7,20}$/.test(dialled)) return undefined;
  return read(dialled) ?? (dialled.startsWith('+') ? undefined : withoutPlus(dialled));
}

function read(dialled: string): string | undefined {
  const number = parsePhoneNumberFromString(dialled, { defaultCountry: 'FR', extract: false });
  if (!number?.isPossible()) return undefined;
  const { countryCallingCode: code, nationalNumber: national, number: e164 } = number;
  return ZERO_CODES.includes(code) && national.length === 9 ? ofZeroCode(code, national) : e164;
}

/** « +262692123456 » typed in a spreadsheet is a number, which has no plus. */
function withoutPlus(digits: string): string | undefined {
  return ZERO_CODES.some((code) => digits.startsWith(code)) ? read(`+${digits}`) : undefined;
}

/** The nine digits after the zero. A leading digit lost by a spreadsheet is that zero. */
function ofZeroCode(code: string, nine: string): string | undefined {
  const territory = OVERSEAS[nine.slice(0, 3)];
  if (nine.startsWith('0')) return undefined;
  if (code === MAINLAND) return `+${territory ?? MAINLAND}${nine}`;
  // Numbers over the Internet (09…) are of no territory: the country code typed is kept.
  return territory === code || nine.startsWith('9') ? `+${code}${nine}` : undefined;
}

/** « 06 12 34 56 78 », « 0692 12 34 56 », « +687 25 12 34 ». */
export function sayTelephone(kept: string): string {
  const national = nationalOf(kept);
  if (national !== undefined) {
    const first = kept.startsWith(`+${MAINLAND}`) ? 2 : 4;
    return [national.slice(0, first), ...pairs(national.slice(first))].join(' ');
  }
  const code = WITHOUT_ZERO.find((known) => kept.startsWith(`+${known}`));
  return code === undefined ? kept : [`+${code}`, ...pairs(kept.slice(code.length + 1))].join(' ');
}

const pairs = (digits: string): readonly string[] => digits.match(/\d{1,2}/g) ?? [];

/** `0612345678`: the ten digits that people know, where there are ten. */
export function nationalOf(kept: string): string | undefined {
  const code = ZERO_CODES.find((known) => kept.startsWith(`+${known}`));
  const rest = code === undefined ? '' : kept.slice(code.length + 1);
  return rest.length === 9 ? `0${rest}` : undefined;
}

/** The digits to look for in a number kept. */
export function digitsOf(kept: string): string {
  return nationalOf(kept) ?? kept.replace(/\D/g, '');
}

/** What a typed beginning, end or middle of a number is in `digitsOf`. « 00 33 12 » may be a middle; « 0033 » dials a country. */
export function partialDigits(typed: string): string {
  const plain = typed.replace(/[^\d+]/g, '');
  const abroad = /^\s*00[1-9]/.test(typed) || plain.length > 10;
  const dialled = abroad ? plain.replace(/^00(?=[1-9])/, '+') : plain;
  const code = ZERO_CODES.find((known) => dialled.startsWith(`+${known}`));
  return code === undefined
    ? dialled.replace(/\D/g, '')
    : dialled.replace(`+${code}`, '0').replace(/^00/, '0');
}
