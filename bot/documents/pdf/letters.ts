// A text made ready for the page: typographic spaces, what the font has no letter for shown as a box, and how to say what is drawn.

export interface Texte {
  readonly printed: string;
  /** What is said instead, where signs are drawn or boxes stand for letters. */
  readonly spoken?: string;
}

export type Letters = (text: string) => Texte;

/** Shown for a letter that the font does not have: dropping it would change what is said. */
export const BOX = '□';

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** They choose the shape of their neighbours, or a direction, and draw nothing. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}/gu;

export function lettersOf(has: (codePoint: number) => boolean): Letters {
  // Letters of private use mean nothing to a reader, even where a font draws them.
  const isDrawn = (letter: string) => has(letter.codePointAt(0) ?? 0) && !/\p{Co}/u.test(letter);
  const draw = (grapheme: string) => (grapheme === '\n' || [...grapheme].every(isDrawn) ? grapheme : BOX);
  return (text) => {
    const kept = typographic(tidy(text));
    const printed = Array.from(graphemes.segment(kept), ({ segment }) =>
      draw(segment.replace(UNSEEN, '')),
    ).join('');
    const spoken = sayStars(kept);
    return { printed, ...(spoken.replace(UNSEEN, '') !== printed && { spoken }) };
  };
}

/** One kind of line end and of space, no half character, nothing that commands a terminal. */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\S\n\u00a0\u202f]/gu, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '');
}

/** Spaces that French puts inside a group do not break: « 45 % », « oui ? ». */
function typographic(text: string): string {
  return text.replace(/ (?=[:»])|(?<=«) /gu, '\u00a0').replace(/ (?=[;!?%€])/gu, '\u202f');
}

/** « ★☆☆ → ★★☆ » is « 1 étoile sur 3, puis 2 étoiles sur 3 » to who cannot see it. */
function sayStars(text: string): string {
  return text.replace(/(?<=[★☆]) → (?=[★☆])/g, ', puis ').replace(/[★☆]+/g, (stars) => {
    const lit = stars.replaceAll('☆', '').length;
    return `${lit} étoile${lit > 1 ? 's' : ''} sur ${stars.length}`;
  });
}
