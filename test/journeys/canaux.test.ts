// Where the bot is spoken to, and how it answers when the chat gives it little: private channels, no right, a slow or broken server.
import { expect } from 'vitest';
import { garde, gardes, habitue } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { lireMessage } from '#test/support/messages.ts';
import { MATTERMOST, parcours } from '#test/support/parcours.ts';

/** Slack has other ways, which `slack.test.ts` walks. */
const WAYS = { versions: MATTERMOST };

async function unIndividuel(qui: Quelquun): Promise<void> {
  await qui.tape('/cra individuel 45 mail');
  await qui.appuie('Enregistrer');
}

/** What remains in the chat of what the bot said. */
function reste(qui: Quelquun): string {
  return qui.person.posts.map(lireMessage).join('\n');
}

parcours('dans un canal privé où le bot n’est pas', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.person.goTo('equipe');
  await unIndividuel(lea);
  expect(lea.ecran()).toContain('Enregistré');
  expect(lea.ecran()).toContain('45 min');
  expect(reste(lea)).toBe('');
  await garde(stage, lea);
});

parcours('dans le canal direct du bot', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.person.goTo('@coopilote');
  await unIndividuel(lea);
  expect(lea.ecran()).toContain('Enregistré');
  await lea.appuie('Notes');
  lea.ecrit('Notes', 'Revient mardi.');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Modifié');
  expect(reste(lea)).toBe('');
  expect((await garde(stage, lea)).values.notes).toBe('Revient mardi.');
});

parcours(
  'sans le droit d’écrire à une seule personne : la confirmation vient par l’adresse de la commande',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    stage.relay.set('/posts/ephemeral', 403);
    await unIndividuel(lea);
    expect(lea.ecran()).toContain('Enregistré');
    expect(lea.ecran()).toContain('45 min');
    expect(reste(lea)).toBe('');
    await garde(stage, lea);
  },
  { ephemeral: false, ...WAYS },
);

parcours(
  'ni droit, ni adresse : le canal direct, sans rien de personnel',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    stage.relay.set('/posts/ephemeral', 403);
    stage.relay.set('/hooks/commands', 404);
    await lea.tape('/cra individuel 45 mail');
    await lea.appuie('Enregistrer');
    const dit = reste(lea);
    expect(dit).toContain('Enregistré : Accompagnement individuel (réf. ');
    expect(dit).not.toMatch(/45 min|E-mail|Médiathèque/);
    await garde(stage, lea);
  },
  { ephemeral: false, ...WAYS },
);

parcours(
  'plus aucune voie : la fenêtre reste et dit elle-même que c’est enregistré',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await lea.tape('/cra individuel 45 mail');
    for (const path of ['/posts', '/hooks/commands', '/channels/direct']) stage.relay.set(path, 'down');
    await lea.appuie('Enregistrer');
    expect(lea.fenetre).toBeDefined();
    expect(lea.ecran()).toContain('Enregistré : Accompagnement individuel');
    await garde(stage, lea);
  },
  WAYS,
);

parcours(
  'Mattermost n’ouvre pas la fenêtre : « Continuer » la ramène, rien n’est perdu',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    stage.relay.set('/actions/dialogs/open', 500);
    await lea.tape('/cra individuel 45 mail');
    expect(lea.fenetre).toBeUndefined();
    expect(lea.ecran()).toContain('Appuyez sur « Continuer »');
    stage.relay.set('/actions/dialogs/open', undefined);
    await lea.continue();
    expect(lea.ecran()).toContain('Durée : 45 min');
    await lea.appuie('Enregistrer');
    await garde(stage, lea);
  },
  WAYS,
);

parcours(
  'Mattermost trop lent : la personne a une réponse, et sa saisie l’attend',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    stage.relay.set('/actions/dialogs/open', { slow: 30_000 });
    await lea.tape('/cra individuel 45 mail');
    expect(lea.ecran()).toContain('Appuyez sur « Continuer »');
    stage.relay.set('/actions/dialogs/open', undefined);
    await lea.tape('/cra');
    expect(lea.ecran()).toContain('Non terminé : CRA individuel');
    expect(await gardes(stage, lea)).toEqual([]);
  },
  { versions: ['11.6'] },
);

parcours(
  'le jeton du bot n’est plus valable : la commande répond quand même',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    stage.relay.set('/api/v4', 401);
    await lea.tape('/cra individuel 45 mail');
    expect(lea.ecran()).toContain('Appuyez sur « Continuer »');
    await lea.tape('/historique');
    expect(lea.ecran()).toContain('Aucune activité');
  },
  WAYS,
);
