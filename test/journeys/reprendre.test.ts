// The same again, another type, gone and back: what is done with an activity once it is recorded.
import { expect } from 'vitest';
import { garde, gardes, habitue } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';
import { DAY, MINUTE } from '#test/support/stage.ts';

async function enregistre(qui: Quelquun, message = '/cra individuel 45 mail'): Promise<void> {
  await qui.tape(message);
  await qui.appuie('Enregistrer');
  expect(qui.ecran()).toContain('Enregistré');
}

parcours('« /cra dernier » : la même, datée d’aujourd’hui', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea);
  stage.wait(DAY);
  await lea.tape('/cra dernier');
  await lea.appuie('Enregistrer');
  const dates = (await gardes(stage, lea)).map(({ values }) => [values.date, values.duree]);
  expect(dates).toEqual([
    ['2040-03-15', 45],
    ['2040-03-14', 45],
  ]);
});

parcours('« /cra dernier » sans rien d’enregistré propose les types', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra dernier');
  expect(lea.ecran()).toContain('Vous n’avez pas encore d’activité à reprendre');
  expect(lea.ecran()).toContain('[Individuel]');
});

parcours('« Refaire », depuis « /cra »', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea, '/cra atelier 8 2h photo');
  await lea.tape('/cra');
  expect(lea.ecran()).toContain('Dernière activité');
  await lea.appuie('Refaire');
  expect(lea.ecran()).toContain('Bénéficiaires anonymes : 8');
  await lea.appuie('Enregistrer');
  expect(await gardes(stage, lea)).toHaveLength(2);
});

parcours('« Refaire » ne recopie ni les notes ni le ressenti', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea);
  await lea.appuie('Notes');
  lea.ecrit('Notes', 'Propre à ce jour');
  await lea.appuie('Enregistrer');
  await lea.tape('/cra dernier');
  await lea.appuie('Enregistrer');
  const notes = (await gardes(stage, lea)).map(({ values }) => values.notes);
  expect(notes.toSorted()).toEqual(['Propre à ce jour', undefined]);
});

parcours('« Dupliquer », deux fois par le même menu, fait deux copies', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea);
  await lea.tape('/historique');
  for (const copies of [1, 2]) {
    await lea.prend('Dupliquer');
    expect(lea.ecran()).toContain('Durée : 45 min');
    await lea.appuie('Enregistrer');
    expect(await gardes(stage, lea)).toHaveLength(1 + copies);
  }
});

parcours('« Voir » montre tout, notes comprises', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea);
  await lea.appuie('Notes');
  lea.ecrit('Notes', 'Revient mardi.');
  await lea.appuie('Enregistrer');
  await lea.tape('/historique');
  await lea.prend('Voir');
  expect(lea.ecran()).toContain('**Notes** : Revient mardi.');
});

parcours('« Changer de type » garde ce qui est commun, et ne fait pas deux activités', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea);
  await lea.tape('/historique');
  await lea.prend('Changer de type');
  await lea.appuie('Demande ponctuelle');
  expect(lea.ecran()).toContain('[Demande ponctuelle]');
  expect(lea.ecran()).toContain('Durée : 45 min');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Modifié');
  expect(await garde(stage, lea)).toMatchObject({ type: 'ponctuelle', values: { duree: 45 } });
});

parcours('« Supprimer », puis « Annuler la suppression » : tout revient, notes comprises', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea);
  await lea.appuie('Notes');
  lea.ecrit('Notes', 'Revient mardi.');
  await lea.appuie('Enregistrer');
  await lea.tape('/historique');
  await lea.prend('Supprimer');
  expect(lea.ecran()).toContain('Supprimé');
  expect(await gardes(stage, lea)).toEqual([]);
  stage.wait(9 * MINUTE);
  await lea.appuie('Annuler la suppression');
  expect(lea.ecran()).toContain('Rétabli');
  expect((await garde(stage, lea)).values).toMatchObject({ duree: 45, notes: 'Revient mardi.' });
  await lea.tape('/historique');
  expect(lea.ecran()).toContain('**Aujourd’hui** : 1 activité, 45 min');
});

parcours('après dix minutes, il est trop tard, et c’est dit', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea);
  await lea.tape('/historique');
  await lea.prend('Supprimer');
  stage.wait(10 * MINUTE + 1000);
  await lea.appuie('Annuler la suppression');
  expect(lea.ecran()).toContain('Les 10 minutes sont passées');
  expect(await gardes(stage, lea)).toEqual([]);
});

parcours('une activité supprimée ailleurs : ses boutons le disent, rien ne revient', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea);
  await lea.appuie('Modifier');
  const onglet = await lea.autreOnglet();
  await onglet.tape('/historique');
  await onglet.prend('Supprimer');
  lea.choisit('Durée', '1 h');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Cette activité n’existe plus.');
  await lea.ferme();
  await lea.appuie('Suite');
  expect(lea.ecran()).toContain('n’existe plus');
  expect(await gardes(stage, lea)).toEqual([]);
});

parcours('« /cra dernier » après une suppression reprend la plus récente qui reste', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea, '/cra individuel 30 santé hier');
  await enregistre(lea);
  await lea.tape('/historique');
  await lea.prend('Supprimer', { sur: '45 min' });
  await lea.tape('/cra dernier');
  expect(lea.ecran()).toContain('Durée : 30 min');
});
