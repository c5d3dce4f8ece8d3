// The sheets of persons: created once, never doubled unknowingly, erased when they ask.
import { expect } from 'vitest';
import { findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { habitue, suit } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';
import type { Stage } from '#test/support/stage.ts';

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
