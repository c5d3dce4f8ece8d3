// veraPDF, which tells whether documents are accessible (PDF/UA-1): brought by Maven, checked against the list beside this file, kept in `.data/`.
// @ts-check
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackages, mayInstall } from './debian.mjs';
import { onThePath, say } from './machine.mjs';
import { root } from './modules.mjs';

const MINUTES = 60_000;
const LIST = 'jars.sha256';
const wanted = join(root, 'bin', 'prepare', 'verapdf');

/**
 * @param {import('./machine.mjs').Settings} java
 * @returns {import('./machine.mjs').Settings}
 */
export function addVerapdf(java, data = join(root, '.data')) {
  const own = join(data, 'verapdf');
  if (isComplete(own)) return { VERAPDF: own };
  say('Installation de veraPDF (une minute au plus)…');
  if (bring(own, { ...process.env, ...java })) return { VERAPDF: own };
  say(
    'veraPDF n’a pas pu être installé : il faut Maven (paquet « maven ») et un accès à son dépôt. Sans lui, la conformité',
  );
  say('des PDF à l’accessibilité n’est pas vérifiée ; le reste l’est.');
  return {};
}

/**
 * The list is written last: with it, everything is there.
 * @param {string} own
 */
function isComplete(own) {
  const list = join(own, LIST);
  return existsSync(list) && readFileSync(list, 'utf8') === readFileSync(join(wanted, LIST), 'utf8');
}

/**
 * @param {string} own
 * @param {NodeJS.ProcessEnv} env
 */
function bring(own, env) {
  const mvn = findMaven();
  if (mvn === undefined) return false;
  const work = `${own}-new`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const goal = ['-q', '-B', '-f', join(wanted, 'pom.xml'), 'dependency:copy-dependencies'];
  const { status } = spawnSync(mvn, [...goal, `-DoutputDirectory=${work}`], {
    env,
    stdio: 'ignore',
    timeout: 5 * MINUTES,
  });
  const list = readFileSync(join(wanted, LIST), 'utf8');
  const good = status === 0 && isTrue(list, work);
  if (good) {
    writeFileSync(join(work, LIST), list);
    rmSync(own, { recursive: true, force: true });
    renameSync(work, own);
  }
  rmSync(work, { recursive: true, force: true });
  return good;
}

/** Installed for all or not at all: unpacked in a folder, its Java would trust no server. */
function findMaven() {
  const there = () => onThePath(['mvn']);
  return there() ?? (mayInstall() && installPackages(['maven']) ? there() : undefined);
}

/**
 * Whether the folder has every file of the list, as it was when the list was made.
 * @param {string} list lines of `sha256sum`
 * @param {string} folder
 */
export function isTrue(list, folder) {
  return list
    .trim()
    .split('\n')
    .map((line) => line.split(/\s+/))
    .every(([sum, name = '']) => existsSync(join(folder, name)) && sum === sumOf(join(folder, name)));
}

/** @param {string} file */
function sumOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
