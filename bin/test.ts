// Everything that must hold before a change is kept: static checks, bundles, then each suite of tests; ends with « N passed, N failed ».
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addUp, type Counts, countReport, countsLine, SUITES, suitesOf } from './test/counts.ts';
import { findOffice } from './test/office.ts';

const root = join(import.meta.dirname, '..');
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const suites = suitesOf(values.only);
const reports = mkdtempSync(join(tmpdir(), 'coopilote-tests-'));

const PDF_UA = 'test/contracts/pdf-ua.test.ts';
const BUREAUTIQUE = 'test/contracts/bureautique.test.ts';

/** Colours are for a screen: in a file they hide the text. */
const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };

const results = [...(suites.length === SUITES.length ? staticChecks() : []), ...suites.map(runSuite)];
rmSync(reports, { recursive: true });
const total = addUp(results);
console.log(`\n${countsLine(total)}`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;

function staticChecks(): Counts[] {
  return [
    check('types', ['node_modules/typescript/bin/tsc', '--noEmit']),
    check('style and imports', [
      'node_modules/@biomejs/biome/bin/biome',
      'check',
      '--error-on-warnings',
      '--diagnostic-level=warn',
      '--max-diagnostics=none',
      '.',
    ]),
    check('import table', ['bin/imports.ts', '--check']),
    check('bundles', ['bin/build.ts']),
  ];
}

/** Each check counts as one test; its output is shown whole when it fails. */
function check(name: string, args: readonly string[]): Counts {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' });
  const passed = status === 0;
  tell({ name, verdict: passed ? 'ok' : 'FAILED', start });
  if (!passed) console.log(stdout + stderr);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1 };
}

function runSuite(name: string): Counts {
  if (name === 'browser' && process.env.CHROMIUM === undefined) {
    console.log('browser: not run, there is no Chromium on this machine');
    return { passed: 0, failed: 0 };
  }
  const start = performance.now();
  const report = join(reports, `${name}.json`);
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    name,
    '--passWithNoTests',
    '--silent=passed-only',
  ];
  if (name === 'contracts' && process.env.VERAPDF === undefined) {
    console.log(`contracts: without ${PDF_UA}, there is no veraPDF on this machine`);
    args.push('--exclude', PDF_UA);
  }
  if (name === 'contracts' && findOffice(process.env.PATH) === undefined) {
    console.log(`contracts: without ${BUREAUTIQUE}, there is no whole LibreOffice on this machine`);
    args.push('--exclude', BUREAUTIQUE);
  }
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { status } = spawnSync(process.execPath, [...args, ...reporters], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  const counts = countReport(existsSync(report) ? readFileSync(report, 'utf8') : undefined, status ?? 1);
  tell({ name, verdict: countsLine(counts), start });
  return counts;
}

function tell({ name, verdict, start }: { name: string; verdict: string; start: number }): void {
  console.log(`${name}: ${verdict} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}
