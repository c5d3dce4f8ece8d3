// What remains to be done: noted in a message or a form, from an activity or a sheet; ticked, put off, changed; and told in the morning.
import { expect } from 'vitest';
import { findTache, openTaches, unsealTache } from '#bot/storage/taches.ts';
import { gardes, habitue, personne, suit } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { MATTERMOST, parcours } from '#test/support/parcours.ts';
import type { Stage } from '#test/support/stage.ts';
import { atelier, travaux } from '#test/support/travaux.ts';

const PAUL = { id: 'paul', values: { prenom: 'Paul', nom: 'Quillivic' } };

/** What is open, in order. */
async function aFaire(stage: Stage, { acteur }: Quelquun) {
  const { taches } = await openTaches(acteur, { limit: 50 }, stage.deps);
  const opened = await Promise.all(taches.map((one) => unsealTache(one, stage.deps.keyring)));
  return opened.map(({ quoi, le, personne }) => [quoi, le, personne]);
}

/** What the bot wrote in the direct channel, where it stays. */
const ecrits = (qui: Quelquun) => qui.person.posts.map(({ message }) => message);

parcours('noter dans le message : ce qui est compris est dit, et s’annule', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/rappels appeler le CCAS vendredi');
  expect(lea.ecran()).toContain('Rappel noté :');
  expect(lea.ecran()).toContain('**appeler le CCAS** · vendredi 16 mars');
  await stage.redeliver();
  expect(await aFaire(stage, lea)).toEqual([['appeler le CCAS', '2040-03-16', undefined]]);
  await lea.appuieDeuxFois('Annuler');
  expect(lea.ecran()).toContain('Le rappel est annulé.');
  expect(await aFaire(stage, lea)).toEqual([]);
  await lea.tape('/rappels préparer l’atelier de mardi');
  expect(lea.ecran()).toContain('**préparer l’atelier de mardi** · sans date');
});

parcours('la liste : en retard d’abord, cinq à la fois, cocher et décocher', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/rappels');
  expect(lea.ecran()).toContain('Rien à faire pour le moment.');
  for (const words of [
    'un',
    'deux demain',
    'trois vendredi',
    'quatre aujourd’hui',
    'cinq lundi',
    'six en mai',
  ])
    await lea.tape(`/rappels ${words}`);
  stage.moveTo('2040-03-15T09:00:00Z');
  await lea.tape('/rappels');
  expect(lea.ecran()).toContain(
    'Vous avez 6 choses à faire : 1 en retard, 1 aujourd’hui, 3 plus tard, 1 sans date.',
  );
  const lines = lea.ecran().split('\n').slice(1, 6);
  expect(lines.map((line) => line.replace(/ \[.*/, ''))).toEqual([
    '**quatre** · en retard d’un jour',
    '**deux** · aujourd’hui',
    '**trois** · demain',
    '**cinq** · lundi 19 mars',
    '**six** · mardi 1er mai',
  ]);
  await lea.appuie('Suite');
  expect(lea.ecran()).toContain('**un** · sans date');
  expect(lea.ecran()).not.toContain('Suite]');
  await lea.appuieDeuxFois('Fait');
  expect(lea.ecran()).toContain('C’est fait : **un**');
  expect((await aFaire(stage, lea)).map(([quoi]) => quoi)).not.toContain('un');
  await lea.appuieDeuxFois('Annuler');
  expect(lea.ecran()).toContain('De nouveau à faire :');
  expect((await aFaire(stage, lea)).map(([quoi]) => quoi)).toContain('un');
});

parcours('reporter : à demain d’un appui, à une date en mots, refusée en clair', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/rappels appeler le CCAS');
  await lea.tape('/rappels');
  await lea.appuie('Demain');
  expect(lea.ecran()).toContain('**appeler le CCAS** · demain');
  await lea.tape('/rappels');
  await lea.appuie('Reporter');
  expect(lea.ecran()).toContain('appeler le CCAS');
  lea.ecrit('Date', 'bientôt');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Cette date n’est pas comprise : écrivez par exemple « vendredi »');
  lea.ecrit('Date', 'hier');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Cette date est passée');
  lea.ecrit('Date', 'dans deux semaines');
  await lea.appuieDeuxFois('Enregistrer');
  expect(lea.ecran()).toContain('**appeler le CCAS** · mercredi 28 mars');
  expect(await aFaire(stage, lea)).toEqual([['appeler le CCAS', '2040-03-28', undefined]]);
});

