// Packages of a Debian or Ubuntu: installed for all when the rights allow it, otherwise downloaded and unpacked into a folder of the project.
// @ts-check
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';

const MINUTES = 60_000;

export function mayInstall() {
  return process.getuid?.() === 0 && has('apt-get');
}

/**
 * The package lists of a fresh machine are absent or stale: they are fetched once, after a first failure.
 * @param {readonly string[]} packages
 */
export function installPackages(packages) {
  const install = () =>
    run('apt-get', ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=60', ...packages]);
  return install() || (updateOnce() && install());
}

/**
 * @param {readonly string[]} packages
 * @param {string} into
 */
export function unpackPackages(packages, into) {
  if (!has('apt-get') || !has('dpkg-deb')) return false;
  mkdirSync(dirname(into), { recursive: true });
  const work = mkdtempSync(`${into}-`);
  const done = ownLists(work).some((options) => unpackWith(options, packages, work));
  if (done) {
    rmSync(into, { recursive: true, force: true });
    renameSync(join(work, 'root'), into);
    relink(into);
  }
  rmSync(work, { recursive: true, force: true });
  return done;
}

/**
 * @param {readonly string[]} options
 * @param {readonly string[]} packages
 * @param {string} work
 */
function unpackWith(options, packages, work) {
  if (options.length > 0 && !run('apt-get', [...options, 'update'])) return false;
  const plan = spawnSync(
    'apt-get',
    [...options, '-o', 'Debug::NoLocking=true', '-s', 'install', '--no-install-recommends', ...packages],
    {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    },
  );
  if (plan.status !== 0) return false;
  const downloads = join(work, 'packages');
  rmSync(downloads, { recursive: true, force: true });
  mkdirSync(downloads);
  if (!run('apt-get', [...options, 'download', ...planned(plan.stdout, packages)], downloads)) return false;
  return readdirSync(downloads).every((file) =>
    run('dpkg-deb', ['-x', join(downloads, file), join(work, 'root')]),
  );
}

/**
 * @param {string} plan what `apt-get -s install` prints
 * @param {readonly string[]} packages
 */
export function planned(plan, packages) {
  const missing = [...plan.matchAll(/^Inst (\S+)/gm)].map(([, name = '']) => name);
  return [...new Set([...packages, ...missing])];
}

/**
 * The machine's package lists first; a machine that has none (a fresh container) gets lists of our own, which need no right.
 * @param {string} work
 */
function ownLists(work) {
  mkdirSync(join(work, 'lists', 'partial'), { recursive: true });
  mkdirSync(join(work, 'cache', 'archives', 'partial'), { recursive: true });
  const own = [
    `Dir::State::lists=${join(work, 'lists')}`,
    `Dir::Cache=${join(work, 'cache')}`,
    'Debug::NoLocking=true',
  ];
  return [[], own.flatMap((option) => ['-o', option])];
}

/**
 * Packages link to their own files by absolute paths (/etc/java-17-openjdk/…), which are not there when unpacked elsewhere.
 * @param {string} root
 * @param {string} folder
 */
export function relink(root, folder = root) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const about = lstatSync(path);
    if (about.isDirectory()) relink(root, path);
    if (!about.isSymbolicLink()) continue;
    const target = readlinkSync(path);
    if (!isAbsolute(target) || !existsSync(join(root, target))) continue;
    unlinkSync(path);
    symlinkSync(join(root, target), path);
  }
}

let updated = false;
function updateOnce() {
  if (updated) return false;
  updated = true;
  return run('apt-get', ['update']);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
function run(command, args, cwd) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  const { status } = spawnSync(command, args, { cwd, env, stdio: 'ignore', timeout: 5 * MINUTES });
  return status === 0;
}

/** @param {string} command */
function has(command) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}
