// The last line of `npm test` never says less than what went wrong.
import { expect, test } from 'vitest';
import { addUp, countReport, countsLine, suitesOf } from '../../bin/test/counts.ts';

interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly unloaded?: number;
}

function report({ passed, failed, unloaded = 0 }: Results): string {
  const loaded = { status: failed > 0 ? 'failed' : 'passed', assertionResults: [{}] };
  const broken = Array.from({ length: unloaded }, () => ({ status: 'failed', assertionResults: [] }));
  return JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: [loaded, ...broken] });
}

test.each([
  ['all passed', report({ passed: 5, failed: 0 }), 0, { passed: 5, failed: 0 }],
  ['two failed', report({ passed: 5, failed: 2 }), 1, { passed: 5, failed: 2 }],
  ['a file did not load', report({ passed: 5, failed: 0, unloaded: 1 }), 1, { passed: 5, failed: 1 }],
  ['an error outside tests', report({ passed: 5, failed: 0 }), 1, { passed: 5, failed: 1 }],
  ['no report at all', undefined, 0, { passed: 0, failed: 1 }],
])('%s', (_, json, status, counts) => {
  expect(countReport(json, status)).toEqual(counts);
});

test('suites add up to one line', () => {
  expect(
    countsLine(
      addUp([
        { passed: 3, failed: 0 },
        { passed: 4, failed: 1 },
      ]),
    ),
  ).toBe('7 passed, 1 failed');
});

test('suites are named one by one, and a wrong name is refused', () => {
  expect(suitesOf(undefined)).toEqual(['unit', 'contracts', 'journeys', 'browser']);
  expect(suitesOf('unit, contracts')).toEqual(['unit', 'contracts']);
  expect(() => suitesOf('units')).toThrow('Unknown suite « units »');
});
