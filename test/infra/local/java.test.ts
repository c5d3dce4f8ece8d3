// Where Java is looked for, and in which order.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findJava, NoJava } from '#local/java.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'coopilote-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function plant(path: string, mode = 0o755): string {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '', { mode });
  return file;
}

it('prefers JAVA_HOME, then PATH, then the one unpacked in the data folder', () => {
  const data = join(root, 'data');
  const env = {
    JAVA_HOME: join(root, 'home'),
    PATH: ['', join(root, 'vide'), join(root, 'bin')].join(delimiter),
  };
  expect(() => findJava({ env, data })).toThrow(NoJava);
  const unpacked = plant('data/jre/usr/lib/jvm/java-17-openjdk-amd64/bin/java');
  expect(findJava({ env, data })).toBe(unpacked);
  const onPath = plant('bin/java');
  expect(findJava({ env, data })).toBe(onPath);
  const atHome = plant('home/bin/java');
  expect(findJava({ env, data })).toBe(atHome);
});

it('passes over what cannot be run', () => {
  plant('bin/java', 0o644);
  expect(() => findJava({ env: { PATH: join(root, 'bin') }, data: root })).toThrow(NoJava);
});
