// Sharing between colleagues: proposed by one, agreed by the other in their own channel, ended by either; and files handed over, and back.
import { expect } from 'vitest';
import { habitue, suit } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { MATTERMOST, parcours } from '#test/support/parcours.ts';
import { DAY, type Stage } from '#test/support/stage.ts';
import { ensuite } from '#test/support/travaux.ts';

const PAUL = {
  id: 'paul',
  values: { prenom: 'Paul', nom: 'Dupont', naissance: '1952', notes: 'sourd d’une oreille' },
};
const AWA = { id: 'awa', values: { prenom: 'Awa', nom: 'Le Bihan' } };

async function collegues(stage: Stage): Promise<{ readonly lea: Quelquun; readonly karim: Quelquun }> {
  const [lea, karim] = [await habitue(stage, 'lea'), await habitue(stage, 'karim')];
  await suit(stage, lea, [PAUL, AWA]);
  return { lea, karim };
}

/** An activity with Paul, recorded by whoever may. */
async function recoit(stage: Stage, qui: Quelquun): Promise<void> {
  await qui.tape('/cra individuel 45 email dupont');
  await qui.appuie('Enregistrer');
  await ensuite(stage.deps, qui.acteur);
}

const dernier = ({ messages }: Quelquun): string => messages.at(-1)?.message ?? '';

parcours('deux listes, partagées quand l’autre accepte, plus rien quand l’un arrête', async (stage) => {
  const { lea, karim } = await collegues(stage);
  await recoit(stage, lea);
  await lea.tape('/partage @karim');
  expect(lea.ecran()).toContain('jamais les notes ni le ressenti');
  await lea.appuie('Proposer');
  expect(lea.ecran()).toContain('Proposition envoyée');
  await karim.tape('/beneficiaire dupont');
  expect(karim.ecran(), 'not before he agrees').toContain('Personne ne correspond');

  await stage.minute();
  expect(dernier(karim)).toContain('vous propose de partager vos listes de bénéficiaires');
  expect(dernier(karim)).not.toMatch(/Dupont|Le Bihan/);
  await karim.appuie('Accepter');
  expect(karim.ecran()).toContain('C’est accepté');
  await stage.minute();
  expect(dernier(lea)).toContain('accepte de partager avec vous vos listes');

  await karim.tape('/beneficiaire dupont');
  expect(karim.ecran()).toContain('Paul Dupont');
  expect(karim.ecran()).not.toContain('sourd');
  await karim.appuie('Historique');
  expect(karim.ecran(), 'entries name who wrote them').toMatch(/par Léa/);
  await recoit(stage, karim);
  await lea.tape('/beneficiaire dupont');
  await lea.appuie('Historique');
  expect(lea.ecran()).toMatch(/par Karim/);

  await karim.tape('/partage');
  await karim.appuie('Arrêter');
  expect(karim.ecran()).toContain('plus rien n’est partagé');
  await karim.tape('/beneficiaire dupont');
  expect(karim.ecran()).toContain('Personne ne correspond');
  await stage.minute();
  expect(dernier(lea)).toContain('a arrêté de partager');
});

parcours('une seule personne, depuis sa fiche ; refusée, puis retirée', async (stage) => {
  const { lea, karim } = await collegues(stage);
  await lea.tape('/beneficiaire dupont');
  await lea.appuie('Partager');
  lea.ecrit('Collègues', '@karim');
  await lea.appuieDeuxFois('Proposer');
  await stage.minute();
  expect(dernier(karim)).toContain('le suivi d’une personne');
  await karim.appuie('Accepter');
  expect(karim.ecran()).toContain('Paul Dupont');
  await karim.tape('/beneficiaire le bihan');
  expect(karim.ecran(), 'the others stay hers').toContain('Personne ne correspond');
  await lea.tape('/partage');
  await lea.appuie('Arrêter', { sur: 'Paul Dupont' });
  await karim.tape('/beneficiaire dupont');
  expect(karim.ecran()).toContain('Personne ne correspond');
});

