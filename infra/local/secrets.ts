// What one machine keeps secret: the key of tickets and the master key, made at the first start, in files of mode 600.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TicketKey } from '#bot/conversations/ticket.ts';

/** The key that signs tickets on this machine. */
export function ticketKey(directory: string): TicketKey {
  const file = join(directory, 'cle-tickets');
  mkdirSync(directory, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return { id: 'local', secret: readFileSync(file, 'utf8').trim() };
}
