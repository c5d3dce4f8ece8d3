// Tickets: what was signed is read, by its owner, in its life; anything else is refused, and nothing throws.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTicket, sameText, signTicket, type Ticket, type TicketKey } from '#bot/conversations/ticket.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { fieldsOf } from '#bot/forms/form.ts';

const OLD: TicketKey = { id: 'k1', secret: 'le premier secret' };
const NEW: TicketKey = { id: 'k2', secret: 'le second secret' };
const NOW = 1_800_000_000_000;

const aTicket: fc.Arbitrary<Ticket> = fc.record({
  u: fc.string({ minLength: 1, maxLength: 100 }),
  a: fc.string({ minLength: 1, maxLength: 60 }),
  d: fc.dictionary(fc.string({ maxLength: 8 }), fc.oneof(fc.string(), fc.array(fc.string())), {
    maxKeys: 5,
    noNullPrototype: true,
  }),
  n: fc.string({ minLength: 1, maxLength: 40 }),
  e: fc.integer({ min: NOW + 1, max: NOW + 1_000_000_000 }),
});

const ticket: Ticket = { u: 'mattermost.lea', a: 'cra.ouvrir', d: { type: 'atelier' }, n: 'n1', e: NOW + 10 };

const read = (token: string, change: Partial<Parameters<typeof readTicket>[1]> = {}) =>
  readTicket(token, { keys: [OLD], acteur: ticket.u, now: NOW, ...change });

describe('a ticket', () => {
  it('signed is read as it was', () => {
    fc.assert(
      fc.property(aTicket, (any) => {
        expect(read(signTicket(any, [OLD]), { acteur: any.u })).toEqual({ ticket: any });
      }),
    );
  });

  it('altered in any one character is refused', () => {
    const token = signTicket(ticket, [OLD]);
    for (let i = 0; i < token.length; i += 1) {
      for (const other of ['A', 'b', '-', '.', '=', ' ', '\u0000']) {
        if (token[i] === other) continue;
        expect(read(token.slice(0, i) + other + token.slice(i + 1))).toEqual({ refused: 'forged' });
      }
    }
  });

  it('cut short, made longer, or joined with another is refused', () => {
    const token = signTicket(ticket, [OLD]);
    const [id, payload] = token.split('.');
    const signature = signTicket({ ...ticket, a: 'cra.supprimer' }, [OLD]).split('.')[2];
    for (let i = 0; i < token.length; i += 1) expect(read(token.slice(0, i))).toEqual({ refused: 'forged' });
    for (const more of ['.', '=', 'A', '.A', ' ']) expect(read(token + more)).toEqual({ refused: 'forged' });
    expect(read(`${id}.${payload}.${signature}`)).toEqual({ refused: 'forged' });
  });

  it('is of no use to somebody else, even once expired', () => {
    expect(read(signTicket(ticket, [OLD]), { acteur: 'mattermost.sami' })).toEqual({ refused: 'stranger' });
    expect(read(signTicket(ticket, [OLD]), { acteur: 'mattermost.sami', now: ticket.e })).toEqual({
      refused: 'stranger',
    });
  });

  it('ends at its last millisecond', () => {
    const token = signTicket(ticket, [OLD]);
    expect(read(token, { now: ticket.e - 1 })).toEqual({ ticket });
    expect(read(token, { now: ticket.e })).toEqual({ refused: 'expired' });
  });

  it('that is longer than any of ours is refused before it is looked at', () => {
    const token = signTicket({ ...ticket, d: { x: 'a'.repeat(4000) } }, [OLD]);
    expect(read(token)).toEqual({ refused: 'forged' });
  });

  it('of a whole form is never that long', () => {
    for (const { form } of typesCra) {
      const names = Object.keys(fieldsOf(form));
      const all = { ...ticket, u: `mattermost.${'a'.repeat(26)}`, d: { c: 'c'.repeat(26), f: names } };
      expect(read(signTicket(all, [OLD]), { acteur: all.u })).toEqual({ ticket: all });
    }
  });

  it('that is nothing of ours is refused, whatever it is', () => {
    const parts = fc.array(fc.oneof(fc.base64String(), fc.constantFrom('k1', 'k2', '')), { maxLength: 4 });
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          parts.map((p) => p.join('.')),
        ),
        (junk) => {
          expect(read(junk)).toEqual({ refused: 'forged' });
        },
      ),
    );
  });

  it('well signed but not a ticket is refused', () => {
    const junk = [
      null,
      3,
      'x',
      [],
      {},
      { ...ticket, e: 'demain' },
      { ...ticket, u: '' },
      { ...ticket, d: { x: 3 } },
    ];
    for (const one of junk) {
      const token = signTicket(one as Ticket, [OLD]);
      expect(read(token)).toEqual({ refused: 'forged' });
    }
  });
});

describe('keys', () => {
  it('rotate: the new one signs while the old one is still read, then is not any more', () => {
    const before = signTicket(ticket, [OLD]);
    const after = signTicket(ticket, [NEW, OLD]);
    expect([before, after].map((token) => read(token, { keys: [NEW, OLD] }))).toEqual([
      { ticket },
      { ticket },
    ]);
    expect(read(before, { keys: [NEW] })).toEqual({ refused: 'forged' });
    expect(read(after, { keys: [NEW] })).toEqual({ ticket });
  });

  it('are told by their name: the same name with another secret signs nothing', () => {
    expect(read(signTicket(ticket, [{ ...OLD, secret: NEW.secret }]))).toEqual({ refused: 'forged' });
    expect(read(signTicket(ticket, [{ ...OLD, id: NEW.id }]), { keys: [OLD, NEW] })).toEqual({
      refused: 'forged',
    });
  });

  it('none reads nothing', () => {
    expect(read(signTicket(ticket, [OLD]), { keys: [] })).toEqual({ refused: 'forged' });
  });
});

it('texts are the same or not', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      expect(sameText(a, a)).toBe(true);
      expect(sameText(a, b)).toBe(a === b);
    }),
  );
});
