// The people one follows, in activities and on their sheets: what a sheet says at each moment, and nobody else's to see.
import { expect } from 'vitest';
import { findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { isOutbox, runOutbox } from '#bot/storage/outbox.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { garde, gardes, habitue, personne, suit } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';
import type { Stage } from '#test/support/stage.ts';

const PAUL = { id: 'paul', values: { prenom: 'Paul', nom: 'Dupont', naissance: '1952', genre: 'masculin' } };
const AWA = { id: 'awa', values: { prenom: 'Awa', nom: 'Le Bihan' } };

/** What the stream would do, seconds after. */
async function ensuite(stage: Stage, { acteur }: Quelquun): Promise<void> {
  const { items } = await stage.deps.table.query({ pk: `M#${acteur}`, prefix: 'O#', limit: 50 });
  for (const item of items.filter(isOutbox)) await runOutbox(item, stage.deps);
}

const repertoire = (stage: Stage, { acteur }: Quelquun) => readRepertoire(acteur, stage.deps);

parcours('les dernières personnes vues sont dans la liste, sans rien chercher', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [PAUL, AWA]);
  await lea.tape('/cra individuel 45 email');
  await lea.appuie('Enregistrer');
  await lea.appuie('Modifier');
  if (stage.version !== '9.11') await lea.cherche('Bénéficiaire', '', 'Awa Le Bihan');
  else lea.choisit('Bénéficiaire', 'Awa Le Bihan');
  await lea.appuie('Enregistrer');
  expect((await garde(stage, lea)).values).toMatchObject({ personne: 'awa' });
});

parcours('la fiche : ce qui a été fait, et une activité de plus à son nom', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [PAUL, AWA]);
  await lea.tape('/cra individuel 45 email dupont');
  await lea.appuie('Enregistrer');
  await ensuite(stage, lea);
  await lea.tape('/b dupont');
  expect(lea.ecran()).toContain('Paul Dupont');
  expect(lea.ecran()).toContain('Une activité');
  await lea.appuie('Nouvelle activité');
  lea.choisit('Durée', '30 min');
  lea.choisit('Thématiques', 'Santé');
  await lea.appuie('Enregistrer');
  expect((await gardes(stage, lea)).map(({ values }) => values.personne)).toEqual(['paul', 'paul']);
});

parcours(
  'l’activité rendue anonyme quitte l’histoire de la personne, et ce qui venait de sa fiche avec',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await suit(stage, lea, [PAUL]);
    await lea.tape('/cra individuel 45 email dupont');
    await lea.appuie('Enregistrer');
    await ensuite(stage, lea);
    expect((await garde(stage, lea)).values).toMatchObject({
      genre: 'masculin',
      trancheAge: expect.any(String),
    });
    await lea.appuie('Modifier');
    await personne(stage, lea, 'Anonyme');
    await lea.appuie('Enregistrer');
    await ensuite(stage, lea);
    const { values } = await garde(stage, lea);
    expect(Object.keys(values)).not.toEqual(expect.arrayContaining(['personne']));
    expect(values).not.toHaveProperty('genre');
    await lea.tape('/b dupont');
    expect(lea.ecran()).toContain('Aucune activité');
  },
);

parcours('ce que la fiche disait ce jour-là reste, quand la fiche change', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [AWA]);
  await lea.tape('/cra individuel 45 email bihan');
  await lea.appuie('Enregistrer');
  const autre = await lea.autreOnglet();
  await autre.tape('/b bihan');
  await autre.appuie('Modifier');
  autre.choisit('Genre', 'Féminin');
  await autre.appuie('Enregistrer');
  expect(autre.ecran()).toContain('Féminin');
  expect((await findBeneficiaire(lea.acteur, 'awa', stage.deps))?.rev).toBe(2);
  await lea.appuie('Modifier', { sur: '45 min' });
  lea.choisit('Durée', '1 h');
  await lea.appuie('Enregistrer');
  const { values } = await garde(stage, lea);
  expect(values).toMatchObject({ personne: 'awa', duree: 60 });
  expect(values).not.toHaveProperty('genre');
});

parcours('changée de type ou refaite, l’activité reste à la même personne', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [PAUL]);
  await lea.tape('/cra individuel 45 email dupont');
  await lea.appuie('Enregistrer');
  await lea.tape('/historique');
  await lea.prend('Changer de type');
  await lea.appuie('Démarche');
  if (!lea.fenetre) throw new Error(lea.ecran());
  lea.choisit('Domaines', 'Logement');
  await lea.appuie('Enregistrer');
  expect((await garde(stage, lea)).values).toMatchObject({ personne: 'paul', domaines: ['logement'] });
  await lea.tape('/cra dernier');
  await lea.appuie('Enregistrer');
  expect((await gardes(stage, lea)).map(({ values }) => values.personne)).toEqual(['paul', 'paul']);
});

parcours(
  'personne de ce nom : la fenêtre reste et dit comment créer',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await lea.tape('/cra individuel 45 email');
    lea.choisit('Bénéficiaire', 'Chercher ou créer…');
    await lea.appuie('Enregistrer');
    await lea.continue();
    lea.ecrit('Qui ?', 'zzz');
    await lea.appuie('Enregistrer');
    expect(lea.ecran()).toContain('écrivez le prénom et le nom');
    lea.ecrit('Qui ?', 'Zoé Zimmer');
    await lea.appuie('Enregistrer');
    await lea.continue();
    lea.choisit('Bénéficiaire', 'Créer : prénom Zoé, nom ZIMMER');
    await lea.appuieDeuxFois('Enregistrer');
    expect(await repertoire(stage, lea)).toHaveLength(1);
    await garde(stage, lea);
  },
  { versions: ['9.11'] },
);

parcours(
  'la réponse d’un bouton, pressée deux fois puis encore : une fiche, une activité, redite',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await lea.tape('/cra individuel 45 email');
    lea.choisit('Bénéficiaire', 'Chercher ou créer…');
    await lea.appuie('Enregistrer');
    await lea.continue();
    lea.ecrit('Qui ?', 'Zoé Zimmer');
    await lea.appuie('Enregistrer');
    await lea.appuieDeuxFois('Créer : prénom Zoé, nom ZIMMER');
    await lea.appuie('Créer : prénom Zoé, nom ZIMMER');
    expect(lea.ecran()).toContain('Zoé Zimmer');
    expect(await repertoire(stage, lea)).toHaveLength(1);
    await garde(stage, lea);
  },
  { versions: ['9.11'] },
);
