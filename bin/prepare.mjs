// First step of `npm start`, `npm test` and their kin: plain JavaScript for whatever Node is there, it installs what is missing and runs the real script.
// @ts-check
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { argv, env, exit, stderr } from 'node:process';
import { addBrowser, addJava } from './prepare/machine.mjs';
import { installModules, nodesToTry, root } from './prepare/modules.mjs';
import { addVerapdf } from './prepare/verapdf.mjs';

const TASKS = {
  start: { script: 'bin/local.ts', java: true, forTests: false },
  test: { script: 'bin/test.ts', java: true, forTests: true },
  connect: { script: 'bin/connect.ts', java: false, forTests: false },
  doctor: { script: 'bin/doctor.ts', java: false, forTests: false },
  fuzz: { script: 'test/fuzz/run.ts', java: false, forTests: false },
  bench: { script: 'test/bench/run.ts', java: true, forTests: false },
  'rebuild-stats': { script: 'bin/rebuild-stats.ts', java: true, forTests: false },
};

const NO_NODE = 'Il faut Node 22.18 ou plus récent (https://nodejs.org) : celui-ci ne lit pas TypeScript.';

const [name = '', ...args] = argv.slice(2);
const task = Object.entries(TASKS).find(([known]) => known === name)?.[1];
if (task === undefined) {
  stderr.write(`Usage : node bin/prepare.mjs ${Object.keys(TASKS).join('|')} [options]\n`);
  exit(2);
}
if (!installModules())
  stop('Les modules ne se sont pas installés : vérifiez l’accès au réseau, puis recommencez.');
const java = task.java ? addJava() : {};
run(nodesToTry(), { ...env, ...java, ...(task.forTests ? { ...addBrowser(), ...addVerapdf(java) } : {}) });

/**
 * @param {readonly string[]} nodes the first that can be started is kept
 * @param {Record<string, string | undefined>} settings
 */
function run([node, ...others], settings) {
  if (node === undefined || task === undefined) return stop(NO_NODE);
  const PATH = `${join(root, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${env.PATH ?? ''}`;
  const child = spawn(node, [task.script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...settings, PATH },
  });
  // A binary made for another C library does not start: the next one is tried.
  child.on('error', () => run(others, settings));
  child.on('exit', (code, signal) => exit(code ?? (signal === 'SIGINT' ? 130 : 143)));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.removeAllListeners(signal).on(signal, () => pass(child, signal));
  }
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  stderr.write(`${sentence}\n`);
  return exit(1);
}

/**
 * A terminal gives Ctrl-C to the whole group, the child included: it is passed on only when there is no terminal.
 * @param {import('node:child_process').ChildProcess} child
 * @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal
 */
function pass(child, signal) {
  if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
}