parcours(
  'un nom que personne ne porte se corrige dans la fenêtre',
  async (stage) => {
    const { lea } = await collegues(stage);
    await lea.tape('/beneficiaire dupont');
    await lea.appuie('Partager');
    lea.ecrit('Collègues', '@karim @karime');
    await lea.appuie('Proposer');
    expect(lea.ecran()).toContain('Personne ne s’appelle @karime');
    lea.ecrit('Collègues', '@karim');
    await lea.appuie('Proposer');
    expect(lea.ecran()).toContain('Proposition envoyée');
  },
  // In Slack colleagues are chosen among those there are: no name is typed there.
  { versions: MATTERMOST },
);

parcours('la structure entière : chaque membre répond pour soi', async (stage) => {
  const { lea, karim } = await collegues(stage);
  const sami = await habitue(stage, 'sami');
  await lea.tape('/partage structure');
  lea.ecrit('Structure', 'Ti-Numérique');
  lea.ecrit('Collègues', '@karim, @sami');
  await lea.appuie('Proposer');
  await stage.minute();
  expect(dernier(karim)).toContain('entre membres de **Ti-Numérique**');
  await karim.appuie('Accepter');
  await karim.tape('/beneficiaire dupont');
  expect(karim.ecran()).toContain('Paul Dupont');
  await sami.tape('/beneficiaire dupont');
  expect(sami.ecran(), 'Sami has not agreed').toContain('Personne ne correspond');
  await sami.appuie('Refuser');
  await lea.tape('/partage');
  expect(lea.ecran()).toContain('2 d’accord sur 2');
});

parcours('Léa part : tous ses dossiers à Karim, qui les rend', async (stage) => {
  const { lea, karim } = await collegues(stage);
  await recoit(stage, lea);
  await lea.tape('/partage passation @karim');
  expect(lea.ecran()).toContain('Passer tous vos dossiers');
  await lea.appuie('Passer tous mes dossiers');
  await stage.minute();
  expect(dernier(karim)).toContain('souhaite vous passer tous ses dossiers');
  await lea.tape('/beneficiaire dupont');
  expect(lea.ecran(), 'hers until he agrees').toContain('Paul Dupont');
  await karim.appuie('Accepter');
  expect(karim.ecran()).toContain('les dossiers arrivent');
  await stage.minute();
  expect(dernier(lea)).toContain('accepte vos dossiers');
  await karim.tape('/beneficiaire dupont');
  await karim.appuie('Historique');
  expect(karim.ecran()).toMatch(/par Léa/);
  await lea.tape('/beneficiaire dupont');
  expect(lea.ecran()).toContain('Personne ne correspond');

  stage.wait(6 * DAY);
  await karim.tape('/partage');
  await karim.appuie('Annuler la passation');
  expect(karim.ecran()).toContain('les dossiers reviennent');
  await stage.minute();
  await lea.tape('/beneficiaire dupont');
  expect(lea.ecran()).toContain('Paul Dupont');
});

parcours('un seul dossier passé, pour de bon après sept jours', async (stage) => {
  const { lea, karim } = await collegues(stage);
  await lea.tape('/beneficiaire dupont');
  await lea.prend('Passer le dossier');
  lea.ecrit('Collègue', '@karim @sami');
  await lea.appuie('Proposer');
  expect(lea.ecran()).toContain('une seule personne');
  lea.ecrit('Collègue', '@karim');
  await lea.appuie('Proposer');
  await stage.minute();
  await karim.appuie('Accepter');
  await stage.minute();
  await lea.tape('/beneficiaire');
  expect(lea.ecran()).toContain('Awa Le Bihan');
  expect(lea.ecran()).not.toContain('Paul Dupont');
  stage.wait(6.5 * DAY);
  await lea.tape('/partage');
  expect(lea.ecran()).toContain('Le dossier d’une personne, pour');
  stage.wait(DAY / 2);
  await lea.appuie('Annuler la passation');
  expect(lea.ecran()).toContain('plus de sept jours');
  await lea.tape('/partage');
  expect(lea.ecran()).not.toContain('Le dossier d’une personne');
  await karim.tape('/beneficiaire dupont');
  expect(karim.ecran()).toContain('Paul Dupont');
});
