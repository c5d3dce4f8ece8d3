// Lines hold in their width, lose nothing, and cut a word only when no line would hold it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '#bot/documents/pdf/lines.ts';

/** As on a typewriter. */
const widthOf = (text: string): number => [...text].length;
const lines = (text: string, width: number) => breakLines(text, width, widthOf);

describe('a text in lines', () => {
  it.each([
    ['holds on one', 'un deux', 7, ['un deux']],
    ['breaks between words, the space kept at the end', 'un deux trois', 7, ['un deux ', 'trois']],
    ['breaks after the hyphens of a compound word', 'Aix-en-Provence', 8, ['Aix-en-', 'Provence']],
    ['keeps a date whole', 'le 27/11/2026', 10, ['le ', '27/11/2026']],
    ['does not break on a space that does not', 'dit\u00a0: oui', 5, ['dit\u00a0: ', 'oui']],
    ['cuts a word that no line would hold', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['keeps line ends', 'a\n\nb', 9, ['a ', ' ', 'b']],
    ['is one empty line when there is none', '', 9, ['']],
  ])('%s', (_, text, width, expected) => {
    expect(lines(text, width)).toEqual(expected);
  });

  it('never loses a letter nor goes over its width, whatever the words', () => {
    const word = fc.string({ maxLength: 30 });
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 1, max: 40 }), (words, width) => {
        const text = words.join(' ');
        const broken = lines(text, width);
        expect(broken.join('')).toBe(text);
        for (const line of broken) expect(widthOf(line.trimEnd())).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('cuts no word that a line would hold', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        expect(lines(words.join(' '), 12).flatMap((line) => line.trim().split(' '))).toEqual(words);
      }),
    );
  });
});
