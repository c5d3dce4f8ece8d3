// What only Slack does: addresses that answer where the bot is not, triggers of three seconds, names chosen among people, signed requests.
import { afterEach, describe, expect, it } from 'vitest';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { garde, gardes, habitue } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { lireMessage } from '#test/support/messages.ts';
import type { Workspace } from '#test/support/slack/workspace.ts';
import { type Stage, startStage } from '#test/support/stage.ts';

let stage: Stage;
afterEach(async () => {
  const { complaints } = workspace();
  await stage.close();
  expect(complaints).toEqual([]);
});

async function lea(): Promise<Quelquun> {
  stage = await startStage({ version: 'Slack' });
  return habitue(stage, 'lea');
}

function workspace(): Workspace {
  if (!('slack' in stage.chat)) throw new Error('not Slack');
  return stage.chat.slack.workspace;
}

/** What remains in the conversation of what the bot said. */
const reste = (qui: Quelquun): string => qui.person.posts.map(lireMessage).join('\n');

describe('la confirmation', () => {
  it('vient dans un canal privé où le bot n’est pas, et n’y reste pas', async () => {
    const qui = await lea();
    await qui.person.goTo('equipe');
    await qui.tape('/cra individuel 45 mail');
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('45 min');
    expect(reste(qui)).toBe('');
  });

  it('vient, l’adresse de la commande épuisée, par le canal du bot, sans rien de personnel', async () => {
    const qui = await lea();
    for (let fois = 0; fois < 2; fois += 1) {
      await qui.tape('/cra individuel 45 mail');
      stage.relay.set('/actions/', 404);
      await qui.appuie('Enregistrer');
      stage.relay.set('/actions/', undefined);
    }
    expect(reste(qui)).toContain('Enregistré : Accompagnement individuel (réf. ');
    expect(reste(qui)).not.toMatch(/45 min|E-mail|Médiathèque/);
    expect(await gardes(stage, qui)).toHaveLength(2);
  });

  it('vient, là où le bot est, d’un message à une seule personne', async () => {
    const qui = await lea();
    await qui.person.goTo('@coopilote');
    await qui.tape('/cra individuel 45 mail');
    stage.relay.set('/actions/', 404);
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('45 min');
    expect(reste(qui)).toBe('');
  });

  it('reste dans la fenêtre quand il n’y a plus aucune voie', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel 45 mail');
    for (const path of ['/actions/', '/chat.', '/conversations.open']) stage.relay.set(path, 'down');
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Enregistré : Accompagnement individuel');
    expect(qui.ecran()).toContain('[Fermer]');
    await garde(stage, qui);
  });
});

describe('la fenêtre', () => {
  it('ne s’ouvre pas : « Continuer » la ramène, rien n’est perdu', async () => {
    const qui = await lea();
    stage.relay.set('/views.open', 500);
    await qui.tape('/cra individuel 45 mail');
    expect(qui.fenetre).toBeUndefined();
    expect(qui.ecran()).toContain('Appuyez sur « Continuer »');
    stage.relay.set('/views.open', undefined);
    await qui.continue();
    expect(qui.ecran()).toContain('Durée : 45 min');
    await qui.appuie('Enregistrer');
    await garde(stage, qui);
  });

  it('tarde à s’ouvrir : la commande répond dans les trois secondes', async () => {
    const qui = await lea();
    stage.relay.set('/views.open', { slow: 10_000 });
    await qui.tape('/cra individuel 45 mail');
    expect(qui.ecran()).toContain('Appuyez sur « Continuer »');
  });

  it('dit en haut ce qui ne tient à aucun champ, et garde ce qui est écrit', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel 45 mail');
    qui.choisit('Thématiques', 'Santé');
    const mend = stage.trouble({ get: { probability: 1, faults: ['unavailable'] } });
    await qui.appuie('Enregistrer');
    mend();
    expect(qui.ecran()).toMatch(/^\[CRA individuel\]\nLe service ne répond pas/);
    expect(qui.ecran()).toContain('Thématiques : Santé');
    await qui.appuie('Enregistrer');
    expect((await garde(stage, qui)).values).toMatchObject({ duree: 45, thematiques: ['sante'] });
  });
});

it('le jeton du bot n’est plus valable : la commande répond quand même', async () => {
  const qui = await lea();
  stage.relay.set('/api/', 401);
  await qui.tape('/cra individuel 45 mail');
  expect(qui.ecran()).toContain('Appuyez sur « Continuer »');
  await qui.tape('/historique');
  expect(qui.ecran()).toContain('Aucune activité');
});

