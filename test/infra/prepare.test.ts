// What the first step decides before anything is installed: are the modules those of the lock, which Node, which Java, which packages.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planned, relink } from '../../bin/prepare/debian.mjs';
import { javaVersion, writeLauncher } from '../../bin/prepare/machine.mjs';
import { readsTypeScript, sameModules } from '../../bin/prepare/modules.mjs';
import { isTrue } from '../../bin/prepare/verapdf.mjs';

describe('modules', () => {
  const lock = {
    packages: {
      '': {},
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/arm': { version: '1.0.0', optional: true },
    },
  };

  test.each([
    [
      'the same',
      { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/arm': { version: '1.0.0' } },
      true,
    ],
    ['without what is for another machine', { 'node_modules/zod': { version: '4.6.7' } }, true],
    ['another version', { 'node_modules/zod': { version: '4.6.6' } }, false],
    [
      'another version of what is optional',
      { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/arm': { version: '0.9.0' } },
      false,
    ],
    ['one missing', {}, false],
  ])('%s', (_, packages: Record<string, { version: string }>, same) => {
    expect(sameModules(lock, { packages })).toBe(same);
  });
});

test.each([
  ['20.20.2', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['23.5.0', false],
  ['24.0.0', true],
])('Node %s reads TypeScript: %s', (version, reads) => {
  expect(readsTypeScript(version)).toBe(reads);
});

test.each([
  ['JAVA_RUNTIME_VERSION="17.0.15+6"\nJAVA_VERSION="17.0.15"\n', 17],
  ['JAVA_VERSION="1.8.0_402"', 1],
  ['    java.vm.version = 25+36\n    java.version = 25\n', 25],
  ['The operation couldn’t be completed. Unable to locate a Java Runtime.', 0],
])('the version of a Java', (text, version) => {
  expect(javaVersion(text)).toBe(version);
});

test('what apt would install is downloaded, the packages asked for even when they are there already', () => {
  const plan =
    'Reading package lists...\nInst libnss3 (2:3.87 Debian [amd64])\nInst chromium (156 Debian [amd64])\nConf libnss3 (2:3.87)\n';
  expect(planned(plan, ['chromium', 'fonts'])).toEqual(['chromium', 'fonts', 'libnss3']);
});

describe('what Maven brings', () => {
  const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

  test.each([
    ['every file as it was listed', `${EMPTY}  one.jar\n${EMPTY}  two.jar\n`, true],
    ['one that is not there', `${EMPTY}  one.jar\n${EMPTY}  three.jar\n`, false],
    ['one that is another', `${EMPTY}  one.jar\n${EMPTY.replace('e', 'f')}  two.jar\n`, false],
  ])('%s', (_, list, good) => {
    const folder = mkdtempSync(join(tmpdir(), 'coopilote-jars-'));
    for (const name of ['one.jar', 'two.jar']) writeFileSync(join(folder, name), '');
    expect(isTrue(list, folder)).toBe(good);
    rmSync(folder, { recursive: true });
  });
});

describe('unpacked packages', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'coopilote-unpacked-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('absolute links to their own files lead to where they are; others stay', () => {
    mkdirSync(join(folder, 'etc/java'), { recursive: true });
    mkdirSync(join(folder, 'usr/lib/jvm'), { recursive: true });
    writeFileSync(join(folder, 'etc/java/net.properties'), '');
    symlinkSync('/etc/java/net.properties', join(folder, 'usr/lib/jvm/net.properties'));
    symlinkSync('/nowhere/at/all', join(folder, 'usr/lib/jvm/elsewhere'));
    symlinkSync('net.properties', join(folder, 'usr/lib/jvm/beside'));
    relink(folder);
    expect(readlinkSync(join(folder, 'usr/lib/jvm/net.properties'))).toBe(
      join(folder, 'etc/java/net.properties'),
    );
    expect(readlinkSync(join(folder, 'usr/lib/jvm/elsewhere'))).toBe('/nowhere/at/all');
    expect(readlinkSync(join(folder, 'usr/lib/jvm/beside'))).toBe('net.properties');
  });

  test('a browser is started with its own libraries and without the sandbox that cannot work there', () => {
    const lib = join(folder, 'usr/lib/chromium');
    mkdirSync(join(folder, 'usr/lib/x86_64-linux-gnu'), { recursive: true });
    mkdirSync(join(folder, 'lib/x86_64-linux-gnu/pulseaudio'), { recursive: true });
    mkdirSync(lib);
    writeFileSync(join(lib, 'chrome-sandbox'), '');
    writeFileSync(join(lib, 'chromium'), '#!/bin/sh\necho "$LD_LIBRARY_PATH|$1"\n', { mode: 0o755 });
    writeLauncher(folder);
    const { stdout } = spawnSync(join(folder, 'launch'), ['--version'], { encoding: 'utf8' });
    const libraries = ['lib/x86_64-linux-gnu', 'lib/x86_64-linux-gnu/pulseaudio', 'usr/lib/x86_64-linux-gnu'];
    expect(stdout).toBe(`${libraries.map((path) => `${folder}/${path}:`).join('')}|--version\n`);
    expect(existsSync(join(lib, 'chrome-sandbox'))).toBe(false);
  });
});

describe('the first step', () => {
  let project: string;
  beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'coopilote-prepare-'));
    for (const path of ['bin/prepare.mjs', 'bin/prepare']) {
      cpSync(join(import.meta.dirname, '../..', path), join(project, path), { recursive: true });
    }
    mkdirSync(join(project, 'node_modules'));
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(project, 'package-lock.json'), '{ "packages": {} }');
    writeFileSync(join(project, 'node_modules/.package-lock.json'), '{ "packages": {} }');
  });
  afterEach(() => rmSync(project, { recursive: true }));

  function prepare(...args: string[]): ChildProcess {
    return spawn(process.execPath, [join(project, 'bin/prepare.mjs'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  async function outcome(child: ChildProcess): Promise<{ code: number; printed: string; said: string }> {
    let [printed, said] = ['', ''];
    child.stdout?.on('data', (data) => {
      printed += data;
    });
    child.stderr?.on('data', (data) => {
      said += data;
    });
    const [code] = await once(child, 'close');
    return { code, printed, said };
  }

  test('runs the real script with its arguments and ends with its code', async () => {
    writeFileSync(
      join(project, 'bin/connect.ts'),
      'console.log(process.argv.slice(2) as string[]); process.exitCode = 7;',
    );
    const { code, printed } = await outcome(
      prepare('connect', '--check', '--url', 'https://chat.example.org'),
    );
    expect(printed).toBe("[ '--check', '--url', 'https://chat.example.org' ]\n");
    expect(code).toBe(7);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'passes %s on, and waits for the script to close',
    async (signal) => {
      const closing = `process.on('${signal}', () => { console.log('closed' as string); process.exit(0); });`;
      writeFileSync(
        join(project, 'bin/connect.ts'),
        `${closing} setInterval(() => undefined, 1000); console.log('ready');`,
      );
      const child = prepare('connect');
      const end = outcome(child);
      child.stdout?.once('data', () => child.kill(signal));
      expect(await end).toMatchObject({ code: 0, printed: 'ready\nclosed\n' });
    },
  );

  test('refuses an unknown task with the list of those that exist', async () => {
    const { code, said } = await outcome(prepare('fly'));
    expect(code).toBe(2);
    expect(said).toContain('start|test|connect|doctor|fuzz|bench');
  });
});
