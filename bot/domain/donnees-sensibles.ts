// What must not be written in free text: social security numbers and card numbers are refused, passwords draw a warning.
import * as z from 'zod';

/** Up to two of these may stand between two digits of one number. */
const GAP = '[ .\\-/\\u00a0\\u202f]{0,2}';

/** Sex, year, month, place of birth (2A and 2B for Corsica), order, key: 15 characters. */
const NIR = new RegExp(`(?<!\\d)[1-478](?:${GAP}\\d){5}${GAP}[\\dAB](?:${GAP}\\d){8}(?!\\d)`, 'gi');

/** Months of birth, and the codes given to people whose month is unknown. */
const NIR_MONTH = /^...(?:0[1-9]|1[0-2]|[2-9]\d)/;

/** A social security number (NIR) whose key is right; the key alone lets one number in 97 through by chance. */
export function hasNir(text: string): boolean {
  return matches(text, NIR).some((number) => NIR_MONTH.test(number) && hasValidKey(number));
}

function hasValidKey(nir: string): boolean {
  const number = nir.slice(0, 13).replace('2A', '19').replace('2B', '18');
  if (!/^\d{13}$/.test(number)) return false;
  return 97 - (Number(number) % 97) === Number(nir.slice(13));
}

/**
 * Visa, Mastercard and American Express, in one piece or in the groups printed on cards. Lengths of 14 are left alone: a SIRET has 14 digits and
 * passes the same check.
 */
const CARDS = [
  /(?<!\d)(?:4\d{3}|5[1-5]\d{2}|2[2-7]\d{2})(?:[ .\-\u00a0\u202f]?\d{4}){3}(?!\d)/g,
  /(?<!\d)3[47]\d{2}[ .\-\u00a0\u202f]?\d{6}[ .\-\u00a0\u202f]?\d{5}(?!\d)/g,
];

export function hasCardNumber(text: string): boolean {
  return CARDS.flatMap((pattern) => matches(text, pattern)).some(passesLuhn);
}

/** Digits from the right, every second one doubled: the sum of all digits is a multiple of ten. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const n = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return total + (n > 9 ? n - 9 : n);
  }, 0);
  return sum % 10 === 0;
}

function matches(text: string, pattern: RegExp): readonly string[] {
  // NFKC: digits typed full-width or copied from a document are digits too.
  return [...text.normalize('NFKC').matchAll(pattern)].map(([found]) =>
    found.toUpperCase().replace(/[^\dAB]/g, ''),
  );
}

const PASSWORD =
  /(?<![\p{L}\p{N}])(?:mots?\s+de\s+passe|mdp|passwords?|pwd|codes?\s+(?:secrets?|pin|confidentiels?)|identifiants?)(?:\s*[:=]\s*|\s+(?:est|c['’]est)\s*:?\s*)\S/iu;

/** « Mot de passe : Soleil29 »: a secret is probably being noted; it may also be a sentence about one, so this only warns. */
export function looksLikePassword(text: string): boolean {
  return PASSWORD.test(text.normalize('NFKC'));
}

/** The doubt that such a text raises, for its author to settle. */
export function douteMotDePasse(text: string): string | undefined {
  return looksLikePassword(text)
    ? 'Ce texte semble contenir un mot de passe : mieux vaut ne pas le conserver.'
    : undefined;
}

/** Free text without a social security number or a card number. */
export const sansDonneesSensibles: z.ZodType<string, string> = z
  .string()
  .refine(
    (text) => !hasNir(text),
    'Retirez le numéro de sécurité sociale : il ne doit pas être conservé ici.',
  )
  .refine(
    (text) => !hasCardNumber(text),
    'Retirez le numéro de carte bancaire : il ne doit pas être conservé ici.',
  );
