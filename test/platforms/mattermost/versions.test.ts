// Versions read from the header of each answer, and compared.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  compareVersions,
  formatVersion,
  isAtLeast,
  parseServerVersion,
  type ServerVersion,
} from '#bot/platforms/mattermost/versions.ts';

const version = (header: string): ServerVersion => {
  const parsed = parseServerVersion(header);
  if (parsed === undefined) throw new Error(`not a version: ${header}`);
  return parsed;
};

it.each([
  ['11.6.0..e2b9a04703620c0117626cca49cf74a9.false', '11.6.0'],
  ['9.11.0.9.11.0.7eece27c6a69d620.true', '9.11.0'],
  ['10.5.12', '10.5.12'],
])('reads %s', (header, expected) => {
  expect(formatVersion(version(header))).toBe(expected);
});

it.each(['', 'dev', '11', '11.6', 'v11.6.0', '11.6.x', '99999.1.1'])(
  'does not take « %s » for a version',
  (header) => {
    expect(parseServerVersion(header)).toBeUndefined();
  },
);

it('compares numbers, not texts', () => {
  expect(isAtLeast(version('9.11.0'), 9, 5)).toBe(true);
  expect(isAtLeast(version('9.4.9'), 9, 5)).toBe(false);
  expect(isAtLeast(version('10.0.0'), 9, 5)).toBe(true);
  expect(isAtLeast(version('11.0.0'), 11, 1)).toBe(false);
});

it('orders versions as their numbers', () => {
  const numbers = fc.tuple(fc.nat(9_999), fc.nat(9_999), fc.nat(9_999));
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const sign = Math.sign(a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
      expect(Math.sign(compareVersions(version(a.join('.')), version(`${b.join('.')}.hash`)))).toBe(sign);
    }),
  );
});
