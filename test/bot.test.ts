// The three kinds of failure: invalid input beside its field, a refusal in one sentence, a defect said without detail and logged without words.
import { describe, expect, it } from 'vitest';
import { signTicket } from '#bot/conversations/ticket.ts';
import type { Deps, Gesture, Table } from '#bot/ports.ts';
import { TableUnavailable } from '#bot/ports.ts';
import { memoryBot, NOON, textOf } from '#test/support/memory-bot.ts';

/** What nobody must find in a log or an answer. */
const PRIVATE = 'Madame Dupont 06 12 34 56 78';

/** A table that has broken down, and says a name while doing so. */
const broken: Table = {
  get: () => Promise.reject(new TypeError(PRIVATE)),
  query: () => Promise.reject(new TypeError(PRIVATE)),
  write: () => Promise.reject(new TypeError(PRIVATE)),
};

/** Breaks down when told. */
function breakable() {
  let table: Table | undefined;
  const change = (deps: Deps): Deps => ({
    ...deps,
    table: {
      get: (keys) => (table ?? deps.table).get(keys),
      query: (range) => (table ?? deps.table).query(range),
      write: (actions, token) => (table ?? deps.table).write(actions, token),
    },
  });
  return {
    change,
    breakDown: (with_: Table = broken) => {
      table = with_;
    },
  };
}

const COMMAND: Gesture = { is: 'command', name: 'cra', text: PRIVATE };

describe('invalid input', () => {
  it('is said beside its field, and logged nowhere', async () => {
    const lea = await memoryBot();
    const reply = await lea.send(await lea.type('/cra individuel'), { duree: 'longtemps' });
    expect(reply).toMatchObject({ show: 'invalid', errors: { duree: expect.any(String) } });
    expect(lea.logs).toEqual([]);
  });
});

describe('a refusal', () => {
  it('is one sentence, and no fault', async () => {
    const lea = await memoryBot();
    const reply = await lea.type('/historique couleur=bleu');
    expect(textOf(reply)).toContain('Je ne connais pas le filtre « couleur ».');
    expect(lea.logs).toEqual([]);
  });

  it('leaves a dialog open', async () => {
    const lea = await memoryBot();
    const reply = await lea.ask({ is: 'submission', ticket: 'x', read: () => ({}) });
    const error = 'Cette action n’est pas reconnue. Recommencez par la commande.';
    expect(reply).toEqual({ show: 'invalid', error, errors: {} });
  });

  it.each([
    ['forged', 'Cette action n’est pas reconnue. Recommencez par la commande.', {}],
    ['stranger', 'Cette action appartient à une autre personne.', { u: 'mattermost.sami' }],
    ['expired', 'Cette action a expiré. Recommencez par la commande.', { e: NOON }],
  ])('of a ticket, %s, is told to the log by its reason alone', async (reason, sentence, change) => {
    const lea = await memoryBot();
    const ticket = { u: lea.acteur.id, a: 'cra.ouvrir', d: {}, n: 'n', e: NOON + 1, ...change };
    const signed = signTicket(ticket, lea.deps.ticketKeys) + (reason === 'forged' ? 'x' : '');
    expect(textOf(await lea.ask({ is: 'press', ticket: signed }))).toBe(sentence);
    expect(lea.logs).toEqual([{ level: 'warn', event: 'ticket.refused', reason, request: 'geste1' }]);
  });

  it.each(['cra.inconnu', 'constructor', '__proto__', 'formulaire'])(
    'answers a button that does nothing any more: %s',
    async (action) => {
      const lea = await memoryBot();
      const ticket = { u: lea.acteur.id, a: action, d: {}, n: 'n', e: NOON + 1 };
      const reply = await lea.ask({ is: 'press', ticket: signTicket(ticket, lea.deps.ticketKeys) });
      expect(textOf(reply)).toBe('Cette action n’existe plus. Recommencez par la commande.');
    },
  );

  it('answers a dialog sent with the ticket of a button', async () => {
    const lea = await memoryBot();
    const ticket = { u: lea.acteur.id, a: 'cra.ouvrir', d: {}, n: 'n', e: NOON + 1 };
    const signed = signTicket(ticket, lea.deps.ticketKeys);
    expect(await lea.ask({ is: 'submission', ticket: signed, read: () => ({}) })).toMatchObject({
      show: 'invalid',
      error: 'Cette action n’est pas un formulaire. Recommencez par la commande.',
    });
  });
});

describe('a defect', () => {
  it('is answered with a reference, and logged by its kind and place, without a word of anybody', async () => {
    const { change, breakDown } = breakable();
    const lea = await memoryBot('lea', change);
    breakDown();
    const reply = await lea.ask(COMMAND, { id: 'abcdef1234' });
    expect(textOf(reply)).toMatch(/^Le service ne répond pas \(réf\. abcdef\w*\)\. Réessayez/);
    const place = expect.stringMatching(/^at /);
    expect(lea.logs).toEqual([
      {
        level: 'error',
        event: 'defect',
        kind: 'TypeError',
        place,
        request: 'abcdef1234',
        gesture: 'command',
      },
    ]);
    expect(JSON.stringify([reply, lea.logs])).not.toMatch(/Dupont|06 12/);
  });

  it('says the same in the channel, where nothing personal may stay', async () => {
    const { change, breakDown } = breakable();
    const lea = await memoryBot('lea', change);
    breakDown();
    expect(await lea.ask(COMMAND)).toMatchObject({
      show: 'message',
      message: { lasting: expect.stringContaining('ne répond pas') },
    });
  });

  it('keeps a dialog open with what was typed, and does not claim that it was stored', async () => {
    const { change, breakDown } = breakable();
    const lea = await memoryBot('lea', change);
    const screen = await lea.type('/cra individuel');
    breakDown();
    const reply = await lea.send(screen, { duree: '45' });
    expect(reply).toMatchObject({
      show: 'invalid',
      errors: {},
      error: expect.stringMatching(/^Le service ne répond pas \(réf\. \w+\)\. .*ouverte et réessayez/),
    });
  });

  it('of a store that is down is a defect like another', async () => {
    const { change, breakDown } = breakable();
    const lea = await memoryBot('lea', change);
    const down = () => Promise.reject(new TableUnavailable('no answer'));
    breakDown({ get: down, query: down, write: down });
    expect(textOf(await lea.ask(COMMAND))).toContain('ne répond pas');
    expect(lea.logs).toMatchObject([{ kind: 'TableUnavailable' }]);
  });

  it('empties a list that was being searched, and says nothing of a dialog that was left', async () => {
    const lea = await memoryBot();
    expect(await lea.ask({ is: 'lookup', ticket: 'x', field: 'personne', query: PRIVATE })).toEqual({
      show: 'options',
      options: [],
    });
    expect(await lea.ask({ is: 'cancel', ticket: 'x' })).toEqual({ show: 'nothing' });
  });

  it('thrown as anything at all is still answered', async () => {
    const { change, breakDown } = breakable();
    const lea = await memoryBot('lea', change);
    const thrown = () => Promise.reject(PRIVATE);
    breakDown({ get: thrown, query: thrown, write: thrown });
    expect(textOf(await lea.ask(COMMAND))).toContain('ne répond pas');
    expect(lea.logs).toMatchObject([{ kind: 'string' }]);
  });
});
