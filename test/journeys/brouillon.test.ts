// What was said and not finished: offered again, taken up, thrown away, forgotten after seven days.
import { expect } from 'vitest';
import { garde, gardes, habitue } from '#test/support/gens.ts';
import { parcours } from '#test/support/parcours.ts';
import { DAY } from '#test/support/stage.ts';

parcours('fermée sur une erreur, la saisie est proposée par « /cra » et reprise', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra atelier mail');
  lea.choisit('Durée', '2 h');
  lea.ecrit('Bénéficiaires anonymes', 'douze');
  await lea.appuie('Enregistrer');
  expect(lea.fenetre).toBeDefined();
  await lea.ferme();
  await lea.tape('/cra');
  expect(lea.ecran()).toContain('Non terminé : CRA atelier');
  await lea.appuie('Reprendre');
  expect(lea.ecran()).toContain('Durée : 2 h');
  expect(lea.ecran()).toContain('Bénéficiaires anonymes : douze');
  lea.ecrit('Bénéficiaires anonymes', '12');
  await lea.appuie('Enregistrer');
  expect((await garde(stage, lea)).values).toMatchObject({ participants: 12, duree: 120 });
  await lea.tape('/cra');
  expect(lea.ecran()).not.toContain('Non terminé');
});

parcours('ce qui était dans le message est repris, même sans rien avoir envoyé', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45');
  await lea.ferme();
  stage.wait(6 * DAY);
  await lea.tape('/cra');
  await lea.appuie('Reprendre');
  expect(lea.ecran()).toContain('Durée : 45 min');
  lea.choisit('Thématiques', 'E-mail');
  await lea.appuie('Enregistrer');
  expect((await garde(stage, lea)).values).toMatchObject({ duree: 45 });
});

parcours('un écran ouvert sans rien dire n’est pas un brouillon', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel');
  await lea.ferme();
  await lea.tape('/cra');
  expect(lea.ecran()).not.toContain('Non terminé');
});

parcours('jetée, la saisie ne revient pas', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45');
  await lea.ferme();
  await lea.tape('/cra');
  await lea.appuie('Jeter');
  expect(lea.ecran()).toContain('a été jeté');
  await lea.appuie('Reprendre');
  expect(lea.ecran()).toContain('a plus de sept jours');
  await lea.tape('/cra');
  expect(lea.ecran()).not.toContain('Non terminé');
  expect(await gardes(stage, lea)).toEqual([]);
});

parcours('après sept jours, elle n’est plus proposée', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45');
  await lea.ferme();
  stage.wait(7 * DAY);
  await lea.tape('/cra');
  expect(lea.ecran()).not.toContain('Non terminé');
});

parcours('laissée à la question de la durée, elle reprend à cette question', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel mail');
  lea.choisit('Durée', 'Autre');
  await lea.appuie('Enregistrer');
  if (lea.fenetre) await lea.ferme();
  await lea.tape('/cra');
  await lea.appuie('Reprendre');
  lea.ecrit('Durée', '3/4 h');
  await lea.appuie('Enregistrer');
  expect((await garde(stage, lea)).values).toMatchObject({ duree: 45, thematiques: ['email'] });
});

parcours('plusieurs saisies : la dernière commencée d’abord, les autres comptées', async (stage) => {
  const lea = await habitue(stage, 'lea');
  for (const message of ['/cra individuel 45', '/cra atelier 8', '/cra ponctuelle 10']) {
    await lea.tape(message);
    await lea.ferme();
    stage.wait(1000);
  }
  await lea.tape('/cra');
  expect(lea.ecran()).toContain('Non terminé (et 2 autres) : Demande ponctuelle');
  await lea.appuie('Jeter');
  await lea.tape('/cra');
  expect(lea.ecran()).toContain('Non terminé (et 1 autre) : CRA atelier');
  await lea.appuie('Tout jeter');
  await lea.tape('/cra');
  expect(lea.ecran()).not.toContain('Non terminé');
});

parcours('une modification laissée en route ne passe pas pour une activité perdue', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45 mail');
  await lea.appuie('Enregistrer');
  await lea.appuie('Notes');
  lea.ecrit('Notes', 'carte 4111 1111 1111 1111');
  await lea.appuie('Enregistrer');
  await lea.ferme();
  await lea.tape('/cra');
  expect(lea.ecran()).toContain('Modification non terminée : CRA individuel');
  await lea.appuie('Reprendre');
  expect(lea.ecran()).toContain('45 min');
  expect(lea.ecran()).toContain('E-mail');
});

parcours('la table en panne : la fenêtre reste, avec sa saisie, et l’envoi suivant passe', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/cra individuel 45 mail');
  const mend = stage.trouble({
    get: { probability: 1, faults: ['unavailable'] },
    write: { probability: 1, faults: ['unavailable'] },
  });
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Le service ne répond pas');
  expect(lea.ecran()).toContain('Durée : 45 min');
  mend();
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Enregistré');
  expect((await garde(stage, lea)).values).toMatchObject({ duree: 45 });
});