describe('une ou un collègue', () => {
  it('est nommé dans la commande, par la liste de Slack', async () => {
    const qui = await lea();
    await habitue(stage, 'karim');
    await qui.tape('/partage @karim');
    expect(qui.ecran()).toContain('celle de **Karim Benali**');
    await qui.tape('/partage @nadia');
    expect(qui.ecran()).toContain('@nadia n’a pas encore utilisé Coopilote');
    await qui.tape('/partage @personne');
    expect(qui.ecran()).toContain('Personne ne s’appelle @personne');
  });

  it('est nommé par son e-mail', async () => {
    const qui = await lea();
    await habitue(stage, 'karim');
    await qui.tape('/partage karim@exemple.test');
    expect(qui.ecran()).toContain('celle de **Karim Benali**');
  });

  it('est choisi dans la fenêtre, parmi les personnes', async () => {
    const qui = await lea();
    await habitue(stage, 'karim');
    await qui.tape('/partage structure');
    qui.ecrit('Structure', 'CCAS');
    qui.ecrit('Collègues', '@karim');
    await qui.appuie('Proposer');
    expect(qui.ecran()).toContain('Proposé à 1 collègue de **CCAS**');
  });
});

it('une personne au nom trop long pour une liste se crée par les écrans qui suivent', async () => {
  const qui = await lea();
  const [prenom, nom] = ['Marie-Charlotte-Élisabeth', 'de la Rochefoucauld-Montmorency-Bourbon'];
  await qui.tape('/cra individuel 45 mail');
  await qui.cherche('Bénéficiaire', `${prenom} ${nom}`, 'Chercher ou créer');
  await qui.appuie('Enregistrer');
  qui.ecrit('Qui ?', `${prenom} ${nom}`);
  await qui.appuie('Enregistrer');
  qui.choisit('Bénéficiaire', `Créer : prénom ${prenom}, nom ${nom.toLocaleUpperCase('fr')}`);
  await qui.appuie('Enregistrer');
  expect(await readRepertoire(qui.acteur, stage.deps)).toMatchObject([{ prenom, nom }]);
});

describe('un billet qui n’est pas celui de la personne, que Slack même aurait signé', () => {
  it('changé, ne supprime rien', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel 45 mail');
    await qui.appuie('Enregistrer');
    await qui.tape('/historique');
    await qui.prend('Voir');
    const supprime = (block: (id: string) => string) => (body: string) => {
      const sent = JSON.parse(body);
      const [action] = sent.actions;
      const selected_option = { ...action.selected_option, value: 'supprimer' };
      return JSON.stringify({
        ...sent,
        trigger_id: 'autre',
        actions: [{ ...action, block_id: block(action.block_id), selected_option }],
      });
    };
    await stage.redeliver(supprime((id) => `${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`));
    expect(qui.ecran()).toContain('n’est pas reconnue');
    await garde(stage, qui);
    // The same with the true one: it is the ticket that protects.
    await stage.redeliver(supprime((id) => id));
    expect(await gardes(stage, qui)).toEqual([]);
  });

  it('d’une autre, n’enregistre rien', async () => {
    const qui = await lea();
    const karim = await habitue(stage, 'karim');
    await qui.tape('/cra individuel 45 mail');
    await qui.appuie('Enregistrer');
    const said = await stage.redeliver((body) => body.replaceAll(qui.person.id, karim.person.id));
    expect(said).toContain('Cette action appartient à une autre personne.');
    expect(await gardes(stage, karim)).toEqual([]);
  });
});

describe('ce que Slack n’a pas signé', () => {
  it.each([
    ['d’un autre secret', { 'x-slack-signature': `v0=${'0'.repeat(64)}` }],
    ['d’il y a plus de cinq minutes', { 'x-slack-request-timestamp': '1700000000' }],
    ['sans signature', { 'x-slack-signature': '' }],
  ])('n’est pas lu : %s', async (_quoi, headers) => {
    const qui = await lea();
    await qui.tape('/cra');
    const app = workspace().app;
    const body = new URLSearchParams({ command: '/cra', text: 'individuel 45 mail' }).toString();
    const answer = await fetch(app?.url ?? '', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': String(Math.floor(Date.now() / 1000)),
        'x-slack-signature': `v0=${'a'.repeat(64)}`,
        ...headers,
      },
      body,
    });
    expect([answer.status, await answer.text()]).toEqual([401, '']);
  });
});
