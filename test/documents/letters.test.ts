// A text made ready for the page: nothing dropped, spaces as French wants them, stars said in words.
import { describe, expect, it } from 'vitest';
import { lettersOf } from '#bot/documents/pdf/letters.ts';

/** A font of the letters of western Europe, of typographic signs and stars. */
const letters = lettersOf(
  (codePoint) => codePoint < 0x250 || /[’«»…★☆→\u202f]/u.test(String.fromCodePoint(codePoint)),
);
const printed = (text: string) => letters(text).printed;
const spoken = (text: string) => letters(text).spoken;

describe('what is printed', () => {
  it.each([
    ['plain text stays', 'Léa, l’été', 'Léa, l’été'],
    ['an accent typed apart is put on its letter', 'e\u0301te\u0301', 'été'],
    ['any line end is one', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['any space is one, but those that do not break', 'a\tb\u2003c\u00a0d', 'a b c\u00a0d'],
    ['control characters go', 'a\u0000b\u001bc\u007f', 'abc'],
    [
      'spaces before signs do not break',
      'oui ? non ! 45 % ; ici : 3',
      'oui\u202f? non\u202f! 45\u202f%\u202f; ici\u00a0: 3',
    ],
    ['nor those inside « »', '« oui »', '«\u00a0oui\u00a0»'],
    ['a letter that the font lacks is a box', 'Жan', '□an'],
    ['an emoji is one box, however many signs make it', 'ok 👩🏽‍💻 👍', 'ok □ □'],
    ['half a character is a box', 'a\ud83d', 'a□'],
    ['a letter of private use is a box', 'a\ue092', 'a□'],
    ['what chooses the shape of a sign is not drawn', '★\ufe0f', '★'],
  ])('%s', (_, text, expected) => {
    expect(printed(text)).toBe(expected);
  });
});

describe('what is said instead', () => {
  it.each([
    ['nothing, when all is printed', 'Léa, l’été', undefined],
    ['nothing of signs that are not drawn', 'a\u200db', undefined],
    ['the letters that are not printed', 'محمد', 'محمد'],
    ['an emoji whole', 'ok 👩🏽‍💻', 'ok 👩🏽‍💻'],
    ['stars in words', '★☆☆', '1 étoile sur 3'],
    ['stars over time', '★☆☆ → ★★☆', '1 étoile sur 3, puis 2 étoiles sur 3'],
    ['stars within a sentence', 'E-mail ; ★★★', 'E-mail\u202f; 3 étoiles sur 3'],
    ['an arrow of somebody’s, as it is', 'Ameli → CAF', undefined],
  ])('%s', (_, text, expected) => {
    expect(spoken(text)).toBe(expected);
  });
});
