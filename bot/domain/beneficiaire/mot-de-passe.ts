// The password of a sheet: five invented words that are said on the phone and written without a doubt.

const CONSONANTS = 'bdflmnprtv';
const VOWELS = 'aiou';
const SYLLABLES = 3;
const WORDS = 5;

/** Each syllable is drawn from one byte: forty of them go six times into 240, and what is beyond is drawn again. */
const PER_BYTE = 240;

/** Heard as something else. */
const UNHEARD_OF = /pipi|puta|bita|vomi|lolo|nana|pita|tripa|fufu|nunu|papi|mami/;

/** Eighty bits: what is said by voice withstands whoever has the file. `random` gives bytes of chance. */
export function newPassword(random: (count: number) => Uint8Array): string {
  return Array.from({ length: WORDS }, () => word(random)).join('-');
}

function word(random: (count: number) => Uint8Array): string {
  for (;;) {
    const drawn = Array.from({ length: SYLLABLES }, () => syllable(random)).join('');
    if (!UNHEARD_OF.test(drawn)) return drawn;
  }
}

function syllable(random: (count: number) => Uint8Array): string {
  const [byte = PER_BYTE] = random(1);
  if (byte >= PER_BYTE) return syllable(random);
  const rank = byte % (CONSONANTS.length * VOWELS.length);
  return `${CONSONANTS.charAt(Math.floor(rank / VOWELS.length))}${VOWELS.charAt(rank % VOWELS.length)}`;
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
