// What nobody may do: another's button, a forged or expired one, a type not open to one's role. A polite refusal, and nothing changes.
import { expect } from 'vitest';
import { signTicket, type TicketKey } from '#bot/conversations/ticket.ts';
import { garde, gardes, habitue } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { MATTERMOST, parcours } from '#test/support/parcours.ts';

/** Slack signs all that its clients send, where nobody changes anything on the way: `slack.test.ts` has what remains. */
const ALTERED = { versions: MATTERMOST };

import { DAY, type Stage } from '#test/support/stage.ts';

/** Léa has an activity on the screen, and pressed a button of it. */
async function leaAppuie(stage: Stage, libelle: string): Promise<Quelquun> {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45 mail');
  await lea.appuie('Enregistrer');
  await lea.tape('/historique');
  await lea.prend(libelle);
  return lea;
}

const ALTERER: Readonly<Record<string, (billet: string) => string>> = {
  'une lettre changée': (billet) => `${billet.slice(0, -1)}${billet.endsWith('A') ? 'B' : 'A'}`,
  'une autre clé': (billet) => billet.replace(/^k1\./, 'k9.'),
  'une partie en moins': (billet) => billet.split('.').slice(0, 2).join('.'),
  vide: () => '',
  'n’importe quoi': () => 'x'.repeat(5000),
};

function changeBillet(alter: (billet: string) => string): (body: string) => string {
  return (body) => {
    const sent = JSON.parse(body) as { context: { ticket: string } };
    return JSON.stringify({ ...sent, context: { ...sent.context, ticket: alter(sent.context.ticket) } });
  };
}

parcours(
  'le bouton de Léa, appuyé par Karim',
  async (stage) => {
    const karim = await habitue(stage, 'karim');
    const lea = await leaAppuie(stage, 'Voir');
    await stage.redeliver((body) => body.replaceAll(lea.person.id, karim.person.id));
    expect(karim.ecran()).toContain('Cette action appartient à une autre personne.');
    expect(karim.ecran()).not.toContain('45 min');
  },
  ALTERED,
);

for (const [comment, alter] of Object.entries(ALTERER)) {
  parcours(
    `un billet falsifié (${comment}) ne supprime rien`,
    async (stage) => {
      const lea = await leaAppuie(stage, 'Voir');
      await stage.redeliver((body) => changeBillet(alter)(body).replace('"voir"', '"supprimer"'));
      expect(lea.ecran()).toMatch(/n’est pas reconnue|pas pu répondre/);
      await garde(stage, lea);
    },
    ALTERED,
  );
}

parcours('le même envoi avec le vrai billet supprime : c’est bien le billet qui protège', async (stage) => {
  const lea = await leaAppuie(stage, 'Voir');
  await stage.redeliver((body) => body.replace('"voir"', '"supprimer"'));
  expect(await gardes(stage, lea)).toEqual([]);
});

parcours(
  'un billet signé d’une clé retirée est refusé',
  async (stage) => {
    const lea = await leaAppuie(stage, 'Voir');
    const retired: TicketKey = { id: 'k0', secret: 'cle-retiree' };
    const ticket = { u: lea.acteur, a: 'cra.modifier', d: {}, n: 'n', e: stage.now() + DAY };
    await stage.redeliver(changeBillet(() => signTicket(ticket, [retired])));
    expect(lea.ecran()).toContain('n’est pas reconnue');
  },
  ALTERED,
);

parcours('le bouton d’avant-hier a expiré, et le dit', async (stage) => {
  const lea = await leaAppuie(stage, 'Voir');
  stage.wait(2 * DAY);
  await lea.prend('Supprimer');
  expect(lea.ecran()).toContain('Cette action a expiré. Recommencez par la commande.');
  await garde(stage, lea);
});

parcours(
  'une fenêtre envoyée avec l’état d’un autre, ou sans état, reste ouverte et n’enregistre rien',
  async (stage) => {
    const karim = await habitue(stage, 'karim');
    const lea = await habitue(stage, 'lea');
    await lea.tape('/cra individuel 45 mail');
    const send = (qui: Quelquun, state: string) =>
      qui.person.api('POST', '/actions/dialogs/submit', {
        url: lea.fenetre?.url,
        callback_id: 'formulaire',
        state,
        submission: { duree: '45', thematiques: ['email'], lieu: 'a_distance', date: '2040-03-14' },
        channel_id: qui.person.channelId,
        team_id: qui.person.teamId,
      });
    const state = lea.fenetre?.shown.state ?? '';
    expect((await send(karim, state)).body).toMatchObject({
      error: expect.stringContaining('autre personne'),
    });
    expect((await send(lea, `${state}x`)).body).toMatchObject({
      error: expect.stringContaining('pas reconnue'),
    });
    expect((await send(lea, '')).body).toMatchObject({ error: expect.any(String) });
    expect(await gardes(stage, lea)).toEqual([]);
    expect(await gardes(stage, karim)).toEqual([]);
  },
  ALTERED,
);

parcours(
  'les champs d’un autre écran, glissés dans l’envoi, ne sont pas lus',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await lea.tape('/cra individuel 45 mail');
    await lea.appuie('Enregistrer');
    await lea.appuie('Suite');
    await lea.person.api('POST', '/actions/dialogs/submit', {
      url: lea.fenetre?.url,
      callback_id: 'formulaire',
      state: lea.fenetre?.shown.state,
      submission: { suite: 'atelier', duree: '600', notes: 'glissé' },
      channel_id: lea.person.channelId,
      team_id: lea.person.teamId,
    });
    const { values } = await garde(stage, lea);
    expect(values).toMatchObject({ suite: 'atelier', duree: 45 });
    expect(values.notes).toBeUndefined();
  },
  ALTERED,
);

parcours('les types de coordination sont à Nadia, refusés à Léa', async (stage) => {
  const [lea, nadia] = [await habitue(stage, 'lea'), await habitue(stage, 'nadia')];
  await lea.tape('/cra animation');
  expect(lea.fenetre).toBeUndefined();
  expect(lea.ecran()).toContain('« Animation » n’est pas ouvert à votre rôle');
  await lea.tape('/cra');
  expect(lea.ecran()).not.toMatch(/\[(Animation|Évènement|Partenariat)\]/);
  await nadia.tape('/cra');
  expect(nadia.ecran()).toMatch(/\[Animation\].*\[Évènement\].*\[Partenariat\].*\[Individuel\]/);
  await nadia.appuie('Animation');
  expect(nadia.ecran()).toContain('[CRA animation]');
});

parcours('Nadia redevient médiatrice : son bouton « Animation » d’avant ne sert plus', async (stage) => {
  const nadia = await habitue(stage, 'nadia');
  await nadia.tape('/cra');
  const onglet = await nadia.autreOnglet();
  await onglet.tape('/profil');
  onglet.choisit('Votre rôle', 'Médiation numérique');
  await onglet.appuie('Enregistrer');
  await nadia.appuie('Animation');
  expect(nadia.fenetre).toBeUndefined();
  expect(nadia.ecran()).toContain('n’est pas ouvert à votre rôle');
});
