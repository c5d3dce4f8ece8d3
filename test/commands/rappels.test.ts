// `/rappels` on the bot alone: what is refused in words, what others' ids give, what stands in a button's ticket; each gesture twice is once.
import { describe, expect, it } from 'vitest';
import { signTicket } from '#bot/conversations/ticket.ts';
import type { Gesture, Reply } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { openTaches, unsealTache } from '#bot/storage/taches.ts';
import { type MemoryBot, memoryBot, messageOf, NOON, textOf } from '#test/support/memory-bot.ts';

async function follow({ deps }: MemoryBot, acteur: string, id: string, prenom: string) {
  const values = { prenom, nom: 'Quillivic' };
  const sheet = { id, proprietaire: acteur, version: 1, values, creeLe: 0, modifieLe: 0, rev: 0 };
  await changeBeneficiaire({ acteur, id, geste: id, apply: () => sheet }, deps);
}

async function kept({ acteur, deps }: MemoryBot) {
  const { taches } = await openTaches(acteur.id, { limit: 50 }, deps);
  return Promise.all(taches.map((one) => unsealTache(one, deps.keyring)));
}

function forged({ acteur, deps }: MemoryBot, action: string, data: Record<string, string>): Gesture {
  const ticket = { u: acteur.id, a: action, d: data, n: 'bouton', e: NOON + 60_000 };
  return { is: 'press', ticket: signTicket(ticket, deps.ticketKeys) };
}

function ticketsOf(reply: Reply): readonly string[] {
  return (messageOf(reply).blocks ?? []).flatMap(({ buttons = [] }) => buttons.map(({ ticket }) => ticket));
}

describe('a message', () => {
  it.each([
    ['/rappels 2 84 05 88 888 888 07', 'numéro de sécurité sociale'],
    [`/rappels ${'x'.repeat(201)}`, 'raccourcissez-le à 200'],
  ])('that may not be kept is refused in words, and nothing is noted', async (typed, sentence) => {
    const lea = await memoryBot();
    expect(textOf(await lea.type(typed))).toContain(sentence);
    expect(await kept(lea)).toEqual([]);
    expect(lea.logs).toEqual([]);
  });

  it('delivered twice notes one thing, and says it twice', async () => {
    const lea = await memoryBot();
    const command = { is: 'command', name: 'rappels', text: 'appeler demain' } as const;
    const said = [await lea.ask(command, { id: 'g' }), await lea.ask(command, { id: 'g' })];
    expect(said.map(textOf)).toEqual(Array(2).fill('Rappel noté :\n**appeler** · demain'));
    expect(await kept(lea)).toHaveLength(1);
  });

  it('says nothing personal where it stays', async () => {
    const lea = await memoryBot();
    const replies = [await lea.type('/rappels rappeler Mme Quillivic'), await lea.type('/rappels')];
    const done = await lea.press(replies[1] as Reply, 'Fait');
    for (const reply of [...replies, done]) expect(messageOf(reply).lasting).not.toMatch(/Quillivic/);
  });

  it('carries no word in its buttons’ tickets', async () => {
    const lea = await memoryBot();
    await follow(lea, lea.acteur.id, 'awa', 'Awa');
    const noted = await lea.type('/rappels rappeler Mme Quillivic demain');
    const tickets = [noted, await lea.type('/rappels'), await lea.type('/b awa')].flatMap(ticketsOf);
    expect(tickets.length).toBeGreaterThan(8);
    for (const ticket of tickets) {
      const open = ticket.split('.').map((part) => Buffer.from(part, 'base64url').toString('utf8'));
      expect(open.join(' ')).not.toMatch(/quillivic|rappeler/i);
    }
  });
});

