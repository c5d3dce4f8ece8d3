// One request as the commands see it: who, when, where; its signed buttons; what forms know of the person.
import { describe, expect, it, vi } from 'vitest';
import { buttonsFor, dataOf, formContext, openSession, say, ticketFor } from '#bot/commands/session.ts';
import { readTicket, type Ticket } from '#bot/conversations/ticket.ts';
import { typeCra } from '#bot/domain/cra/index.ts';
import { EMPTY_HEAD } from '#bot/storage/acteurs.ts';
import { memoryBot, NOON } from '#test/support/memory-bot.ts';

async function opened(change: { readonly fuseau?: string; readonly usage?: object } = {}) {
  const lea = await memoryBot();
  const { fuseau = 'Europe/Paris', usage = {} } = change;
  const acteur = { ...lea.acteur, fuseau };
  const head = { ...EMPTY_HEAD, usage: usage as (typeof EMPTY_HEAD)['usage'] };
  const request = {
    id: 'r1',
    acteur: acteur.id,
    gesture: { is: 'command', name: 'cra', text: '' },
    profile: async () => ({}),
    colleague: async () => undefined,
  } as const;
  return { lea, session: openSession(request, { acteur, rev: 3, head }, lea.deps) };
}

describe('a session', () => {
  it.each([
    ['Europe/Paris', '2026-11-19'],
    ['Indian/Reunion', '2026-11-19'],
    ['Pacific/Noumea', '2026-11-19'],
    ['Pacific/Marquesas', '2026-11-19'],
    ['Pacific/Kiritimati', '2026-11-20'],
  ])('is of the day that it is in %s', async (fuseau, today) => {
    expect((await opened({ fuseau })).session).toMatchObject({ today, now: NOON, rev: 3 });
  });
});

describe('its tickets', () => {
  it('are for this person, for a day, each another one', async () => {
    const { session, lea } = await opened();
    const [one, two] = [0, 1].map(() =>
      ticketFor(session, { action: 'cra.ouvrir', data: { type: 'x' } }, lea.deps),
    );
    expect(one).not.toBe(two);
    const expected = { keys: lea.deps.ticketKeys, acteur: lea.acteur.id, now: NOON + 24 * 3600 * 1000 };
    expect(readTicket(one ?? '', expected)).toEqual({ refused: 'expired' });
    expect(readTicket(one ?? '', { ...expected, now: expected.now - 1 })).toMatchObject({
      ticket: { a: 'cra.ouvrir', d: { type: 'x' } },
    });
  });

  it('are the same for the same nonce: a repeat is recognised', async () => {
    const { session, lea } = await opened();
    const make = () => ticketFor(session, { action: 'a', nonce: 'n' }, lea.deps);
    expect(make()).toBe(make());
  });

  it('sign buttons whose ids are letters and digits, unique in their message', async () => {
    const { session, lea } = await opened();
    const pressables = [
      { label: 'Un', action: 'a' },
      { label: 'Deux', action: 'b', style: 'danger' },
    ] as const;
    const buttons = [
      ...buttonsFor(pressables, { session }, lea.deps),
      ...buttonsFor(pressables, { session, prefix: 'm2x' }, lea.deps),
    ];
    expect(buttons.map(({ id }) => id)).toEqual(['b0', 'b1', 'm2x0', 'm2x1']);
    expect(buttons.map(({ style }) => style)).toEqual([undefined, 'danger', undefined, 'danger']);
  });

  it('hold what was put in them, or something is wrong with us', () => {
    const ticket: Ticket = { u: 'u', a: 'cra.copier', d: { cra: 'c1', f: ['a'] }, n: 'n', e: 1 };
    expect(dataOf(ticket, 'cra')).toBe('c1');
    expect(() => dataOf(ticket, 'f')).toThrow('ticket cra.copier lacks f');
    expect(() => dataOf(ticket, 'autre')).toThrow('ticket cra.copier lacks autre');
  });
});

describe('what forms know of the person', () => {
  const form = typeCra('individuel')?.form;
  if (!form) throw new Error('no individuel');

  it('is their places, the favourite first, then the most used of that type', async () => {
    const usage = { individuel: { lieu: { lea2: 9, lea3: 1 }, duree: { '45': 7 } } };
    const { session, lea } = await opened({ usage });
    const context = await formContext(session, lea.deps, { form });
    expect(context.places.map(({ id }) => id)).toEqual(['lea1', 'lea2', 'lea3']);
    expect(context.usage).toEqual(usage.individuel);
    const elsewhere = await formContext(session, lea.deps);
    expect(elsewhere.places.map(({ id }) => id)).toEqual(['lea1', 'lea3', 'lea2']);
    expect(elsewhere.usage).toEqual({});
  });

  it('loads the list of communes only where it is wanted', async () => {
    const { session, lea } = await opened();
    const communes = vi.fn(lea.deps.communes);
    const none = await formContext(session, { ...lea.deps, communes }, { form });
    expect(communes).not.toHaveBeenCalled();
    expect(none.communes('Quimper')).toEqual({ near: [] });
    const all = await formContext(session, { ...lea.deps, communes }, { form, communes: true });
    expect(all.communes('29232')).toMatchObject({ found: { code: '29232' } });
  });
});

it('says a message, with nothing personal where it would stay', () => {
  expect(say('Mme D.')).toEqual({
    show: 'message',
    message: { text: 'Mme D.', lasting: 'Votre réponse est prête.' },
  });
  expect(say('a', { blocks: [], lasting: 'b' })).toEqual({
    show: 'message',
    message: { text: 'a', lasting: 'b' },
  });
});
