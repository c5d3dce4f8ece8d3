// Somebody else's person, guessed, and codes of creation that no list offered: nothing is learnt, nothing is made.
import { expect } from 'vitest';
import { newPersonCode } from '#bot/domain/beneficiaire/annuaire.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { gardes, habitue, suit } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { MATTERMOST, parcours } from '#test/support/parcours.ts';

const PAUL = { id: 'paul', values: { prenom: 'Paul', nom: 'Dupont', naissance: '1952', genre: 'masculin' } };

/** Sends the open dialog as a client that has its own idea of whom it chose. */
function envoie(qui: Quelquun, personne: string) {
  return qui.person.api('POST', '/actions/dialogs/submit', {
    url: qui.fenetre?.url,
    callback_id: 'formulaire',
    state: qui.fenetre?.shown.state,
    submission: {
      personne,
      duree: '45',
      thematiques: 'email',
      thematiques__1: 'email',
      lieu: 'a_distance',
      date: '2040-03-14',
    },
    channel_id: qui.person.channelId,
    team_id: qui.person.teamId,
  });
}

parcours(
  'la personne de Léa, devinée par Karim, est introuvable comme une qui n’existe pas',
  async (stage) => {
    const [lea, karim] = [await habitue(stage, 'lea'), await habitue(stage, 'karim')];
    await suit(stage, lea, [PAUL]);
    await karim.tape('/b dupont');
    expect(karim.ecran()).toContain('Personne ne correspond');
    expect(karim.ecran()).not.toContain('1952');
    await karim.tape('/cra individuel');
    const answers = [];
    for (const id of ['paul', 'personne-de-ce-nom']) answers.push((await envoie(karim, id)).body);
    expect(answers[0]).toMatchObject({ errors: { personne: 'Cette personne est introuvable.' } });
    expect(answers[1]).toEqual(answers[0]);
    expect(await gardes(stage, karim)).toEqual([]);
  },
  // What is sent here, no client of Slack sends, and nobody but Slack could.
  { versions: MATTERMOST },
);

const FORGES: Readonly<Record<string, string>> = {
  'dix mille lettres': newPersonCode({ prenom: 'x'.repeat(10_000), nom: 'Dupont' }),
  'un nom de 101 lettres': newPersonCode({ prenom: 'Paul', nom: 'x'.repeat(101) }),
  'aucune lettre': newPersonCode({ prenom: '!!!', nom: '???' }),
  'un autre objet': `nouveau.${Buffer.from('{"prenom":"Paul"}').toString('base64url')}`,
  'trois noms': `nouveau.${Buffer.from('["a","b","c"]').toString('base64url')}`,
  'rien de lisible': 'nouveau.%%%',
};

for (const [comment, code] of Object.entries(FORGES)) {
  parcours(
    `un code de création falsifié (${comment}) ne crée personne`,
    async (stage) => {
      const lea = await habitue(stage, 'lea');
      await lea.tape('/cra individuel');
      expect((await envoie(lea, code)).body).toMatchObject({ error: expect.any(String) });
      expect(await gardes(stage, lea)).toEqual([]);
      expect(await readRepertoire(lea.acteur, stage.deps)).toEqual([]);
    },
    { versions: ['11.6'] },
  );
}