parcours('un nouveau rappel pour quelqu’un, modifié, et sa fiche', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [PAUL]);
  await lea.tape('/rappels');
  await lea.appuie('Nouveau rappel');
  lea.ecrit('À faire', 'retrouver son dossier');
  lea.ecrit('Date', 'fin du mois');
  if (stage.version !== '9.11') await lea.cherche('Bénéficiaire', 'quilivic', 'Paul Quillivic');
  else lea.choisit('Bénéficiaire', 'Paul Quillivic');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('**retrouver son dossier** · samedi 31 mars · pour Paul Quillivic');
  await lea.appuie('Modifier');
  lea.ecrit('À faire', 'retrouver son dossier CAF lundi');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('**retrouver son dossier CAF** · lundi 19 mars · pour Paul Quillivic');
  await lea.appuie('Mes rappels');
  await lea.appuie('Modifier');
  await personne(stage, lea, 'Anonyme');
  await lea.appuie('Enregistrer');
  expect(await aFaire(stage, lea)).toEqual([['retrouver son dossier CAF', '2040-03-19', undefined]]);
});

parcours('une date seule ouvre le rappel, déjà daté', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/rappels lundi en huit');
  expect(lea.ecran()).toContain('Date : lundi en huit');
  lea.ecrit('À faire', 'relancer la MSA');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('**relancer la MSA** · lundi 26 mars');
});

parcours(
  'sur la fiche : ce qui reste à faire pour la personne, noté, coché ; rien quand elle est effacée',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await suit(stage, lea, [PAUL]);
    await lea.tape('/b quillivic');
    await lea.appuie('À faire');
    lea.ecrit('À faire', 'rappeler vendredi pour la carte grise');
    await lea.appuie('Enregistrer');
    await lea.tape('/rappels autre chose demain');
    await lea.tape('/b quillivic');
    expect(lea.ecran()).toContain('À faire : **rappeler vendredi pour la carte grise** · sans date');
    expect(lea.ecran()).not.toContain('autre chose');
    await lea.appuie('Reporter', { sur: 'rappeler vendredi' });
    lea.ecrit('Date', 'vendredi');
    await lea.appuie('Enregistrer');
    await lea.tape('/rappels');
    await lea.appuie('Fiche');
    expect(lea.ecran()).toContain('#### Paul Quillivic');
    expect(lea.ecran()).toContain('vendredi 16 mars');
    await lea.prend('Droits de la personne');
    await lea.appuie('Effacer');
    await lea.appuie('Effacer définitivement');
    await travaux(atelier(stage.deps).deps, [lea.acteur]);
    expect(await aFaire(stage, lea)).toEqual([['autre chose', '2040-03-15', undefined]]);
  },
);

parcours('« À faire » d’une activité : un rappel, qui la suit et part avec elle', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [PAUL]);
  await lea.tape('/cra individuel 45 email quillivic');
  await lea.appuie('Enregistrer');
  await lea.appuie('Suite');
  lea.ecrit('À faire', 'rappeler la CAF vendredi');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('À faire : **rappeler la CAF** · vendredi 16 mars · pour Paul Quillivic');
  expect(await aFaire(stage, lea)).toEqual([['rappeler la CAF', '2040-03-16', 'paul']]);
  await lea.tape('/historique');
  await lea.prend('Supprimer');
  expect(await aFaire(stage, lea)).toEqual([]);
  await lea.appuie('Annuler la suppression');
  expect(await aFaire(stage, lea)).toEqual([['rappeler la CAF', '2040-03-16', 'paul']]);
  await lea.tape('/rappels');
  await lea.appuie('Fait');
  await lea.tape('/cra');
  await lea.appuie('Suite');
  lea.vide('À faire');
  await lea.appuie('Enregistrer');
  const [cra] = await gardes(stage, lea);
  expect(await findTache(lea.acteur, cra?.id ?? '', stage.deps)).toBeUndefined();
});

parcours('« Devra revenir » : le rappel est proposé, lu, puis enregistré', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [PAUL]);
  await lea.tape('/cra demarche 45 logement quillivic');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).not.toContain('À faire ?');
  await lea.appuie('Déroulé');
  lea.ecrit('Démarche (1)', 'carte grise');
  lea.choisit('État (1)', 'Devra revenir');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('À faire ? carte grise : faire revenir la personne');
  expect(await aFaire(stage, lea)).toEqual([]);
  await lea.appuie('À faire');
  expect(lea.ecran()).toContain('À faire : carte grise : faire revenir la personne');
  lea.ecrit('À faire', 'carte grise : faire revenir la personne mardi');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).not.toContain('À faire ?');
  expect(await aFaire(stage, lea)).toEqual([
    ['carte grise : faire revenir la personne', '2040-03-20', 'paul'],
  ]);
});

