// So many in a while, and no more; then again.
import { expect, it } from 'vitest';
import { cadenceOf } from '#bot/pages/cadence.ts';

it('lets three a minute through, wherever the minute begins', () => {
  let now = 0;
  const may = cadenceOf({ most: 3, within: 60 }, () => now);
  const tried = [0, 10, 50, 55, 59, 60, 65, 70, 110].map((at) => {
    now = at;
    return may();
  });
  expect(tried).toEqual([true, true, true, false, false, true, false, true, true]);
});