describe('a form', () => {
  it('sent twice notes one thing; sent again with other words is refused', async () => {
    const lea = await memoryBot();
    const form = await lea.press(await lea.type('/rappels'), 'Nouveau rappel');
    const raw = { quoi: 'rappeler', quand: 'demain' };
    expect(textOf(await lea.send(form, raw))).toContain('Rappel noté :');
    expect(textOf(await lea.send(form, raw))).toContain('Déjà noté :');
    expect(await lea.send(form, { ...raw, quoi: 'autre' })).toMatchObject({ show: 'invalid' });
    expect(await kept(lea)).toHaveLength(1);
  });

  it('of a change says what it is about, and sent twice changes once', async () => {
    const lea = await memoryBot();
    const noted = await lea.type('/rappels rappeler demain');
    const form = await lea.press(noted, 'Reporter');
    expect(form).toMatchObject({ show: 'screen', screen: { intro: '**rappeler** · demain' } });
    for (let times = 0; times < 2; times += 1)
      expect(textOf(await lea.send(form, { quand: 'lundi' }))).toContain('lundi 23 novembre');
    expect(await kept(lea)).toMatchObject([{ le: '2026-11-23', rev: 2 }]);
  });

  it('half filled is offered again by /cra, with what it holds', async () => {
    const lea = await memoryBot();
    const form = await lea.press(await lea.type('/rappels'), 'Nouveau rappel');
    await lea.send(form, { quoi: 'rappeler', quand: 'zut' });
    const again = await lea.press(await lea.type('/cra'), 'Reprendre');
    const shown = again.show === 'screen' ? again.screen.fields.map(({ value }) => value) : [];
    expect(shown).toEqual(expect.arrayContaining(['rappeler', 'zut']));
  });

  it('for a person of somebody else gets the words of one who does not exist', async () => {
    const lea = await memoryBot();
    await follow(lea, 'mattermost.karim', 'a-karim', 'Paul');
    const tried = async (personne: string) => {
      const form = await lea.ask(forged(lea, 'rappels.nouveau', { personne }), { id: personne });
      return lea.send(form, { quoi: 'rappeler', personne });
    };
    const guessed = await tried('a-karim');
    expect(guessed).toMatchObject({ errors: { personne: 'Cette personne est introuvable.' } });
    expect(await tried('de-personne')).toEqual(guessed);
    expect(await kept(lea)).toEqual([]);
  });
});

describe('a button', () => {
  it.each(['rappels.fait', 'rappels.demain', 'rappels.reporter', 'rappels.modifier', 'rappels.refaire'])(
    '%s of what is gone, or is nobody’s, says so',
    async (action) => {
      const lea = await memoryBot();
      expect(textOf(await lea.ask(forged(lea, action, { tache: 'de-personne' })))).toContain(
        'Ce rappel n’existe plus',
      );
      expect(lea.logs).toEqual([]);
    },
  );

  it('of what is done puts nothing off', async () => {
    const lea = await memoryBot();
    const list = [await lea.type('/rappels rappeler'), await lea.type('/rappels')][1] as Reply;
    const done = await lea.press(list, 'Fait');
    for (const label of ['Demain', 'Reporter', 'Modifier'])
      expect(textOf(await lea.press(list, label))).toContain('Ce rappel est déjà fait');
    expect(textOf(await lea.press(list, 'Fait'))).toContain('C’est fait');
    expect(textOf(await lea.press(done, 'Annuler'))).toContain('De nouveau à faire');
    expect(textOf(await lea.press(list, 'Demain'))).toContain('**rappeler** · demain');
    expect(await kept(lea)).toHaveLength(1);
  });

  it('of a list goes on after what was ticked, to the end', async () => {
    const lea = await memoryBot();
    for (const day of ['aujourd’hui', 'demain', 'lundi', 'mardi', 'mercredi', 'en mai'])
      await lea.type(`/rappels chose de ${day === 'en mai' ? 'mai' : 'la semaine'} : ${day}`);
    const first = await lea.type('/rappels');
    await lea.press(first, 'Fait');
    const second = await lea.press(first, 'Suite');
    expect(messageOf(second).blocks).toHaveLength(2);
    expect(textOf(second)).toContain('1er mai 2027');
    expect(textOf(await lea.press(first, 'Suite'))).toEqual(textOf(second));
  });
});
