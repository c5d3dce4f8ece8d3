// A request from one of our handlers to another: its body is signed for a few minutes under the keys of tickets.
import { createHash } from 'node:crypto';
import { readLink, signLink } from './lien.ts';
import { sameText, type TicketKey } from './ticket.ts';

export const SIGNATURE_HEADER = 'x-coopilote-signature';

/** Clocks of two machines may differ by so much. */
const LIFE = 5 * 60 * 1000;

export interface BodySigning {
  /** What the body asks for: a signature is good for nothing else. */
  readonly purpose: string;
  readonly keys: readonly [TicketKey, ...TicketKey[]];
  readonly now: number;
}

export function signBody(body: Uint8Array | string, { purpose, keys, now }: BodySigning): string {
  const digest = digestOf(body);
  return signLink({ page: purpose, data: { digest }, until: now + LIFE, nonce: digest.slice(0, 40) }, keys);
}

/** Whether we asked for this, just now. */
export function isBodySigned(
  body: Uint8Array | string,
  signature: string | undefined,
  { purpose, keys, now }: BodySigning,
): boolean {
  const signed = readLink(signature ?? '', { page: purpose, keys, now });
  return typeof signed?.digest === 'string' && sameText(signed.digest, digestOf(body));
}

function digestOf(body: Uint8Array | string): string {
  return createHash('sha256').update(body).digest('base64url');
}
