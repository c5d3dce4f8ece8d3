// What the bench says of its figures: the rank of a percentile, and whether a bar is held.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, quantile, row, table } from '#test/bench/rows.ts';

test('a percentile is one of the values, which that share of them does not pass', () => {
  const share = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.integer(), { minLength: 1 }), share, (values, wanted) => {
      const value = quantile(values, wanted);
      expect(values).toContain(value);
      expect(values.filter((one) => one <= value).length).toBeGreaterThanOrEqual(wanted * values.length);
      expect(values.filter((one) => one < value).length).toBeLessThan(wanted * values.length);
    }),
  );
  expect(quantile([5, 1, 4, 2, 3], 0.99)).toBe(5);
  expect(median([5, 1, 4, 2, 3])).toBe(3);
});

test('nothing measured is a failure, not a zero', () => {
  expect(() => quantile([], 0.5)).toThrow('nothing was measured');
});

test('a missed bar is shown as missed, a row without bar says nothing', () => {
  const lines = table([
    row('chat-p99', 60, 'ms', 60),
    row('cold-start', 350.6, 'ms', 350),
    row('cpu', 1.234, 'ms'),
  ]);
  expect(lines.split('\n')).toEqual([
    'chat-p99     60  ms  tenu (barre : 60)',
    'cold-start  351  ms  MANQUÉ (barre : 350)',
    'cpu         1,2  ms',
  ]);
});
