// A link is for one page, about one thing, for a while; it is no button, a button is no link, and a signed body neither.
import { describe, expect, it } from 'vitest';
import { readLink, signLink } from '#bot/conversations/lien.ts';
import { isBodySigned, signBody } from '#bot/conversations/signed-body.ts';
import { readTicket, signTicket, type TicketKey } from '#bot/conversations/ticket.ts';

const keys: readonly [TicketKey] = [{ id: 'k', secret: 's'.repeat(40) }];
const NOW = 1_800_000_000_000;
const link = signLink({ page: 'fiche', data: { personne: 'b1' }, until: NOW + 1, nonce: 'n' }, keys);

describe('a link', () => {
  it('says what it is about, to the page that it is for', () => {
    expect(readLink(link, { page: 'fiche', keys, now: NOW })).toEqual({ personne: 'b1' });
  });

  it.each([
    ['another page', link, 'apercu', NOW],
    ['a page that every object has', link, 'constructor', NOW],
    ['later', link, 'fiche', NOW + 1],
    ['altered', link.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), 'fiche', NOW],
    ['cut', link.slice(0, -1), 'fiche', NOW],
  ])('says nothing to %s', (_what, token, page, now) => {
    expect(readLink(token, { page, keys, now })).toBeUndefined();
  });

  it('is no button, were somebody called « page »', () => {
    expect(readTicket(link, { keys, acteur: 'mattermost.lea', now: NOW })).toEqual({ refused: 'stranger' });
  });
});

it('is not what a button is', () => {
  const button = signTicket(
    { u: 'mattermost.lea', a: 'fiche', d: { personne: 'b1' }, n: 'n', e: NOW + 1 },
    keys,
  );
  expect(readLink(button, { page: 'fiche', keys, now: NOW })).toBeUndefined();
});

it('is not what signs a body, nor for another purpose', () => {
  const signature = signBody('{}', { purpose: 'dessin', keys, now: NOW });
  expect(isBodySigned('{}', signature, { purpose: 'dessin', keys, now: NOW })).toBe(true);
  expect(isBodySigned('{}', signature, { purpose: 'fiche', keys, now: NOW })).toBe(false);
  expect(isBodySigned('{}', link, { purpose: 'fiche', keys, now: NOW })).toBe(false);
});
