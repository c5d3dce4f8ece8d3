// Coming back in the page: one's history, what was left unfinished, first use, two people, a restart.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hand, type JourneyStage, startJourneys, VERSIONS } from './journeys-stage.ts';

const enregistre = async (qui: Hand, message: string): Promise<void> => {
  await qui.ouvre(message);
  await qui.enregistre();
};

describe.each(VERSIONS)('sur Mattermost %s', (version) => {
  let stage: JourneyStage;
  beforeAll(async () => {
    stage = await startJourneys(version);
  });
  afterAll(() => stage.close());

  it('modifier, supprimer, annuler la suppression depuis l’historique', async () => {
    const lea = await stage.arrive();
    await enregistre(lea, '/cra individuel 45 mail');
    await lea.tape('/historique');
    await lea.last.getByRole('button', { name: 'Modifier' }).first().click();
    await lea.choisit('lieu', 'Mairie de Douarnenez');
    await lea.enregistre();
    expect(await lea.last.innerText()).toContain('45 min · Mairie de Douarnenez · E-mail');
    await lea.tape('/historique');
    await lea.prend('Supprimer');
    expect(await lea.last.innerText()).toContain('Supprimé : Accompagnement individuel');
    await lea.appuie('Annuler la suppression');
    await lea.lit('Rétabli :');
    await lea.tape('/historique');
    expect(await lea.last.innerText()).toContain('Aujourd’hui : 1 activité, 45 min');
    expect(await lea.last.innerText()).toContain('Mairie de Douarnenez');
  });

  it('fermer la fenêtre au milieu, puis reprendre ce que le message disait', async () => {
    const lea = await stage.arrive();
    await lea.ouvre('/cra atelier 8 tablette');
    await lea.coche('2 h');
    await lea.ferme();
    await lea.tape('/cra');
    await lea.appuieEtOuvre('Reprendre');
    expect(await lea.dialog.getByRole('textbox').first().inputValue()).toBe('8');
    expect(await lea.dialog.innerText()).toContain('Tablette');
    await lea.coche('1 h');
    await lea.choisit('thematiques', 'Bureautique');
    await lea.enregistre();
    expect(await lea.last.innerText()).toContain('8 participants');
    await lea.tape('/cra');
    expect(await lea.last.innerText()).not.toContain('Non terminé');
  });

  it('les boutons d’un ancien message après l’enregistrement : rien de perdu, rien en double', async () => {
    const lea = await stage.arrive();
    await lea.tape('/cra');
    await lea.appuieEtOuvre('Démarche');
    await lea.coche('30 min');
    await lea.choisit('domaines', 'Logement');
    await lea.enregistre();
    await lea.appuieEtOuvre('Démarche');
    expect(await lea.dialog.getByRole('radio', { checked: true }).count()).toBe(0);
    await lea.ferme();
    await lea.tape('/historique type=demarche');
    expect(await lea.last.getByRole('button', { name: 'Modifier' }).count()).toBe(1);
  });

  it('la première fois : deux réponses, puis le formulaire voulu', async () => {
    const admin = await stage.arrive('admin');
    await admin.ouvre('/cra individuel 45 mail');
    await admin.coche('Médiation numérique');
    await admin.dialog.getByRole('textbox', { name: 'Votre lieu principal' }).fill('Médiathèque d’Ys');
    await admin.dialog.getByRole('textbox', { name: 'Commune' }).fill('Quimperlé');
    await admin.appuie('Continuer');
    if (version === '9.11') {
      await admin.quitte();
      await admin.appuie('Continuer');
    }
    await admin.dialog.getByText('CRA individuel').waitFor();
    expect(await admin.dialog.innerText()).toContain('Médiathèque d’Ys');
    await admin.enregistre();
    expect(await admin.last.innerText()).toContain('45 min · Médiathèque d’Ys · E-mail');
  });

  it('deux onglets, deux personnes : chacune voit les siennes', async () => {
    const [lea, karim] = await Promise.all([stage.arrive('lea'), stage.arrive('karim')]);
    await Promise.all([lea.ouvre('/cra ponctuelle 10 mail'), karim.ouvre('/cra individuel 1h pix')]);
    await Promise.all([lea.enregistre(), karim.enregistre()]);
    expect(await lea.last.innerText()).toContain('Demande ponctuelle');
    expect(await karim.last.innerText()).toContain('Diagnostic numérique');
    await karim.tape('/historique');
    expect(await karim.last.innerText()).toContain('Aujourd’hui : 1 activité, 1 h');
  });

  it('tout est là après un redémarrage', async () => {
    const before = await stage.arrive();
    await before.ouvre('/cra acces 12');
    await before.ferme();
    await enregistre(before, '/cra individuel 2h wifi');
    await before.tape('/historique');
    const said = await before.last.innerText();
    await stage.restart();
    const after = await stage.arrive();
    await after.tape('/historique');
    expect(withoutTime(await after.last.innerText())).toBe(withoutTime(said));
    await after.tape('/cra');
    await after.appuieEtOuvre('Reprendre');
    expect(await after.dialog.getByRole('textbox').first().inputValue()).toBe('12');
  });
});

function withoutTime(message: string): string {
  return message.replace(/\d\d:\d\d/, '');
}
