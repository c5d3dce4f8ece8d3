// What `npm run doctor` says before it looks at anything.
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/doctor.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, stdout, stderr };
}

it('explains its options when asked', () => {
  const { status, stdout, stderr } = run('--help');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  for (const option of ['--data', '--bot-url', '--courriel']) expect(stdout).toContain(option);
});

it('explains them again where one is not understood', () => {
  const { status, stderr } = run('--couleur', 'bleu');
  expect(status).toBe(2);
  expect(stderr).toContain('Cette option n’est pas comprise.');
});

it('says what to do first where nothing is connected', () => {
  const { status, stderr } = run('--data', join(tmpdir(), 'coopilote-nulle-part'));
  expect(status).toBe(2);
  expect(stderr).toBe(
    `Aucun Mattermost n’est relié dans ${join(tmpdir(), 'coopilote-nulle-part')}.\n  → Lancez d’abord npm run connect, ou npm start.\n`,
  );
});