parcours('le matin : un message, sans aucun nom, et « Voir » montre tout', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await suit(stage, lea, [PAUL]);
  await lea.tape('/b quillivic');
  await lea.appuie('À faire');
  lea.ecrit('À faire', 'rappeler Mme Quillivic demain');
  await lea.appuie('Enregistrer');
  await lea.tape('/rappels finir le bilan ce soir');
  await stage.tick();
  expect(ecrits(lea)).toEqual([]);
  stage.moveTo('2040-03-15T07:30:00Z');
  await Promise.all([stage.tick(), stage.tick()]);
  stage.wait(15 * 60_000);
  await stage.tick();
  await lea.person.goTo('@coopilote');
  const said = 'Vous avez 2 choses à faire aujourd’hui, dont 1 en retard.';
  expect(ecrits(lea)).toEqual([said]);
  await lea.appuie('Voir');
  expect(lea.ecran()).toContain('**finir le bilan** · en retard d’un jour');
  expect(lea.ecran()).toContain('**rappeler Mme Quillivic** · aujourd’hui · pour Paul Quillivic');
  await lea.appuie('Fait', { sur: 'Mme Quillivic' });
  stage.moveTo('2040-03-16T07:30:00Z');
  await stage.tick();
  await lea.person.goTo('@coopilote');
  expect(ecrits(lea)).toEqual([said, 'Vous avez une chose à faire, déjà en retard.']);
  const stays = JSON.stringify([lea.person.posts, stage.logs]);
  expect(stays).not.toMatch(/Quillivic|Paul|bilan|rappeler/);
});

parcours('le matin en panne : rien n’est perdu, rien n’est dit deux fois', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/rappels finir le bilan demain');
  stage.moveTo('2040-03-15T07:30:00Z');
  const direct = stage.version === 'Slack' ? '/conversations.open' : '/channels/direct';
  stage.relay.set(direct, 'down');
  await stage.tick();
  stage.relay.set(direct, undefined);
  const calm = stage.trouble({ write: { calls: { 1: 'lost', 2: 'lost' } } });
  await stage.tick();
  calm();
  await stage.tick();
  await lea.person.goTo('@coopilote');
  expect(ecrits(lea)).toEqual(['Vous avez une chose à faire aujourd’hui.']);
});

parcours('les rappels du matin se règlent dans le profil, et suivent le fuseau', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/rappels finir le bilan demain');
  await lea.tape('/profil');
  expect(lea.ecran()).toContain('Rappels du matin : Chaque jour sauf dimanche');
  lea.choisit('Rappels du matin', 'Jamais');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('**Rappels du matin** : Jamais');
  stage.moveTo('2040-03-15T07:30:00Z');
  await stage.tick();
  await lea.tape('/profil');
  lea.choisit('Rappels du matin', 'Chaque jour');
  lea.choisit('Fuseau horaire', 'Guadeloupe (America/Guadeloupe)');
  await lea.appuie('Enregistrer');
  await stage.tick();
  await lea.person.goTo('@coopilote');
  expect(ecrits(lea)).toEqual([]);
  stage.moveTo('2040-03-15T12:30:00Z');
  await stage.tick();
  await lea.person.goTo('@coopilote');
  expect(ecrits(lea)).toEqual(['Vous avez une chose à faire aujourd’hui.']);
});

parcours(
  'sans le droit de répondre à une seule personne, « Continuer » ne coche rien',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    stage.relay.set('/posts/ephemeral', 403);
    stage.relay.set('/hooks/commands', 404);
    await lea.tape('/rappels finir le bilan demain');
    await lea.appuie('Mes rappels');
    expect(ecrits(lea).at(-1)).toBe('Vos rappels sont prêts : tapez /rappels.');
    await lea.appuie('Continuer');
    expect(lea.fenetre?.shown.title).toBe('Rappel');
    expect(await aFaire(stage, lea)).toHaveLength(1);
  },
  // In Slack every command and every button brings an address of its own.
  { ephemeral: false, versions: MATTERMOST },
);

parcours('le rappel de Léa, deviné par Karim, n’existe pas pour lui', async (stage) => {
  const [lea, karim] = [await habitue(stage, 'lea'), await habitue(stage, 'karim')];
  await lea.tape('/rappels finir le bilan demain');
  await karim.tape('/rappels');
  expect(karim.ecran()).toContain('Rien à faire pour le moment.');
});
