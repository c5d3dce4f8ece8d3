// A team: made by Nadia, joined by those who agree, seen by whoever coordinates it and by nobody else, left at any time.
import { expect } from 'vitest';
import { habitue, suit } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';
import { DAY, type Stage } from '#test/support/stage.ts';

const PAUL = {
  id: 'paul',
  values: { prenom: 'Paul', nom: 'Dupont', naissance: '1952', notes: 'sourd d’une oreille' },
};

const dernier = ({ messages }: Quelquun): string => messages.at(-1)?.message ?? '';

async function equipe(stage: Stage): Promise<{ readonly lea: Quelquun; readonly karim: Quelquun }> {
  const [lea, karim] = [await habitue(stage, 'lea'), await habitue(stage, 'karim')];
  await lea.tape('/equipe creer Finistère nord');
  expect(lea.ecran()).toContain('Finistère nord');
  await lea.tape('/equipe inviter @karim');
  expect(lea.ecran()).toContain('invitation envoyée');
  return { lea, karim };
}

parcours('une équipe se crée en une ligne, et chacun y entre en acceptant', async (stage) => {
  const { lea, karim } = await equipe(stage);
  await lea.tape('/equipe inviter @karim');
  expect(lea.ecran()).toContain('n’a pas encore répondu');
  await stage.minute();
  expect(dernier(karim)).toContain('vous invite dans l’équipe **Finistère nord**');
  expect(dernier(karim)).toContain('jamais l’identité des personnes');
  await karim.appuie('Accepter');
  expect(karim.ecran()).toContain('Vous êtes dans l’équipe');
  await stage.minute();
  expect(dernier(lea)).toContain('a rejoint l’équipe');
  await karim.tape('/equipe');
  expect(karim.ecran()).toContain('2 membres, coordonnée par Léa');
  await expect(karim.appuie('Membres')).rejects.toThrow();
});

parcours(
  'qui coordonne voit les activités des jours de l’équipe, sans les personnes ni les notes',
  async (stage) => {
    const { lea, karim } = await equipe(stage);
    await suit(stage, karim, [PAUL]);
    await karim.tape('/cra atelier 3 30 min email hier');
    await karim.appuie('Enregistrer');
    expect(karim.ecran()).toContain('Atelier collectif');
    await stage.minute();
    await karim.appuie('Accepter');
    await karim.tape('/cra individuel 45 email dupont');
    await karim.appuie('Enregistrer');
    await lea.tape('/equipe');
    await lea.appuie('Membres');
    expect(lea.ecran()).toContain('dernière activité aujourd’hui');
    await lea.prend('Ses activités', { sur: 'Karim' });
    expect(lea.ecran()).toContain('45 min');
    expect(lea.ecran(), 'before he joined').not.toContain('Atelier');
    expect(lea.ecran()).not.toMatch(/Dupont|Paul/);
  },
);

parcours('une équipe garde quelqu’un qui la coordonne ; qui la quitte n’y est plus', async (stage) => {
  const { lea, karim } = await equipe(stage);
  await stage.minute();
  await karim.appuie('Accepter');
  await lea.tape('/equipe');
  await lea.appuie('Quitter');
  await lea.appuie('Quitter');
  expect(lea.ecran()).toContain('garde au moins un coordinateur');
  stage.wait(DAY);
  await karim.tape('/equipe quitter');
  await karim.appuie('Quitter');
  await karim.appuie('Quitter');
  expect(karim.ecran()).toContain('Vous avez quitté l’équipe');
  stage.wait(DAY);
  await karim.tape('/equipe');
  expect(karim.ecran()).toContain('Vous n’êtes dans aucune équipe');
});

parcours('une invitation se refuse, ou se retire', async (stage) => {
  const { lea, karim } = await equipe(stage);
  await stage.minute();
  await karim.appuie('Refuser');
  expect(karim.ecran()).toContain('refusée');
  await karim.appuie('Accepter');
  expect(karim.ecran()).toContain('n’existe plus');
  await lea.tape('/equipe');
  await lea.appuie('Inviter');
  lea.ecrit('Collègues', '@karim');
  await lea.appuieDeuxFois('Inviter');
  await lea.tape('/equipe');
  await lea.appuie('Membres');
  await lea.appuie('Retirer l’invitation');
  expect(lea.ecran()).toContain('retirée');
});
