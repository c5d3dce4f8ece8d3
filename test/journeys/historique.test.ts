// `/historique`: pages, periods, filters, totals.
import { expect } from 'vitest';
import { addDays } from '#bot/forms/dates.ts';
import { gardes, habitue } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { boutons } from '#test/support/messages.ts';
import { parcours } from '#test/support/parcours.ts';
import type { Stage } from '#test/support/stage.ts';

async function enregistre(qui: Quelquun, ...messages: readonly string[]): Promise<void> {
  for (const message of messages) {
    await qui.tape(message);
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Enregistré');
  }
}

/** The lines of the newest message, one an activity. */
function lignes(qui: Quelquun): readonly string[] {
  const blocks = qui.messages.at(-1)?.props.attachments ?? [];
  return blocks.map(({ text }) => text).filter((text) => text !== '');
}

async function pages(qui: Quelquun): Promise<readonly (readonly string[])[]> {
  const lues = [lignes(qui)];
  while (boutons(qui.messages.at(-1)).includes('Suite')) {
    await qui.appuie('Suite');
    lues.push(lignes(qui));
  }
  return lues;
}

/** One a day for `count` days, each told by its duration. */
async function uneParJour(stage: Stage, qui: Quelquun, count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    const [, month, date] = addDays('2040-03-14', -day).split('-');
    await enregistre(qui, `/cra individuel ${20 + day} min mail ${date}/${month}`);
  }
  expect(await gardes(stage, qui)).toHaveLength(count);
}

parcours('« Suite » mène au bout : aucune activité deux fois, aucune oubliée', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await uneParJour(stage, lea, 12);
  await lea.tape('/historique');
  const lues = await pages(lea);
  expect(lues.map((page) => page.length)).toEqual([5, 5, 2]);
  const durees = lues.flat().map((ligne) => /(\d+) min/.exec(ligne)?.[1]);
  expect(durees).toEqual(Array.from({ length: 12 }, (_, day) => String(20 + day)));
});

parcours(
  'plusieurs le même jour, en nombre juste d’une page : rien de perdu, pas de « Suite » pour rien',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await enregistre(lea, ...Array.from({ length: 10 }, (_, i) => `/cra individuel ${20 + i} min mail`));
    await lea.tape('/historique');
    const lues = await pages(lea);
    expect(lues.map((page) => page.length)).toEqual([5, 5]);
    expect(new Set(lues.flat().map((ligne) => /(\d+) min/.exec(ligne)?.[1])).size).toBe(10);
  },
);

parcours('une activité ajoutée pendant la lecture ne décale pas la suite', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await uneParJour(stage, lea, 8);
  await lea.tape('/historique');
  const premiere = lignes(lea);
  const onglet = await lea.autreOnglet();
  await enregistre(onglet, '/cra ponctuelle 5 mail');
  await lea.appuie('Suite', { sur: '' });
  const durees = [...premiere, ...lignes(lea)].map((ligne) => /(\d+) min/.exec(ligne)?.[1]);
  expect(durees).toEqual(Array.from({ length: 8 }, (_, day) => String(20 + day)));
});

parcours('les totaux du jour, du mois et d’une période sont justes', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(
    lea,
    '/cra individuel 45 mail',
    '/cra atelier 8 2h photo hier',
    '/cra individuel 1h santé 28/02',
  );
  await lea.tape('/historique');
  expect(lea.ecran()).toContain(
    '**Aujourd’hui** : 1 activité, 45 min — **ce mois-ci** : 2 activités, 2 h 45',
  );
  await lea.tape('/historique février');
  expect(lea.ecran()).toContain(': 1 activité, 1 h');
  await lea.tape('/historique du 28/2 au 13/3');
  expect(lea.ecran()).toContain(': 2 activités, 3 h');
  expect(lignes(lea)).toHaveLength(2);
  await lea.tape('/historique hier');
  expect(lignes(lea)).toEqual([expect.stringContaining('Atelier collectif')]);
  await lea.tape('/historique 2039');
  expect(lea.ecran()).toContain('Aucune activité');
});

parcours('les totaux suivent une modification, un changement de mois et une suppression', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(lea, '/cra individuel 45 mail', '/cra individuel 30 santé');
  await lea.appuie('Modifier');
  lea.date('Date', '2040-02-20');
  await lea.appuie('Enregistrer');
  await lea.tape('/historique mars');
  expect(lea.ecran()).toContain(': 1 activité, 45 min');
  await lea.tape('/historique février');
  expect(lea.ecran()).toContain(': 1 activité, 30 min');
  await lea.prend('Supprimer');
  await lea.tape('/historique février');
  expect(lea.ecran()).toContain('Aucune activité');
});

parcours('les filtres : OU dans un filtre, ET entre filtres', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await enregistre(
    lea,
    '/cra individuel 45 mail médiathèque',
    '/cra individuel 30 santé douarnenez',
    '/cra atelier 8 2h mail kermoysan',
  );
  await lea.tape('/historique type=atelier');
  expect(lignes(lea)).toEqual([expect.stringContaining('Atelier')]);
  await lea.tape('/historique type=individuel,atelier');
  expect(lignes(lea)).toHaveLength(3);
  await lea.tape('/historique type=individuel thematique=santé');
  expect(lignes(lea)).toEqual([expect.stringContaining('30 min')]);
  await lea.tape('/historique mars lieu=douarnenez');
  expect(lignes(lea)).toEqual([expect.stringContaining('Mairie de Douarnenez')]);
  await lea.tape('/historique commune=quimper');
  expect(lignes(lea)).toHaveLength(2);
});

parcours('« Suite » garde la période et les filtres', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await uneParJour(stage, lea, 8);
  await enregistre(lea, '/cra ponctuelle 5 mail');
  await lea.tape('/historique mars type=individuel');
  const lues = await pages(lea);
  expect(lues.map((page) => page.length)).toEqual([5, 3]);
  expect(lues.flat().filter((ligne) => ligne.includes('Demande ponctuelle'))).toEqual([]);
});

parcours('des mots inconnus reçoivent ce qui s’en approche', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/historique semiane');
  expect(lea.ecran()).toContain('semaine');
  await lea.tape('/historique type=ateliers');
  expect(lea.ecran()).not.toContain('Je ne connais pas');
  await lea.tape('/historique lieu=mediateque');
  expect(lea.ecran()).toContain('Médiathèque Jean-Moulin');
  await lea.tape('/historique couleur=bleu');
  expect(lea.ecran()).toContain('Je ne connais pas le filtre « couleur »');
});

parcours('l’historique est celui de chacun', async (stage) => {
  const [lea, karim] = [await habitue(stage, 'lea'), await habitue(stage, 'karim')];
  await enregistre(lea, '/cra individuel 45 mail');
  await karim.tape('/historique');
  expect(karim.ecran()).toContain('Aucune activité enregistrée');
});

parcours('une faute dans la période, un lieu qui n’est pas à soi : compris, et dit', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra deux 45 mail distance');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('À deux');
  expect(lea.ecran()).not.toContain('oui');
  await lea.tape('/historique mios');
  expect(lea.ecran()).toContain('Je lis « mois »');
  expect(lea.ecran()).toContain('À distance');
  await lea.tape('/historique lieu=distance');
  expect(lea.ecran()).toContain('À distance');
});
