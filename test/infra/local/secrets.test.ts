// The secrets of one machine: made once, kept, read by their owner alone.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ticketKey } from '#local/secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'coopilote-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('the key of tickets is made at the first start, kept at the next, and another elsewhere', () => {
  const here = join(folder, 'ici', 'dedans');
  const key = ticketKey(here);
  expect(Buffer.from(key.secret, 'base64url')).toHaveLength(32);
  expect(ticketKey(here)).toEqual(key);
  expect(ticketKey(join(folder, 'ailleurs')).secret).not.toBe(key.secret);
  expect(statSync(join(here, 'cle-tickets')).mode & 0o777).toBe(0o600);
});
