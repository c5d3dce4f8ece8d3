// What the shortest ways cost the hand, on each chat: the bars of design.md, section 12. `npx vitest run test/journeys/presses.test.ts -u` writes the counts that the README shows.
import { afterEach, describe, expect, it } from 'vitest';
import { garde, habitue } from '#test/support/gens.ts';
import { arrive, type Quelquun } from '#test/support/lea.ts';
import { mesureur } from '#test/support/mesures.ts';
import { PARTOUT } from '#test/support/parcours.ts';
import { type Stage, startStage } from '#test/support/stage.ts';

const { mesures, mesure } = mesureur();

describe.each(PARTOUT)('sur %s', (version) => {
  let stage: Stage;
  afterEach(() => stage.close());

  async function lea(): Promise<Quelquun> {
    stage = await startStage({ version });
    return habitue(stage, 'lea');
  }

  it('« /cra individuel » : un message, quatre appuis', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel');
    qui.choisit('Durée', '45 min');
    qui.choisit('Thématiques', 'E-mail');
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Enregistré');
    expect(mesure('/cra individuel', { version, qui })).toEqual({ messages: 1, appuis: 4, champs: 0 });
    expect((await garde(stage, qui)).values).toMatchObject({ duree: 45, thematiques: ['email'] });
  });

  it('« /cra individuel 45 email » : un message, un appui', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel 45 email');
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Enregistré');
    expect(mesure('/cra individuel 45 email', { version, qui })).toEqual({
      messages: 1,
      appuis: 1,
      champs: 0,
    });
    expect((await garde(stage, qui)).values).toMatchObject({ duree: 45, thematiques: ['email'] });
  });

  it('« /cra atelier 8 » : un message, quatre appuis', async () => {
    const qui = await lea();
    await qui.tape('/cra atelier 8');
    qui.choisit('Durée', '2 h');
    qui.choisit('Thématiques', 'Banque et achats en ligne');
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Enregistré');
    expect(mesure('/cra atelier 8', { version, qui })).toEqual({ messages: 1, appuis: 4, champs: 0 });
    expect((await garde(stage, qui)).values).toMatchObject({ participants: 8, duree: 120 });
  });

  it('« /cra ponctuelle » : un message, quatre appuis', async () => {
    const qui = await lea();
    await qui.tape('/cra ponctuelle');
    qui.choisit('Durée', '10 min');
    qui.choisit('Thématiques', 'Navigation sur internet');
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Enregistré');
    expect(mesure('/cra ponctuelle', { version, qui })).toEqual({ messages: 1, appuis: 4, champs: 0 });
    expect((await garde(stage, qui)).values).toMatchObject({ duree: 10 });
  });

  it('« /cra dernier » : un message, un appui', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel 45 email');
    await qui.appuie('Enregistrer');
    const avant = qui.compte;
    await qui.tape('/cra dernier');
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Enregistré');
    expect(mesure('/cra dernier', { version, qui, avant })).toEqual({ messages: 1, appuis: 1, champs: 0 });
  });

  it('une note de plus : trois appuis au plus et un champ', async () => {
    const qui = await lea();
    await qui.tape('/cra individuel 45 email');
    await qui.appuie('Enregistrer');
    const avant = qui.compte;
    await qui.appuie('Notes');
    qui.ecrit('Notes', 'Revient mardi.');
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Modifié');
    expect(mesure('« Notes » après l’enregistrement', { version, qui, avant })).toMatchObject({
      messages: 0,
      champs: 1,
    });
    expect(qui.compte.appuis - avant.appuis).toBeLessThanOrEqual(3);
  });

  it('la première fois : deux questions, puis le formulaire demandé', async () => {
    stage = await startStage({ version });
    const qui = await arrive(stage, 'lea');
    await qui.tape('/cra individuel 45 email');
    qui.choisit('Votre rôle', 'Médiation numérique');
    qui.ecrit('Votre lieu principal', 'Mairie');
    qui.ecrit('Commune', 'Douarnenez');
    await qui.appuie('Continuer');
    const accueil = mesure('la première fois, jusqu’au formulaire', { version, qui });
    expect(accueil).toMatchObject({ messages: 1, champs: 2 });
    expect(accueil.appuis).toBeLessThanOrEqual(4);
    await qui.continue();
    await qui.appuie('Enregistrer');
    expect(qui.ecran()).toContain('Enregistré');
  });
});

it('les comptes sont ceux que montre le README', async () => {
  await expect(`${JSON.stringify(mesures, null, 2)}\n`).toMatchFileSnapshot('presses.json');
});
