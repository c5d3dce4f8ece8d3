// What is worked out once.
import { expect, test } from 'vitest';
import { lazily, remembering } from '#bot/forms/remembering.ts';

test('what is made when first asked is made once, and not before', () => {
  const made: object[] = [];
  const ask = lazily(() => {
    made.push({});
    return made;
  });
  expect(made).toHaveLength(0);
  expect(ask()).toBe(ask());
  expect(made).toHaveLength(1);
});

test('what is worked out of a text is worked out once for each', () => {
  const worked: string[] = [];
  const work = remembering((text) => {
    worked.push(text);
    return text.length;
  });
  expect([work('a'), work(''), work('a'), work('')]).toEqual([1, 0, 1, 0]);
  expect(worked).toEqual(['a', '']);
});
