// Fetches packages with a binary part for the machines of AWS, which are not of this one's kind: the very versions of the lock file, checked against it.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NATIVE } from './bundle.ts';

const ROOT = join(import.meta.dirname, '..');

/** What Lambda runs on. */
const MACHINE = ['--cpu=arm64', '--os=linux', '--libc=glibc'];

interface Lock {
  readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The folder of those packages: fetched once for each version. */
export function nativePackages(outdir: string): string {
  const lock = lockOf(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const mark = createHash('sha256').update(JSON.stringify(lock)).digest('hex').slice(0, 16);
  const folder = join(outdir, mark);
  if (!existsSync(folder)) fetchInto(folder, lock);
  return join(folder, 'node_modules');
}

/** The part of the lock file that is about them. */
export function lockOf(text: string): Lock & { readonly lockfileVersion: number; readonly name: string } {
  const { packages } = JSON.parse(text) as Lock;
  const kept = Object.entries(packages).filter(([path]) =>
    NATIVE.some((name) => path.startsWith(`node_modules/${name}`)),
  );
  const versions = NATIVE.map((name) => [name, packages[`node_modules/${name}`]?.version] as const);
  const dependencies = Object.fromEntries(versions);
  return {
    name: 'machines',
    lockfileVersion: 3,
    packages: { '': { name: 'machines', dependencies }, ...Object.fromEntries(kept) },
  };
}

/** Whole or not at all: what is interrupted is fetched again. */
function fetchInto(folder: string, lock: Lock): void {
  const draft = `${folder}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  writeFileSync(join(draft, 'package.json'), JSON.stringify({ private: true, ...lock.packages[''] }));
  writeFileSync(join(draft, 'package-lock.json'), JSON.stringify(lock));
  try {
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', ...MACHINE], {
      cwd: draft,
      stdio: 'pipe',
    });
  } catch {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(
      `${NATIVE.join(', ')}, pour les machines d’AWS, ne s’est pas installé : vérifiez l’accès au réseau, puis recommencez.`,
    );
  }
  renameSync(draft, folder);
}
