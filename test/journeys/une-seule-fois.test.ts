// Hurried hands and bad wires: whatever is pressed twice, sent again or lost on the way, there is one activity.
import { expect } from 'vitest';
import { garde, gardes, habitue } from '#test/support/gens.ts';
import { parcours } from '#test/support/parcours.ts';

parcours('« Enregistrer » appuyé deux fois', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45 mail');
  await lea.appuieDeuxFois('Enregistrer');
  expect(lea.fenetre).toBeUndefined();
  expect(lea.messages.length).toBeGreaterThan(0);
  expect((await garde(stage, lea)).values).toMatchObject({ duree: 45 });
});

parcours('un bouton appuyé deux fois ouvre la même saisie', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra');
  await lea.appuieDeuxFois('Individuel');
  lea.choisit('Durée', '30 min');
  lea.choisit('Thématiques', 'Santé');
  await lea.appuie('Enregistrer');
  expect((await garde(stage, lea)).values).toMatchObject({ duree: 30 });
});

parcours('la commande livrée deux fois, puis l’envoi livré deux fois', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45 mail');
  await stage.redeliver();
  await lea.appuie('Enregistrer');
  expect(await stage.redeliver()).toBe(stage.closes);
  expect(lea.ecran()).toContain('nregistré');
  await garde(stage, lea);
  await lea.tape('/cra');
  expect(lea.ecran()).not.toContain('Non terminé');
});

parcours(
  'la réponse se perd : la fenêtre reste ou se ferme, l’envoi suivant n’ajoute rien',
  async (stage) => {
    const lea = await habitue(stage, 'lea');
    await lea.tape('/cra individuel 45 mail');
    stage.loseNextAnswer();
    await lea.appuie('Enregistrer');
    if (lea.fenetre) await lea.appuie('Enregistrer');
    expect(lea.ecran()).toContain('nregistré');
    await garde(stage, lea);
    await lea.tape('/cra');
    expect(lea.ecran()).not.toContain('Non terminé');
  },
);

parcours('la même saisie envoyée de deux onglets : une activité, et le second le dit', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45 mail');
  await lea.ferme();
  const onglet = await lea.autreOnglet();
  for (const un of [lea, onglet]) {
    await un.tape('/cra');
    await un.appuie('Reprendre');
  }
  onglet.choisit('Durée', '1 h');
  await lea.appuie('Enregistrer');
  await onglet.appuie('Enregistrer');
  expect(onglet.ecran()).toContain('déjà enregistré');
  expect((await garde(stage, lea)).values).toMatchObject({ duree: 45 });
});

parcours('deux onglets complètent chacun une partie : rien ne s’efface', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45 mail');
  await lea.appuie('Enregistrer');
  const onglet = await lea.autreOnglet();
  await onglet.tape('/cra');
  await lea.appuie('Déroulé');
  await onglet.appuie('Notes');
  lea.choisit('Posture', 'Faire avec');
  onglet.ecrit('Notes', 'Revient mardi.');
  await lea.appuie('Enregistrer');
  await onglet.appuie('Enregistrer');
  expect((await garde(stage, lea)).values).toMatchObject({ posture: 'faire_avec', notes: 'Revient mardi.' });
});

parcours('deux onglets enregistrent au même instant deux activités : les deux comptent', async (stage) => {
  const lea = await habitue(stage, 'lea');
  const onglet = await lea.autreOnglet();
  await lea.tape('/cra individuel 45 mail');
  await onglet.tape('/cra ponctuelle 5 santé');
  await Promise.all([lea.appuie('Enregistrer'), onglet.appuie('Enregistrer')]);
  expect(await gardes(stage, lea)).toHaveLength(2);
  await lea.tape('/historique');
  expect(lea.ecran()).toContain('**Aujourd’hui** : 2 activités, 50 min');
});

parcours('conflits, lenteurs et réponses perdues de la table, à chaque pas : une activité', async (stage) => {
  const lea = await habitue(stage, 'lea');
  const faults = ['conflict', 'throttled', 'lost', 'unavailable'] as const;
  for (const [index, fault] of faults.entries()) {
    await lea.tape('/cra individuel 45 mail');
    const mend = stage.trouble({ write: { calls: { 1: fault } } });
    await lea.appuie('Enregistrer');
    mend();
    expect(lea.ecran()).toContain('nregistré');
    expect(await gardes(stage, lea)).toHaveLength(index + 1);
  }
});

parcours('« Supprimer » et « Annuler la suppression » appuyés deux fois', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45 mail');
  await lea.appuie('Enregistrer');
  await lea.tape('/historique');
  await lea.prend('Supprimer');
  await stage.redeliver();
  expect(await gardes(stage, lea)).toEqual([]);
  await lea.appuieDeuxFois('Annuler la suppression');
  await garde(stage, lea);
  await lea.tape('/historique');
  expect(lea.ecran()).toContain('**Aujourd’hui** : 1 activité, 45 min');
});
