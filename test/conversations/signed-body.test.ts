// A body signed by one of our handlers for another: taken as it is, for what it is, for a few minutes.
import { describe, expect, it } from 'vitest';
import { isBodySigned, signBody } from '#bot/conversations/signed-body.ts';
import type { TicketKey } from '#bot/conversations/ticket.ts';

const key: TicketKey = { id: 'k1', secret: 'le secret' };
const signing = { purpose: 'dessin', keys: [key], now: 1_800_000_000_000 } as const;
const MINUTE = 60_000;

describe('a signed body', () => {
  const signature = signBody('{"a":"é"}', signing);

  it('is taken, as text or as bytes', () => {
    expect(isBodySigned('{"a":"é"}', signature, signing)).toBe(true);
    expect(isBodySigned(new TextEncoder().encode('{"a":"é"}'), signature, signing)).toBe(true);
  });

  it.each<[string, Parameters<typeof isBodySigned>]>([
    ['altered', ['{"a":"e"}', signature, signing]],
    ['without a signature', ['{"a":"é"}', undefined, signing]],
    ['with that of another', ['{"a":"é"}', signBody('{}', signing), signing]],
    ['for something else', ['{"a":"é"}', signature, { ...signing, purpose: 'fiche' }]],
    ['under another key', ['{"a":"é"}', signature, { ...signing, keys: [{ ...key, secret: 'autre' }] }]],
    ['too long ago', ['{"a":"é"}', signature, { ...signing, now: signing.now + 5 * MINUTE }]],
  ])('is not, %s', (_, given) => {
    expect(isBodySigned(...given)).toBe(false);
  });

  it('is taken from a clock that is a little ahead or behind', () => {
    for (const drift of [-2 * MINUTE, 2 * MINUTE])
      expect(isBodySigned('{"a":"é"}', signature, { ...signing, now: signing.now + drift })).toBe(true);
  });
});
