// Names of people as they are written: typography for all, natural case for those typed in capitals or in small letters, nothing else touched.
import { cleanLine } from '#bot/forms/clean.ts';

const APOSTROPHES = /[\u0027\u2018\u201B\u02BC\u02B9\u2032\u00B4`]/g;
const DASHES = /\s*[\u2010-\u2015\u2212-]\s*/g;

/** Small before a name: « de La Tour », « d’Almeida ». */
const SMALL = new Set(['de', 'du', 'des']);
/** Small inside a name: « Van der Berg », « Ortega y Gasset ». */
const SMALL_INSIDE = new Set(['der', 'den', 'ter', 'y', 'et', 'e']);
const ELISION = /^(\p{L})’(?=\p{L})/u;
const VOWELS = /[aeiouyœæ]/;

/** « LE GOFF » → « Le Goff », « d'ALMEIDA » stays with a curly apostrophe: what was typed with both cases was meant. */
export function naturalName(typed: string): string {
  const text = cleanLine(typed).replace(APOSTROPHES, '’').replace(DASHES, '-').replace(/’ /g, '’').trim();
  const lower = text.toLocaleLowerCase('fr');
  const upper = text.toLocaleUpperCase('fr');
  const oneCase = lower !== upper && (text === lower || text === upper);
  if (!oneCase || (text === upper && isInitials(lower))) return text;
  const words = lower.split(' ');
  return words
    .map((word, index) => natural(word, { first: index === 0, last: index === words.length - 1 }))
    .join(' ')
    .normalize('NFC');
}

/** « JP », « M.-C. »: capitals without a vowel name nobody in natural case. */
function isInitials(lower: string): boolean {
  return lower.length <= 5 && !VOWELS.test(lower.normalize('NFD'));
}

interface Place {
  readonly first: boolean;
  readonly last: boolean;
}

function natural(word: string, { first, last }: Place): string {
  if (!last && (SMALL.has(word) || (!first && SMALL_INSIDE.has(word)))) return word;
  const parts = word.split('-');
  return parts.map((part) => (parts.length > 2 && isLink(part) ? part : capitalised(part))).join('-');
}

/** « Marie-de-la-Croix » */
function isLink(part: string): boolean {
  return SMALL.has(part) || part === 'la';
}

/** « d’ » is a particle, « O’ », « N’ », « L’ » begin the name; « Mc » is followed by a capital. */
function capitalised(part: string): string {
  const elided = ELISION.exec(part)?.[1];
  if (elided !== undefined) {
    const head = elided === 'd' ? elided : initial(elided);
    return `${head}’${capitalised(part.slice(2))}`;
  }
  const scottish = /^mc(?=\p{L}{3})/u.test(part);
  return scottish ? `Mc${initial(part.slice(2))}` : initial(part);
}

/** A letter whose capital is two (« ß ») stays as it is. */
function initial(word: string): string {
  const [first = '', ...rest] = word;
  const capital = first.toLocaleUpperCase('fr');
  return (capital.length === first.length ? capital : first) + rest.join('');
}
