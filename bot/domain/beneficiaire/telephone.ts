// French phone numbers, overseas included: whatever way they are typed, one international form to keep, one familiar form to show.

/** Country codes by the three digits after the zero of a national number; the others are of mainland France. */
const OVERSEAS: Readonly<Record<string, string>> = {
  ...codes('262', '262 263 269 639 692 693'),
  ...codes('508', '508 708'),
  ...codes('590', '590 690 691'),
  ...codes('594', '594 694'),
  ...codes('596', '596 696 697'),
};

/** Numbers that are dialled without a zero, and how many digits they have. */
const WITHOUT_ZERO: Readonly<Record<string, number>> = { '508': 6, '681': 6, '687': 6, '689': 8 };

const MAINLAND = '33';
const ZERO_CODES = [MAINLAND, ...new Set(Object.values(OVERSEAS))];

function codes(country: string, prefixes: string): Readonly<Record<string, string>> {
  return Object.fromEntries(prefixes.split(' ').map((prefix) => [prefix, country]));
}

/** `+33612345678`; undefined for what is no number. A number of another country is kept as it was dialled. */
export function parseTelephone(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').replace(/[\s.\-\u2010-\u2015/_]+/g, '');
  const dialled = plain.replace(/^00(?=[1-9])/, '+').replace(/^(\+\d{2,3})\(0\)/, '$1');
  const digits = dialled.replace(/[()]/g, '');
  const national = /^0?([1-9]\d{8})$/.exec(digits) ?? /^(?:\+33|33)0?([1-9]\d{8})$/.exec(digits);
  if (national) return ofNational(national[1] ?? '');
  return /^\+[1-9]\d{8,14}$/.test(digits) ? ofInternational(digits) : undefined;
}

/** The nine digits after the zero. A leading digit lost by a spreadsheet is that zero. */
function ofNational(nine: string): string {
  return `+${OVERSEAS[nine.slice(0, 3)] ?? MAINLAND}${nine}`;
}

function ofInternational(e164: string): string | undefined {
  const code = [...ZERO_CODES, ...Object.keys(WITHOUT_ZERO)].find((known) => e164.startsWith(`+${known}`));
  if (code === undefined) return e164;
  const rest = e164.slice(code.length + 1);
  if (rest.length === WITHOUT_ZERO[code]) return e164;
  const nine = ZERO_CODES.includes(code) ? /^0?([1-9]\d{8})$/.exec(rest)?.[1] : undefined;
  // Numbers over the Internet (09…) are of no territory: the country code typed is kept.
  if (nine?.startsWith('9')) return `+${code}${nine}`;
  return nine !== undefined && ofNational(nine).startsWith(`+${code}`) ? `+${code}${nine}` : undefined;
}

/** « 06 12 34 56 78 », « 0692 12 34 56 », « +687 25 12 34 ». */
export function sayTelephone(kept: string): string {
  const national = nationalOf(kept);
  if (national !== undefined) {
    const first = kept.startsWith(`+${MAINLAND}`) ? 2 : 4;
    return [national.slice(0, first), ...pairs(national.slice(first))].join(' ');
  }
  const code = Object.keys(WITHOUT_ZERO).find((known) => kept.startsWith(`+${known}`));
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
