// One's places, one's profile, help, and words that are not known.
import { expect } from 'vitest';
import { findActeur } from '#bot/storage/acteurs.ts';
import { garde, gardes, habitue } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';
import type { Stage } from '#test/support/stage.ts';

async function lieux(stage: Stage, qui: Quelquun) {
  return (await findActeur(qui.acteur, stage.deps))?.acteur.lieux ?? [];
}

parcours('un lieu ajouté par son code postal est proposé aussitôt', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/lieux ajouter Centre social du Port');
  expect(lea.ecran()).toContain('Nom du lieu : Centre social du Port');
  lea.ecrit('Commune', '29100 Douarnenez');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Enregistré : Centre social du Port');
  expect((await lieux(stage, lea)).at(-1)).toMatchObject({
    nom: 'Centre social du Port',
    commune: { code: '29046' },
    favori: false,
  });
  await lea.tape('/cra individuel 45 mail');
  lea.choisit('Lieu', 'Centre social du Port');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Centre social du Port');
});

parcours('un code postal de plusieurs communes : Léa choisit la sienne', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/lieux');
  await lea.appuie('Ajouter un lieu');
  lea.ecrit('Nom du lieu', 'Mairie');
  lea.ecrit('Commune', '29100');
  await lea.appuie('Enregistrer');
  await lea.continue();
  lea.choisit('Quelle commune ?', 'Pouldergat (29)');
  await lea.appuie('Enregistrer');
  expect((await lieux(stage, lea)).at(-1)).toMatchObject({
    nom: 'Mairie',
    commune: { nom: 'Pouldergat (29)' },
  });
});

parcours('le même lieu ajouté deux fois n’en fait qu’un', async (stage) => {
  const lea = await habitue(stage, 'lea');
  for (const nom of ['Mairie', 'MAIRIE']) {
    await lea.tape(`/lieux ajouter ${nom}`);
    lea.ecrit('Commune', 'Quimper');
    await lea.appuie('Enregistrer');
  }
  expect((await lieux(stage, lea)).filter(({ nom }) => /mairie$/i.test(nom))).toHaveLength(1);
});

parcours('renommer, mettre en favori, archiver', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/lieux');
  await lea.prend('Renommer', { sur: 'Mairie de Douarnenez' });
  lea.ecrit('Nom du lieu', 'France Services');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('**France Services** · Douarnenez');
  await lea.prend('Mettre en favori', { sur: 'France Services' });
  expect(lea.ecran()).toContain('★ **France Services**');
  await lea.tape('/cra individuel 45 mail');
  expect(lea.ecran()).toContain('Lieu : France Services');
  await lea.appuie('Enregistrer');
  await lea.tape('/lieux');
  await lea.prend('Archiver', { sur: 'France Services' });
  expect(lea.ecran()).toContain('est archivé');
  await lea.tape('/cra individuel 45 mail');
  expect(() => lea.choisit('Lieu', 'France Services')).toThrow('ne propose pas');
  await lea.ferme();
  await lea.tape('/historique');
  expect(lea.ecran()).toContain('France Services');
});

parcours('le profil : structure employeuse, notée sur l’activité ; e-mail ; fuseau', async (stage) => {
  const lea = await habitue(stage, 'lea', { employeurs: [] });
  await lea.tape('/profil');
  lea.ecrit('Structure employeuse', 'CCAS de Quimper');
  lea.date('Depuis le', '2040-01-02');
  lea.ecrit('E-mail', 'lea@ccas.example');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Profil enregistré');
  expect(lea.ecran()).toContain('CCAS de Quimper');
  await lea.tape('/cra individuel 45 mail');
  await lea.appuie('Enregistrer');
  expect(await garde(stage, lea)).toMatchObject({ structure: 'CCAS de Quimper' });
  await lea.tape('/profil');
  expect(lea.ecran()).toContain('E-mail : lea@ccas.example');
  expect(lea.ecran()).toContain('Structure employeuse : CCAS de Quimper');
});

parcours('une adresse incomplète est refusée à côté de son champ', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/profil');
  lea.ecrit('E-mail', 'lea@');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Cette adresse e-mail n’est pas complète.');
  lea.ecrit('E-mail', 'lea@exemple.test');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Profil enregistré');
});

parcours('l’aide, après chaque commande, ne cite que ce qui existe', async (stage) => {
  const lea = await habitue(stage, 'lea');
  for (const command of ['cra', 'beneficiaire', 'historique', 'rappels', 'lieux', 'profil', 'coop']) {
    await lea.tape(`/${command} aide`);
    expect(lea.ecran()).toContain(command === 'coop' ? 'Ce que vous pouvez taper' : `/${command}`);
    expect(lea.ecran()).not.toMatch(/\/(orientation|impact|outils|modeles)/);
  }
});

parcours('« /cra individeul » : le plus proche est proposé, rien n’est ouvert ni perdu', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individeul 45 mail');
  expect(lea.fenetre).toBeUndefined();
  expect(lea.ecran()).toContain('Je ne connais pas « individeul »');
  await lea.appuie('Accompagnement individuel');
  expect(lea.ecran()).toContain('Durée : 45 min');
  await lea.appuie('Enregistrer');
  expect((await garde(stage, lea)).values).toMatchObject({ duree: 45, thematiques: ['email'] });
});

parcours('« /cra 45 mail » sans type : les mots vont avec le type choisi', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra 45 mail');
  expect(lea.ecran()).toContain('Pour « 45 mail », quelle activité ?');
  await lea.appuie('Individuel');
  expect(lea.ecran()).toContain('Durée : 45 min');
  await lea.appuie('Enregistrer');
  expect((await garde(stage, lea)).values).toMatchObject({ duree: 45, thematiques: ['email'] });
});

parcours('« /cra xyzzy » : les types, et rien d’enregistré', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra xyzzy');
  expect(lea.ecran()).toContain('Je ne connais pas « xyzzy »');
  expect(lea.ecran()).toContain('[Individuel]');
  expect(await gardes(stage, lea)).toEqual([]);
});

parcours('un lieu archivé par erreur est rétabli, et n’est pas créé deux fois', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/lieux');
  await lea.prend('Archiver', { sur: 'Mairie de Douarnenez' });
  const before = await lieux(stage, lea);
  await lea.prend('Mairie de Douarnenez', { sur: 'Lieux archivés' });
  expect(lea.ecran()).toContain('Mairie de Douarnenez est de nouveau proposé.');
  const after = await lieux(stage, lea);
  expect(after).toHaveLength(before.length);
  expect(after.every(({ archive }) => !archive)).toBe(true);
});
