// What the shortest ways to a person cost the hand, on each chat: found, named, created on the way, her sheet sent (design.md, section 12).
import { afterEach, describe, expect, it } from 'vitest';
import { findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { garde, habitue, suit } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { mesureur } from '#test/support/mesures.ts';
import { PARTOUT } from '#test/support/parcours.ts';
import { type Stage, startStage } from '#test/support/stage.ts';

const PAUL = { id: 'paul', values: { prenom: 'Paul', nom: 'Dupont', naissance: '1952', genre: 'masculin' } };
const AWA = { id: 'awa', values: { prenom: 'Awa', nom: 'Le Bihan' } };

const { mesures, mesure } = mesureur();

const repertoire = (stage: Stage, { acteur }: Quelquun) => readRepertoire(acteur, stage.deps);

/** Finds somebody by words and saves: in the list itself where it looks up, on the screens that follow elsewhere. */
async function trouveEtEnregistre(
  stage: Stage,
  qui: Quelquun,
  { mots, option }: { readonly mots: string; readonly option: string },
): Promise<void> {
  if (stage.version !== '9.11') {
    await qui.cherche('Bénéficiaire', mots, option);
    return qui.appuie('Enregistrer');
  }
  qui.choisit('Bénéficiaire', 'Chercher ou créer…');
  await qui.appuie('Enregistrer');
  await qui.continue();
  qui.ecrit('Qui ?', mots);
  await qui.appuie('Enregistrer');
  await qui.appuie(option);
}

describe.each(PARTOUT)('sur %s', (version) => {
  let stage: Stage;
  afterEach(() => stage.close());

  async function lea(): Promise<Quelquun> {
    stage = await startStage({ version });
    const qui = await habitue(stage, 'lea');
    await suit(stage, qui, [PAUL, AWA]);
    return qui;
  }

  it('connue et nommée dans le message, avec le matériel : six appuis', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel dupon');
    qui.choisit('Durée', '45 min');
    qui.choisit('Thématiques', 'E-mail');
    qui.choisit('Matériel', 'Ordinateur');
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Paul Dupont');
    expect(mesure('connue, nommée dans le message, avec le matériel', { version, qui })).toEqual({
      messages: 1,
      appuis: 6,
      champs: 0,
    });
    expect((await garde(stage, qui)).values).toMatchObject({ personne: 'paul', materiel: ['ordinateur'] });
  });

  it('connue et trouvée dans la fenêtre, avec le matériel', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel');
    qui.choisit('Durée', '45 min');
    qui.choisit('Thématiques', 'E-mail');
    qui.choisit('Matériel', 'Ordinateur');
    await trouveEtEnregistre(stage, qui, { mots: 'dupon', option: 'Paul Dupont' });
    expect(qui.ecran()).toContain('Paul Dupont');
    expect(mesure('connue, trouvée dans la fenêtre, avec le matériel', { version, qui })).toEqual({
      messages: 1,
      appuis: version !== '9.11' ? 8 : 11,
      champs: 1,
    });
    expect((await garde(stage, qui)).values).toMatchObject({ personne: 'paul' });
  });

  it('connue et vue récemment, choisie dans la liste, avec le matériel : huit appuis', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel');
    qui.choisit('Durée', '45 min');
    qui.choisit('Thématiques', 'E-mail');
    qui.choisit('Matériel', 'Ordinateur');
    if (version !== '9.11') await qui.cherche('Bénéficiaire', '', 'Paul Dupont');
    else qui.choisit('Bénéficiaire', 'Paul Dupont');
    await qui.appuie('Enregistrer');
    expect(mesure('connue, vue récemment, avec le matériel', { version, qui })).toEqual({
      messages: 1,
      appuis: 8,
      champs: 0,
    });
    expect((await garde(stage, qui)).values).toMatchObject({ personne: 'paul' });
  });

  it('nouvelle et nommée dans le message : proposée dans la liste, trois appuis', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel 45 email jeanne le goff');
    if (version !== '9.11')
      await qui.cherche('Bénéficiaire', 'jeanne le goff', 'Créer : prénom Jeanne, nom LE GOFF');
    else qui.choisit('Bénéficiaire', 'Créer : prénom Jeanne, nom LE GOFF');
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Jeanne Le Goff');
    expect(mesure('nouvelle, nommée dans le message', { version, qui })).toEqual({
      messages: 1,
      appuis: 3,
      champs: version !== '9.11' ? 1 : 0,
    });
    expect(await repertoire(stage, qui)).toHaveLength(3);
  });

  it('créée en passant : la fiche, et l’activité à son nom', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel 45 email');
    await trouveEtEnregistre(stage, qui, {
      mots: 'JEANNE le goff',
      option: 'Créer : prénom Jeanne, nom LE GOFF',
    });
    expect(qui.ecran()).toContain('Jeanne Le Goff');
    expect(mesure('nouvelle, créée en passant', { version, qui })).toEqual({
      messages: 1,
      appuis: version !== '9.11' ? 3 : 6,
      champs: 1,
    });
    const { personne } = (await garde(stage, qui)).values;
    const sheet = await findBeneficiaire(qui.acteur, String(personne), stage.deps);
    expect(sheet?.values).toEqual({ prenom: 'Jeanne', nom: 'Le Goff' });
    expect(await repertoire(stage, qui)).toHaveLength(3);
  });

  it('« /fiche dupon à as@ccas.exemple.fr » : quatre appuis, relue et partie', async () => {
    const qui = await lea();
    await qui.tape('/fiche dupon à as@ccas.exemple.fr');
    qui.choisit('Pourquoi', 'Poursuivre l’accompagnement');
    qui.choisit('Accord de la personne', 'À l’oral');
    await qui.appuie('Préparer');
    await qui.appuie('Envoyer');
    expect(qui.ecran()).toMatch(/L’envoi réf\. \w{6} part\./);
    expect(mesure('/fiche dupon à as@ccas.exemple.fr', { version, qui })).toEqual({
      messages: 1,
      appuis: 4,
      champs: 0,
    });
    await stage.minute();
    expect(await stage.mail.received()).toHaveLength(1);
  });
});

it('les comptes sont ceux que montre le README', async () => {
  await expect(`${JSON.stringify(mesures, null, 2)}\n`).toMatchFileSnapshot('presses-beneficiaires.json');
});
