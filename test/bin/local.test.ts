// What `npm start` says before anything is started.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'coopilote-local-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['bin/local.ts', '--data', folder, ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
      // What starts all the same must not outlive the test.
      timeout: 30_000,
    },
  );
  return { status, stdout, stderr };
}

const OPTIONS = ['--port', '--data', '--version', '--no-seed', '--mattermost', '--slack'];

describe('npm start', () => {
  it('explains its options when asked, and starts nothing', () => {
    const data = join(folder, 'aide');
    const { status, stdout, stderr } = run('--help', '--data', data);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const option of OPTIONS) expect(stdout).toContain(option);
    expect(existsSync(data)).toBe(false);
  });

  it.each([['--couleur', 'bleu'], ['bonjour'], ['--port'], ['--no-seed=oui']])(
    'explains them again where one is not understood: %s',
    (...args) => {
      const { status, stderr } = run(...args);
      expect(status).toBe(1);
      expect(stderr).toContain('Cette option n’est pas comprise.');
      for (const option of OPTIONS) expect(stderr).toContain(option);
    },
  );

  it.each([
    [['--port', 'huit'], '--port huit : un nombre de 1 à 65533.'],
    [['--port', '65534'], '--port 65534 : un nombre de 1 à 65533.'],
    [['--port', ''], '--port  : un nombre de 1 à 65533.'],
    [['--version', '10.5'], '--version 10.5 : 11.6 ou 9.11.'],
    [['--slack', '--mattermost'], '--mattermost et --slack s’excluent.'],
  ])('says what is wrong: %j', (args, sentence) => {
    expect(run(...args)).toEqual({ status: 1, stdout: '', stderr: `${sentence}\n` });
  });

  it.each([
    ['--mattermost', '« npm run connect »'],
    ['--slack', '« npm run connect -- --slack »'],
  ])(
    'for a connected chat says how to connect one, and leaves nothing running: %s',
    {
      timeout: 60_000,
    },
    (option, command) => {
      const { status, stderr } = run(option, '--data', join(folder, 'nul'), '--port', '0');
      expect(status).toBe(1);
      expect(stderr).toContain(command);
    },
  );
});
