// The password of a sheet: five invented words that are said on the phone and written without a doubt.

const CONSONANTS = 'bdflmnprtv';
const VOWELS = 'aiou';

/** Letters of the five words, consonants and vowels in turn: no longer in all, with their dashes, than the 32 that some PDF readers take. */
const WORDS = ['cvcvcv', 'vcvcv', 'cvcvcv', 'vcvcv', 'cvcvcv'] as const;

/** A letter is drawn from one byte: of ten or of four, they go whole into 240, and what is beyond is drawn again. */
const PER_BYTE = 240;

/** Heard as something else. */
const UNHEARD_OF = /pipi|puta|bita|vomi|lolo|nana|pita|tripa|fufu|nunu|papi|mami/;

/** Over seventy bits: what is said by voice withstands whoever has the file. `random` gives bytes of chance. */
export function newPassword(random: (count: number) => Uint8Array): string {
  return WORDS.map((pattern) => word(pattern, random)).join('-');
}

function word(pattern: string, random: (count: number) => Uint8Array): string {
  for (;;) {
    const drawn = [...pattern].map((kind) => letter(kind === 'c' ? CONSONANTS : VOWELS, random)).join('');
    if (!UNHEARD_OF.test(drawn)) return drawn;
  }
}

function letter(letters: string, random: (count: number) => Uint8Array): string {
  const [byte = PER_BYTE] = random(1);
  return byte < PER_BYTE ? letters.charAt(byte % letters.length) : letter(letters, random);
}

/** As it is typed by whoever heard it: in capitals, with spaces, with accents. */
export function typedPassword(typed: string): string {
  return typed
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim()
    .replace(/[\s\-\u2010-\u2015_.]+/g, '-');
}
