// What may be added once an activity is saved, and what is asked when one screen was not enough.
import { expect } from 'vitest';
import { garde, gardes, habitue } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';

async function enregistre(qui: Quelquun, message = '/cra individuel 45 mail'): Promise<void> {
  await qui.tape(message);
  await qui.appuie('Enregistrer');
  expect(qui.ecran()).toContain('Enregistré');
}

parcours('« Déroulé », « Suite », « Personne » et « Notes » complètent un individuel', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea);
  await lea.appuie('Déroulé');
  lea.choisit('Matériel', 'Ordinateur', 'Téléphone');
  lea.choisit('Posture', 'Faire avec');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Modifié');
  await lea.appuie('Suite');
  lea.choisit('Suite', 'Autre structure');
  lea.ecrit('Nom de la structure', 'CCAS');
  await lea.appuie('Enregistrer');
  await lea.appuie('Personne');
  lea.coche('Déjà accompagné');
  lea.ecrit('Commune de résidence', 'Douarnenez');
  lea.choisit('Genre', 'Féminin');
  await lea.appuie('Enregistrer');
  await lea.appuie('Notes');
  lea.ecrit('Notes', 'Revient mardi.');
  lea.ecrit('Tags', 'Carsat');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Modifié');
  expect(lea.ecran()).not.toContain('Revient mardi');
  expect((await garde(stage, lea)).values).toMatchObject({
    duree: 45,
    materiel: ['ordinateur', 'telephone'],
    posture: 'faire_avec',
    suite: 'autre_structure',
    structureNom: 'CCAS',
    dejaAccompagne: true,
    commune: { code: '29046' },
    genre: 'feminin',
    notes: 'Revient mardi.',
  });
});

parcours('« Public » complète un atelier, et refuse plus de monde qu’il n’y en avait', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea, '/cra atelier 8 2h photo');
  await lea.appuie('Public');
  lea.ecrit('Genre : Féminin', '6');
  lea.ecrit('Genre : Masculin', '3');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('dépasse le total');
  lea.ecrit('Genre : Masculin', '2');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Modifié');
  expect((await garde(stage, lea)).values).toMatchObject({
    participants: 8,
    genre: { feminin: 6, masculin: 2 },
  });
});

parcours('durée « Autre » : un écran de plus la demande, telle qu’on l’écrit', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel mail');
  lea.choisit('Durée', 'Autre');
  await lea.appuie('Enregistrer');
  await lea.continue();
  lea.ecrit('Durée', '1h75');
  await lea.appuie('Enregistrer');
  expect(lea.fenetre).toBeDefined();
  expect(await gardes(stage, lea)).toEqual([]);
  lea.ecrit('Durée', '1h45');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('1 h 45');
  expect((await garde(stage, lea)).values.duree).toBe(105);
});

parcours('« À domicile, autre commune… » : la commune est demandée', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 30 mail');
  lea.choisit('Lieu', 'À domicile, autre commune…');
  await lea.appuie('Enregistrer');
  await lea.continue();
  lea.ecrit('Commune', '29600');
  await lea.appuie('Enregistrer');
  await lea.continue();
  lea.choisit('Quelle commune ?', 'Morlaix (29)');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('À domicile : Morlaix');
  expect((await garde(stage, lea)).values.lieu).toMatchObject({ type: 'domicile' });
});

parcours('« Saint-Denis » : il y en a plusieurs, Léa choisit', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 30 mail');
  lea.choisit('Lieu', 'Autre lieu…');
  await lea.appuie('Enregistrer');
  await lea.continue();
  lea.ecrit('Commune', 'Saint-Denis');
  await lea.appuie('Enregistrer');
  await lea.continue();
  lea.choisit('Quelle commune ?', 'Saint-Denis (974)');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Saint-Denis (974)');
  expect((await garde(stage, lea)).values.lieu).toMatchObject({
    type: 'autre',
    commune: { code: '97411' },
  });
});

parcours('une commune qui n’existe pas : la plus proche est dite, rien n’est perdu', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 30 mail');
  lea.choisit('Lieu', 'Autre lieu…');
  await lea.appuie('Enregistrer');
  await lea.continue();
  lea.ecrit('Commune', 'Qimper');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Quimper');
  await lea.continue();
  expect(await gardes(stage, lea)).toEqual([]);
});

parcours('« /cra individuel complet » montre tout, et enregistre ce qui est rempli', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel complet 45 mail');
  lea.ecrit('Notes', 'Première ligne\nseconde ligne');
  lea.choisit('Mon ressenti (privé)', 'Fierté');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Enregistré');
  expect((await garde(stage, lea)).values).toMatchObject({
    duree: 45,
    notes: 'Première ligne\nseconde ligne',
    ressenti: 'fierte',
  });
});

parcours('« /cra deux » compte deux personnes', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea, '/cra deux 45 mail');
  expect((await garde(stage, lea)).values).toMatchObject({ aDeux: true });
});

parcours('des mots incompris sont montrés, jamais perdus', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45 mail xyzzy');
  expect(lea.ecran()).toContain('Non compris : « xyzzy »');
});
