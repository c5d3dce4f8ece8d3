// The four suites of tests, from the quickest to the one that drives a browser; `bin/test.ts` runs them one after the other.
import { existsSync } from 'node:fs';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const SECONDS = 1000;
const database = 'test/support/global-setup.ts';

/** Needs a DynamoDB Local, started once for the whole suite. */
const onDatabase = { globalSetup: existsSync(database) ? [database] : [] };

function suite(name: string, timeout: number, more: object = {}): TestProjectInlineConfiguration {
  const include = name === 'unit' ? ['test/**/*.test.ts'] : [`test/${name}/**/*.test.ts`];
  const exclude = name === 'unit' ? ['contracts', 'journeys', 'browser', 'bench', 'fixtures'] : [];
  return {
    test: {
      name,
      include,
      exclude: exclude.map((folder) => `test/${folder}/**`),
      testTimeout: timeout * SECONDS,
      hookTimeout: 60 * SECONDS,
      ...more,
    },
  };
}

export default defineConfig({
  test: {
    // One worker a core: the machine has nothing else to do.
    maxWorkers: '100%',
    projects: [
      suite('unit', 20),
      suite('contracts', 60, onDatabase),
      suite('journeys', 60, onDatabase),
      suite('browser', 120, { ...onDatabase, fileParallelism: false }),
    ],
  },
});
