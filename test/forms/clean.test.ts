// Text made storable: what is seen stays, what is not seen goes, and cleaning twice changes nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from '#bot/forms/clean.ts';

/** Texts rich in what is not seen. */
const odd = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 4 }),
      fc.constantFrom('\r\n', '\r', '\n', '\t', '\u200b', '\u200d', '\u202e', '\ufeff', '\u0000', 'e\u0301'),
    ),
  )
  .map((parts) => parts.join(''));

describe('cleanText', () => {
  it.each([
    ['accents typed in two parts are composed', 'e\u0301te\u0301', 'été'],
    ['line ends of every machine become one', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['many empty lines become one', 'a\n\n\n\n\nb', 'a\n\nb'],
    ['zero-width characters go', 'mot\u200bde\u200cpas\ufeffse', 'motdepasse'],
    ['marks that turn a text around go', 'abc\u202edcba\u202c', 'abcdcba'],
    ['control characters go', 'a\u0000b\u0007c', 'abc'],
    ['a family stays one family', '👩‍👩‍👧', '👩‍👩‍👧'],
    ['a joiner that joins nothing goes', 'a\u200db', 'ab'],
    ['tabulations stay inside', 'a\tb', 'a\tb'],
    ['Arabic stays as it is', 'مرحبا', 'مرحبا'],
    ['nothing visible is nothing', ' \u200b\n\ufeff ', ''],
  ])('%s', (_sentence, typed, kept) => {
    expect(cleanText(typed)).toBe(kept);
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(odd, (typed) => {
        expect(cleanText(cleanText(typed))).toBe(cleanText(typed));
      }),
    );
  });

  it('leaves no invisible character, and no space around', () => {
    fc.assert(
      fc.property(odd, (typed) => {
        const kept = cleanText(typed);
        expect(kept).not.toMatch(/(?![\n\t])\p{Cc}|[\u200b\u200c\u200e\u200f\u202a-\u202e\ufeff]/u);
        expect(kept).toBe(kept.trim());
        expect(kept).not.toMatch(/\n{3}/);
      }),
    );
  });
});

describe('cleanLine', () => {
  it('holds on one line', () => {
    expect(cleanLine('  Maison\r\n des \t jeunes ')).toBe('Maison des jeunes');
    fc.assert(
      fc.property(odd, (typed) => {
        expect(cleanLine(typed)).not.toMatch(/[\n\t]| {2}/);
        expect(cleanLine(cleanLine(typed))).toBe(cleanLine(typed));
      }),
    );
  });
});
