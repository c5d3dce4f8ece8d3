// The page on security says what the code does: its limits, the tests that it names, the addresses of its doors.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEnv } from '#bot/env.ts';
import { ownFiles } from './own-files.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const text = readFileSync(join(ROOT, 'docs', 'securite.md'), 'utf8');

it('names files that are there', () => {
  const named = [...text.matchAll(/`((?:test|docs)\/[\w./-]+)`/g)].map(([, path = '']) => path);
  expect(named.length).toBeGreaterThan(4);
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  const links = [...text.matchAll(/\]\((\w[\w./-]+)\)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(join(ROOT, 'docs', path)))).toEqual([]);
});

it.each([
  ['bot/platforms/mattermost/receive.ts', 'LARGEST_BODY = 1024 * 1024', '1 Mio'],
  ['bot/platforms/read.ts', 'LONGEST_SUBMISSION = 40_000', '40 000 caractères'],
  ['bot/platforms/mattermost/platform.ts', 'DEADLINE_MS = 10_000', 'réponse en 10 s'],
  ['bot/pages/door.ts', 'LARGEST_FORM = 4096', '4 096 octets'],
  ['bot/pages/door.ts', 'LARGEST_BODY = 6 * 1024 * 1024', '6 Mio (page)'],
  ['bot/pages/graphiques.ts', 'LARGEST = 100_000', '100 000 octets'],
  ['bot/pages/graphiques.ts', 'most: 240, within: 60_000', '240 par minute'],
  ['bot/pages/insistance.ts', 'most: 30, within: 60_000', '30 par minute'],
  ['bot/domain/beneficiaire/envoi.ts', 'MOST_ERRORS = 10', '| 10 |'],
  ['bot/storage/allure.ts', 'PART = 0.1', 'd’un dixième'],
  ['bot/storage/allure.ts', 'LOOKUPS = 5', 'cinq recherches'],
])('of %s, says « %s »', (file, code, said) => {
  expect(ownFiles().find(({ path }) => path === file)?.text).toContain(code);
  expect(text).toContain(said);
});

it('says how many gestures a minute are let through', () => {
  const { COOPILOTE_GESTES_PAR_MINUTE: most } = readEnv({
    COOPILOTE_TABLE: 'coopilote',
    COOPILOTE_TICKET_KEYS: `k:${'s'.repeat(40)}`,
    COOPILOTE_MASTER_KEY_FILE: 'cle',
  });
  expect(text).toContain(`${most} par minute (\`COOPILOTE_GESTES_PAR_MINUTE\`)`);
});
