// The sheets of persons: created once, never doubled unknowingly, erased when they ask.
import { expect } from 'vitest';
import { findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { habitue, suit } from '#test/support/gens.ts';
import { arrive, type Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';
import { DAY, type Stage } from '#test/support/stage.ts';

const PAUL = { id: 'paul', values: { prenom: 'Paul', nom: 'Dupont', naissance: '1952', genre: 'masculin' } };
const AWA = { id: 'awa', values: { prenom: 'Awa', nom: 'Le Bihan' } };

const repertoire = (stage: Stage, { acteur }: Quelquun) => readRepertoire(acteur, stage.deps);

parcours(
  'une fiche qui existe peut-être : les candidates d’abord, et rien de créé en double',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await suit(stage, lea, [PAUL, AWA]);
    await lea.tape('/beneficiaire Paule Dupond');
    await lea.appuie('Créer : Paule Dupond');
    await lea.appuie('Enregistrer');
    if (stage.version !== '9.11') lea.choisit('Est-ce l’une de ces personnes ?', 'Paul Dupont · 1952');
    await lea.appuie(stage.version !== '9.11' ? 'Enregistrer' : 'Paul Dupont · 1952');
    expect(lea.ecran()).toContain('Paul Dupont');
    expect(await repertoire(stage, lea)).toHaveLength(2);
  },
);

parcours('une homonyme, dite nouvelle, est créée une fois', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [PAUL]);
  await lea.tape('/beneficiaire Paule Dupont');
  await lea.appuie('Créer : Paule Dupont');
  await lea.appuie('Enregistrer');
  if (stage.version !== '9.11') {
    lea.choisit('Est-ce l’une de ces personnes ?', 'Non, créer une nouvelle fiche');
    await lea.appuieDeuxFois('Enregistrer');
  } else await lea.appuieDeuxFois('Non, créer une nouvelle fiche');
  expect(lea.ecran()).toContain('Paule Dupont');
  expect(await repertoire(stage, lea)).toHaveLength(2);
});

parcours('une naissance dans le futur est refusée, une phrase près du champ', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/beneficiaire Zoé Zimmer');
  await lea.appuie('Créer : Zoé Zimmer');
  lea.ecrit('Année de naissance', '2052');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Cette naissance est dans le futur');
  lea.ecrit('Année de naissance', '1952');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('1952');
});

parcours('effacée quand elle le demande : deux appuis, et plus rien d’elle', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [PAUL, AWA]);
  await lea.tape('/beneficiaire dupont');
  await lea.prend('Droits de la personne');
  await lea.appuie('Effacer');
  expect(lea.ecran()).toContain('Effacer la fiche de **Paul Dupont** ?');
  await lea.appuie('Effacer définitivement');
  expect(lea.ecran()).toContain('La fiche est effacée.');
  expect((await repertoire(stage, lea)).map(({ id }) => id)).toEqual(['awa']);
  expect(await findBeneficiaire(lea.acteur, 'paul', stage.deps)).toBeUndefined();
});

parcours('onze mois sans nouvelle : annoncé, l’une gardée, l’autre effacée un mois après', async (stage) => {
  const lea = await arrive(stage, 'lea');
  await lea.tape('/beneficiaire');
  lea.choisit('Votre rôle', 'Médiation numérique');
  lea.ecrit('Votre lieu principal', 'Mairie');
  lea.ecrit('Commune', 'Douarnenez');
  await lea.appuie('Continuer');
  await suit(stage, lea, [PAUL, AWA]);
  await stage.minute();
  for (let week = 0; week < 49; week += 1) {
    stage.wait(7 * DAY);
    await stage.minute();
  }
  const annonce = lea.messages.at(-1)?.message ?? '';
  expect(annonce).toContain('2 fiches sont sans nouvelle depuis onze mois');
  expect(annonce).not.toMatch(/Paul|Awa/);
  await lea.appuie('Voir lesquelles');
  expect(lea.ecran()).toContain('Awa Le Bihan');
  await lea.appuie('Le suivi continue', { sur: 'Paul Dupont' });
  expect(lea.ecran()).not.toContain('Paul Dupont');
  for (let week = 0; week < 6; week += 1) {
    stage.wait(7 * DAY);
    await stage.minute();
  }
  expect(lea.messages.at(-1)?.message).toContain('Une fiche sans nouvelle depuis un an a été effacée');
  expect((await repertoire(stage, lea)).map(({ id }) => id)).toEqual(['paul']);
  await lea.tape('/beneficiaire conservation');
  expect(lea.ecran()).toContain('Aucune fiche ne sera effacée dans le mois');
});
