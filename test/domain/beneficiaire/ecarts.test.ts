// Slips between what was typed and a word: the fast count is the textbook one.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { letterMask, mayBeNear, slipsBetween } from '#bot/domain/beneficiaire/ecarts.ts';
import { distance } from '#bot/forms/words.ts';

test.each([
  ['dupont', 'dupont', 0, 0],
  ['dupond', 'dupont', 1, 1],
  ['dpuont', 'dupont', 1, 1],
  ['dup', 'dupont', 3, 0],
  ['dpu', 'dupont', 4, 1],
  ['duponts', 'dupont', 1, 1],
  ['', 'ab', 2, 0],
])('« %s » is %s to %d and %d slips', (typed, word, whole, begun) => {
  expect(slipsBetween(typed, word, 3)).toEqual({ whole: Math.min(whole, 4), begun });
});

test('words longer than names ever are, are not compared', () => {
  expect(slipsBetween('a'.repeat(70), 'a'.repeat(70), 2)).toBeUndefined();
});

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 9 });
const compared = fc.tuple(word, word, fc.integer({ min: 1, max: 3 }));

describe('whatever the words', () => {
  it('counts slips to the whole word and to its nearest beginning', () => {
    fc.assert(
      fc.property(compared, ([typed, known, max]) => {
        const whole = distance(typed, known, max);
        const begun = Math.min(
          ...Array.from({ length: known.length + 1 }, (_, end) => distance(typed, known.slice(0, end), max)),
        );
        const expected = begun > max ? undefined : { whole: Math.min(whole, max + 1), begun };
        expect(slipsBetween(typed, known, max)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never sets a near word aside by its letters', () => {
    fc.assert(
      fc.property(compared, ([typed, known, max]) => {
        const near = slipsBetween(typed, known, max) !== undefined;
        expect(near && !mayBeNear(letterMask(typed), letterMask(known), max)).toBe(false);
      }),
    );
  });
});
