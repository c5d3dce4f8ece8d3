// Several known people in one activity: a workshop whose names are typed, two people received together; changed, done again, erased.
import { expect } from 'vitest';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { sweepJobs } from '#bot/jobs/run.ts';
import { eraseBeneficiaire } from '#bot/storage/erase-beneficiaire.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { garde, gardes, habitue, suit } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';
import type { Stage } from '#test/support/stage.ts';
import { ensuite } from '#test/support/travaux.ts';

const GENS = [
  { id: 'paul', values: { prenom: 'Paul', nom: 'Dupont', naissance: '1952', genre: 'masculin' } },
  { id: 'awa', values: { prenom: 'Awa', nom: 'Le Bihan', genre: 'feminin' } },
  { id: 'jean', values: { prenom: 'Jean', nom: 'Martin', naissance: '1948' } },
  { id: 'jean2', values: { prenom: 'Jean', nom: 'Martin', naissance: '1981' } },
];

const repertoire = (stage: Stage, { acteur }: Quelquun) => readRepertoire(acteur, stage.deps);

/** Five names: two as they are written, one misspelt, one of two namesakes, one new. */
async function saisit(lea: Quelquun): Promise<void> {
  await lea.tape('/cra atelier 3');
  lea.choisit('Durée', '1 h');
  lea.choisit('Thématiques', 'Santé');
  lea.ecrit('Bénéficiaires suivis', 'Paul Dupont\nle bihann awwa\nJean Martin\nZoé Zimmer\npaul dupont');
  await lea.appuie('Enregistrer');
  await lea.continue();
}

parcours('un atelier de cinq noms : un mal écrit, un homonyme, un nouveau, un répété', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, GENS);
  await saisit(lea);
  lea.choisit('le bihann awwa', 'Awa Le Bihan');
  lea.choisit('Jean Martin', 'Jean Martin · 1981');
  lea.choisit('Zoé Zimmer', 'Créer : prénom Zoé, nom ZIMMER');
  await lea.appuieDeuxFois('Enregistrer');
  expect(lea.ecran()).toContain('Paul Dupont, Awa Le Bihan, Jean Martin, Zoé Zimmer');
  const people = await repertoire(stage, lea);
  expect(people).toHaveLength(5);
  const zoe = people.find(({ prenom }) => prenom === 'Zoé');
  const { values, faits } = await garde(stage, lea);
  expect(values).toMatchObject({ participants: 3, personnes: ['paul', 'awa', 'jean2', zoe?.id] });
  expect(faits).toMatchObject({ paul: { genre: 'masculin' }, awa: { genre: 'feminin' } });

  await ensuite(stage.deps, lea.acteur);
  await lea.tape('/b zimmer');
  expect(lea.ecran()).toContain('Une activité');
  await lea.appuie('Historique');
  expect(lea.ecran()).toContain('Zoé Zimmer');
  expect(lea.ecran(), 'nobody else in her history').not.toContain('Paul');

  await lea.tape('/cra');
  await lea.appuie('Modifier');
  expect(lea.ecran()).toContain('Jean Martin · 1981');
  await lea.appuie('Enregistrer');
  expect((await garde(stage, lea)).values.personnes, 'sent back unchanged').toEqual(values.personnes);

  await lea.appuie('Modifier');
  lea.ecrit('Bénéficiaires suivis', 'Paul Dupont\nJean Martin · 1948\nZoé Zimmer');
  lea.vide('Bénéficiaires anonymes');
  await lea.appuie('Enregistrer');
  const changed = await garde(stage, lea);
  expect(changed.values.personnes).toEqual(['paul', 'jean', zoe?.id]);
  expect(changed.values).not.toHaveProperty('participants');
  expect(Object.keys(changed.faits ?? {}).toSorted()).toEqual(['jean', 'paul']);

  await ensuite(stage.deps, lea.acteur);
  await eraseBeneficiaire({ acteur: lea.acteur, id: 'jean' }, stage.deps);
  await sweepJobs(JOB_RUNS, stage.jobDeps);
  await lea.tape('/cra');
  expect(lea.ecran()).toContain('Paul Dupont, une personne effacée, Zoé Zimmer');
  await lea.appuie('Modifier');
  lea.choisit('Durée', '2 h');
  await lea.appuie('Enregistrer');
  expect((await garde(stage, lea)).values).toMatchObject({
    duree: 120,
    personnes: ['paul', expect.stringMatching(/^efface\./), zoe?.id],
  });

  await lea.tape('/cra dernier');
  await lea.appuie('Enregistrer');
  const [again] = (await gardes(stage, lea)).filter(({ id }) => id !== changed.id);
  expect(again?.values.personnes, 'nobody is erased twice').toEqual(['paul', zoe?.id]);
});

parcours(
  'un nom qui n’est personne se corrige sur place ; sans personne, l’atelier est refusé',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await suit(stage, lea, GENS);
    await lea.tape('/cra atelier 1h santé');
    await lea.appuie('Enregistrer');
    expect(lea.ecran()).toContain('Veuillez renseigner au moins un bénéficiaire.');
    lea.ecrit('Bénéficiaires suivis', 'Paul Dupont\nimprimante');
    await lea.appuie('Enregistrer');
    expect(lea.ecran()).toContain('Ligne 2 : écrivez le prénom et le nom');
    lea.ecrit('Bénéficiaires suivis', 'Paul Dupont');
    await lea.appuie('Enregistrer');
    expect((await garde(stage, lea)).values).toMatchObject({ personnes: ['paul'] });
  },
);

parcours('nommés dans le message : ceux dont on est sûr', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, GENS);
  await lea.tape('/cra atelier 2 1h santé Paul Dupont Awa Le Bihan');
  expect(lea.ecran()).toContain('Awa Le Bihan');
  expect(lea.ecran()).not.toContain('Non compris');
  await lea.appuie('Enregistrer');
  expect((await garde(stage, lea)).values).toMatchObject({ participants: 2, personnes: ['paul', 'awa'] });
});

parcours('à deux : l’une connue, l’autre nouvelle', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, GENS);
  await lea.tape('/cra deux 45 email Paul Dupont');
  expect(lea.ecran()).toContain('propres à chacune');
  if (stage.version !== '9.11')
    await lea.cherche('Deuxième personne', 'Zoé Zimmer', 'Créer : prénom Zoé, nom ZIMMER');
  else {
    lea.choisit('Deuxième personne', 'Chercher ou créer…');
    await lea.appuie('Enregistrer');
    await lea.continue();
    lea.ecrit('Qui ?', 'Zoé Zimmer');
    await lea.appuie('Enregistrer');
    await lea.continue();
    lea.choisit('Deuxième personne', 'Créer : prénom Zoé, nom ZIMMER');
  }
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Paul Dupont · Zoé Zimmer');
  const zoe = (await repertoire(stage, lea)).find(({ prenom }) => prenom === 'Zoé');
  expect((await garde(stage, lea)).values).toMatchObject({
    aDeux: true,
    personne: 'paul',
    deuxieme: zoe?.id,
    genre: 'masculin',
  });
  await ensuite(stage.deps, lea.acteur);
  await lea.tape('/b zimmer');
  expect(lea.ecran()).toContain('Une activité');

  await lea.tape('/historique');
  await lea.prend('Changer de type');
  await lea.appuie('Atelier');
  await lea.appuie('Enregistrer');
  const { values, faits } = await garde(stage, lea);
  expect(values).toMatchObject({ personnes: ['paul', zoe?.id] });
  expect(faits).toMatchObject({ paul: { genre: 'masculin' } });
});
