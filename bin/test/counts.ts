// Counts what passed and failed, from the reports that vitest writes.
import * as z from 'zod';

export const SUITES = ['unit', 'contracts', 'journeys', 'browser'] as const;

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** Suites named by `--only`, all by default; an unknown name is refused rather than passing over nothing. */
export function suitesOf(only: string | undefined): string[] {
  const names = only === undefined ? [...SUITES] : only.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !(SUITES as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`Unknown suite « ${unknown} »: ${SUITES.join(', ')}.`);
  return names;
}

/**
 * A file that could not be loaded has no test and counts as one failure; so does a run that failed with none to show for it
 * (an error outside tests, a set-up that broke, no report at all).
 */
export function countReport(json: string | undefined, status: number): Counts {
  if (json === undefined) return { passed: 0, failed: 1 };
  const report = Report.parse(JSON.parse(json));
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = report.numFailedTests + unloaded.length;
  return { passed: report.numPassedTests, failed: status !== 0 ? Math.max(failed, 1) : failed };
}

export function addUp(counts: readonly Counts[]): Counts {
  return {
    passed: counts.reduce((sum, { passed }) => sum + passed, 0),
    failed: counts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

export function countsLine({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}
