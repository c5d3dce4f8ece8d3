// The project's npm packages and the Node that runs it: are they there, are they those of the lock, and install them otherwise.
// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean }> }} Lock */

/**
 * Contents are compared rather than dates: a clone, a branch or a copy gives files any date.
 * @param {Lock} wanted the project's lock
 * @param {Lock} installed npm's own account of node_modules
 */
export function sameModules(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([path, { version, optional }]) => {
    const there = installed.packages?.[path];
    return path === '' || (there === undefined ? optional === true : there.version === version);
  });
}

/** Whether the modules are there in the end. */
export function installModules() {
  const account = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(account) && sameModules(readJson(join(root, 'package-lock.json')), readJson(account)))
    return true;
  process.stderr.write('Installation des modules (une minute environ la première fois)…\n');
  const { command, before, shell } = npm();
  const args = [
    ...before,
    'ci',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell }).status === 0;
}

/** Every Node that can run TypeScript here, the project's own first: the same version on all machines. */
export function nodesToTry() {
  const own = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return [
    ...(existsSync(own) ? [own] : []),
    ...(readsTypeScript(process.versions.node) ? [process.execPath] : []),
  ];
}

/** @param {string} version */
export function readsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
}

/** npm names its own script to what it runs, which spares looking for it (and for its Windows form). */
function npm() {
  const script = process.env.npm_execpath ?? '';
  if (/npm-cli\.c?js$/.test(script)) return { command: process.execPath, before: [script], shell: false };
  return { command: 'npm', before: [], shell: process.platform === 'win32' };
}

/**
 * @param {string} file
 * @returns {Lock}
 */
function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
