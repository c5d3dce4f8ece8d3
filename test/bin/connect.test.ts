// `npm run connect` as a process: what it says and its exit code before any server is called.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../bin/connect.ts', import.meta.url));
let dataDir = '';

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'coopilote-connect-'));
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

function run(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return new Promise<{ code: number; told: string }>((resolve) => {
    const options = { env: { PATH: process.env.PATH ?? '', ...env } };
    const child = execFile(
      process.execPath,
      [PROGRAM, '--data', dataDir, ...argv],
      options,
      (_, out, err) => {
        resolve({ code: child.exitCode ?? -1, told: out + err });
      },
    );
    child.stdin?.end();
  });
}

it.each<readonly [string, readonly string[], number, string]>([
  ['help', ['--help'], 0, '--bot-url <adresse>'],
  ['no address', [], 2, 'L’adresse du Mattermost manque.'],
  ['no account', ['--url', 'https://chat.test'], 2, 'Il manque un compte.'],
  ['a misspelt option', ['--ulr', 'x'], 2, 'Option inconnue : --ulr.'],
  ['help on Slack', ['--slack', '--help'], 0, 'SLACK_SIGNING_SECRET'],
  ['Slack without an address', ['--slack'], 2, 'L’adresse du bot manque.'],
  ['a token that nobody can type', ['--slack', '--bot-url', 'https://bot.test'], 2, 'SLACK_BOT_TOKEN'],
  ['a password that nobody can type', ['--url', 'https://chat.test', '--login', 'a'], 2, 'MM_PASSWORD'],
])('%s', async (_, argv, code, sentence) => {
  const ended = await run(argv);
  expect(ended.told).toContain(sentence);
  expect(ended.code).toBe(code);
});

it('says that nobody answers, without the password', async () => {
  const ended = await run(['--url', 'http://127.0.0.1:1', '--login', 'a'], { MM_PASSWORD: 'tournesol' });
  expect(ended.told).toContain('Rien ne répond');
  expect(ended.told).not.toContain('tournesol');
  expect(ended.code).toBe(2);
});
