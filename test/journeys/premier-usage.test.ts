// The first use: two questions, then straight to what was asked for.
import { expect } from 'vitest';
import { findActeur } from '#bot/storage/acteurs.ts';
import { garde, gardes } from '#test/support/gens.ts';
import { arrive } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';

parcours(
  'Léa, jamais venue, tape « /cra individuel 45 mail » : métier, lieu, puis son activité',
  async (stage) => {
    const lea = await arrive(stage, 'lea');
    await lea.tape('/cra individuel 45 mail');
    expect(lea.ecran()).toContain('[Bienvenue]');
    lea.choisit('Votre rôle', 'Conseil numérique');
    lea.ecrit('Votre lieu principal', 'Médiathèque Jean-Moulin');
    lea.ecrit('Commune', '29000');
    await lea.appuie('Continuer');
    await lea.continue();
    expect(lea.ecran()).toContain('[CRA individuel]');
    expect(lea.ecran()).toContain('45 min');
    expect(lea.ecran()).toContain('Médiathèque Jean-Moulin');
    await lea.appuie('Enregistrer');
    expect(lea.ecran()).toContain('Enregistré');
    const { values } = await garde(stage, lea);
    expect(values).toMatchObject({ duree: 45, thematiques: ['email'], lieu: { commune: { code: '29232' } } });
    const known = await findActeur(lea.acteur, stage.deps);
    expect(known?.acteur).toMatchObject({ role: 'conseiller', fuseau: 'Europe/Paris' });
    expect(known?.acteur.lieux).toMatchObject([{ nom: 'Médiathèque Jean-Moulin', favori: true }]);
  },
);

parcours('« /cra » d’une nouvelle venue mène, après l’accueil, aux types d’activité', async (stage) => {
  const lea = await arrive(stage, 'lea');
  await lea.tape('/cra');
  lea.choisit('Votre rôle', 'Médiation numérique');
  lea.ecrit('Votre lieu principal', 'Mairie');
  lea.ecrit('Commune', 'Douarnenez');
  await lea.appuie('Continuer');
  expect(lea.ecran()).toContain('Quelle activité enregistrer ?');
  expect(lea.ecran()).toContain('[Individuel]');
  expect(lea.ecran()).not.toContain('[Animation]');
});

parcours('Léa oublie son lieu : la fenêtre reste, avec une phrase, et ce qui était choisi', async (stage) => {
  const lea = await arrive(stage, 'lea');
  await lea.tape('/cra atelier 8');
  lea.choisit('Votre rôle', 'Médiation numérique');
  await lea.appuie('Continuer');
  expect(lea.ecran()).toContain('Indiquez le lieu où vous travaillez le plus souvent.');
  expect(lea.ecran()).toContain('Votre rôle : Médiation numérique');
  lea.ecrit('Votre lieu principal', 'Mairie');
  lea.ecrit('Commune', 'Douarnenez');
  await lea.appuie('Continuer');
  await lea.continue();
  expect(lea.ecran()).toContain('Bénéficiaires anonymes : 8');
});

parcours('Nadia, coordinatrice, peut n’avoir aucun lieu', async (stage) => {
  const nadia = await arrive(stage, 'nadia');
  await nadia.tape('/cra');
  nadia.choisit('Votre rôle', 'Coordination');
  await nadia.appuie('Continuer');
  expect(nadia.ecran()).toContain('[Animation]');
});

parcours('l’aide se donne à qui n’est jamais venu, sans rien demander', async (stage) => {
  const lea = await arrive(stage, 'lea');
  await lea.tape('/cra aide');
  expect(lea.ecran()).toContain('/cra individuel 45 mail');
  await lea.tape('/coop aide');
  expect(lea.ecran()).toContain('Ce que vous pouvez taper');
  expect(await findActeur(lea.acteur, stage.deps)).toBeUndefined();
});

parcours('l’accueil envoyé de deux onglets ne fait qu’un profil, et n’efface rien', async (stage) => {
  const lea = await arrive(stage, 'lea');
  const ailleurs = await lea.autreOnglet();
  for (const onglet of [lea, ailleurs]) {
    await onglet.tape('/cra');
    onglet.choisit('Votre rôle', 'Médiation numérique');
    onglet.ecrit('Votre lieu principal', onglet === lea ? 'Mairie' : 'Médiathèque');
    onglet.ecrit('Commune', 'Douarnenez');
  }
  await lea.appuie('Continuer');
  await ailleurs.appuie('Continuer');
  expect(ailleurs.ecran()).toContain('[Individuel]');
  const known = await findActeur(lea.acteur, stage.deps);
  expect(known?.acteur.lieux.map(({ nom }) => nom)).toEqual(['Mairie']);
  expect(await gardes(stage, lea)).toEqual([]);
});
