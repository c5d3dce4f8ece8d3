// Ids and fingerprints that depend on nothing but their parts: the same gesture made twice is recognised.
import { createHash } from 'node:crypto';
import type { RawAnswers } from '#bot/forms/raw.ts';

/** 26 letters and digits, the same for the same parts. */
export function idOf(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 26);
}

/** Tells the same answers from others, and nothing else of them. */
export function fingerprint(conversation: string, raw: RawAnswers): string {
  const sorted = Object.entries(raw).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return idOf(conversation, JSON.stringify(sorted));
}
