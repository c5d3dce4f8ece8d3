// So many in a while, and no more; then again.
import { expect, it } from 'vitest';
import { cadenceOf, countedBy } from '#bot/conversations/cadence.ts';

it('lets three a minute through, wherever the minute begins', () => {
  let now = 0;
  const may = cadenceOf({ most: 3, within: 60 }, () => now);
  const tried = [0, 10, 50, 55, 59, 60, 65, 70, 110].map((at) => {
    now = at;
    return may();
  });
  expect(tried).toEqual([true, true, true, false, false, true, false, true, true]);
});

it('counts each of many apart', () => {
  let now = 0;
  const { isOver, count } = countedBy({ most: 2, within: 60 }, () => now);
  for (const who of ['a', 'b', 'a']) count(who);
  expect([isOver('a'), isOver('b'), isOver('c')]).toEqual([true, false, false]);
  now = 61;
  expect(isOver('a')).toBe(false);
  for (let n = 0; n < 5; n += 1) count('a');
  expect(isOver('a')).toBe(true);
});

it('forgets the first of too many, whatever else is remembered', () => {
  const { isOver, count } = countedBy({ most: 1, within: 60 }, () => 0, 2);
  for (const who of ['a', 'b', 'b', 'c']) count(who);
  expect(['a', 'b', 'c'].map(isOver)).toEqual([false, true, true]);
});
