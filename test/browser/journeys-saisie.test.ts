// Recording in the page, hand on the mouse: presses counted, mistakes put right, nothing typed lost.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JourneyStage, startJourneys, VERSIONS } from './journeys-stage.ts';
import { box } from './page-stage.ts';

describe.each(VERSIONS)('sur Mattermost %s', (version) => {
  let stage: JourneyStage;
  beforeAll(async () => {
    stage = await startJourneys(version);
  });
  afterAll(() => stage.close());

  it('l’accompagnement le plus simple : un message, quatre appuis', async () => {
    const lea = await stage.arrive();
    await lea.ouvre('/cra individuel');
    await lea.coche('45 min');
    await lea.choisit('thematiques', 'E-mail');
    await lea.enregistre();
    expect(await lea.appuis()).toBe(4);
    expect(await lea.last.innerText()).toContain('aujourd’hui · 45 min · Médiathèque Jean-Moulin · E-mail');
  });

  it('tout dit dans le message : un appui', async () => {
    const lea = await stage.arrive();
    await lea.ouvre('/cra individuel 45 mail');
    await lea.enregistre();
    expect(await lea.appuis()).toBe(1);
    expect(await lea.last.innerText()).toContain('Enregistré :');
  });

  it('un atelier de huit personnes : quatre appuis', async () => {
    const lea = await stage.arrive();
    await lea.ouvre('/cra atelier 8');
    await lea.coche('2 h');
    await lea.choisit('thematiques', 'Bureautique');
    await lea.enregistre();
    expect(await lea.appuis()).toBe(4);
    expect(await lea.last.innerText()).toContain('8 participants');
  });

  it('« Enregistrer » pressé deux fois n’enregistre qu’une fois', async () => {
    const karim = await stage.arrive('karim');
    await karim.ouvre('/cra individuel 45 mail');
    await karim.dialog.getByRole('button', { name: 'Enregistrer' }).dblclick();
    await karim.lit('Enregistré :');
    await karim.tape('/historique');
    expect(await karim.last.innerText()).toContain('Aujourd’hui : 1 activité, 45 min');
  });

  it('une erreur puis sa correction, rien de ce qui est écrit n’est perdu', async () => {
    const lea = await stage.arrive();
    await lea.ouvre('/cra individuel 45 mail');
    await lea.enregistre();
    await lea.appuieEtOuvre('Notes');
    const notes = lea.dialog.getByRole('textbox', { name: 'Notes' });
    await notes.fill('Reçu avec sa fille.\nNuméro : 2 85 05 78 006 084 41');
    const tags = lea.dialog.getByRole('textbox', { name: 'Tags' });
    await tags.fill('Carsat');
    await lea.appuie('Enregistrer');
    await lea.dialog
      .getByText(/numéro de sécurité sociale/)
      .last()
      .waitFor();
    expect(await tags.inputValue()).toBe('Carsat');
    expect(await notes.inputValue()).toContain('Reçu avec sa fille.');
    await notes.fill('Reçu avec sa fille, à Quimperlé.');
    await lea.enregistre();
    expect(await lea.last.innerText()).toContain('Modifié :');
    await lea.tape('/historique');
    await lea.prend('Voir');
    expect(await lea.last.innerText()).toContain('Reçu avec sa fille, à Quimperlé.');
    expect(await lea.last.innerText()).toContain('Carsat');
  });

  it('« /cra deux » dit que deux personnes sont comptées', async () => {
    const lea = await stage.arrive();
    await lea.ouvre('/cra deux 45 mail');
    expect(await lea.dialog.innerText()).toContain('Deux personnes reçues ensemble');
    await lea.enregistre();
    await lea.tape('/historique');
    await lea.prend('Voir');
    expect(await lea.last.innerText()).toContain('À deux : oui');
  });

  it('« Déroulé » complète l’activité enregistrée', async () => {
    const lea = await stage.arrive();
    await lea.ouvre('/cra individuel 30 mail');
    await lea.enregistre();
    await lea.appuieEtOuvre('Déroulé');
    expect(await lea.dialog.innerText()).toContain('aujourd’hui · 30 min · Médiathèque Jean-Moulin · E-mail');
    await lea.choisit('materiel', 'Tablette');
    await lea.choisit('autonomie', 'Avec guidage');
    await lea.enregistre();
    expect(await lea.last.innerText()).toContain(
      '30 min · Médiathèque Jean-Moulin · E-mail · Tablette · ★ Avec guidage',
    );
  });

  it('la commande tapée d’un trait est celle qui part, quoi que montre la liste à cet instant', async () => {
    const lea = await stage.arrive();
    await box(lea.page).pressSequentially('/');
    await lea.page.getByRole('option').first().waitFor();
    await lea.page.route('**/autocomplete_suggestions*', () => {});
    await box(lea.page).pressSequentially('historique');
    await box(lea.page).press('Enter');
    await lea.lit('ce mois-ci');
    expect(await box(lea.page).inputValue()).toBe('');
  });
});
