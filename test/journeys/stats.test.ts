// Figures in the chat: what one did, beside another time, of a team; and a question that cannot be read.
import { expect } from 'vitest';
import { habitue } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';
import { DAY } from '#test/support/stage.ts';

async function travaille(qui: Quelquun, ...messages: readonly string[]): Promise<void> {
  for (const message of messages) {
    await qui.tape(message);
    await qui.appuie('Enregistrer');
  }
}

const SEMAINE = [
  '/cra individuel 45 email',
  '/cra atelier 8 1h email hier',
  '/cra individuel 30 banque hier',
];

parcours('/stats dit les trente derniers jours, en chiffres, en image et en tableau', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await travaille(lea, ...SEMAINE);
  await lea.tape('/stats');
  expect(lea.ecran()).toContain('Accompagnements : **10**');
  expect(lea.ecran()).toContain('Heures d’activité : **2,3 h**');
  expect(lea.ecran()).toContain('| E-mail | 9 | 90 % | 90 % |');
  const pictures = lea.messages.at(-1)?.props.attachments?.map(({ image_url }) => image_url);
  expect(pictures?.filter(Boolean)).toEqual([expect.stringMatching(/\/graphiques\/[\w.-]+\.png$/)]);
  await lea.appuie('Comment est-ce calculé ?');
  expect(lea.ecran()).toMatch(/\*\*Accompagnements\*\* .* un atelier de 8 compte 8/);
  expect(lea.ecran()).toContain('Source');
  await lea.prend('Accompagnements par jour', { menu: 'Autre graphique' });
  expect(lea.ecran()).toContain('Accompagnements par jour');
});

parcours('un trimestre à côté d’un autre, d’une seule sorte d’activité', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await travaille(lea, '/cra atelier 5 1h email', '/cra individuel 45 email');
  stage.wait(92 * DAY);
  await travaille(lea, '/cra atelier 10 1h email');
  await lea.tape('/stats trimestre type=atelier vs trimestre dernier');
  expect(lea.ecran()).toContain('Accompagnements : **10** · +100 % (avant : 5)');
  expect(lea.ecran()).toContain('type : Atelier');
});

parcours('ce qui ne se comprend pas se dit, avec le plus proche ; rien n’est deviné', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await lea.tape('/stats type=ateleir');
  expect(lea.ecran()).toMatch(/ateleir.*[Aa]telier/s);
  await lea.tape('/stats equipe');
  expect(lea.ecran()).not.toContain('Accompagnements');
  await lea.tape('/stats 2019');
  expect(lea.ecran()).toContain('Accompagnements : **0**');
});

parcours('l’équipe compte les jours de ses membres, de leur arrivée à leur départ', async (stage) => {
  const [nadia, karim] = [await habitue(stage, 'nadia'), await habitue(stage, 'karim')];
  await travaille(karim, '/cra atelier 7 1h email hier');
  await nadia.tape('/equipe creer Cornouaille');
  await nadia.tape('/equipe inviter @karim');
  await stage.minute();
  await karim.appuie('Accepter');
  await travaille(karim, '/cra atelier 4 1h email');
  await nadia.tape('/stats equipe mois');
  expect(nadia.ecran()).toContain('Équipe Cornouaille');
  expect(nadia.ecran()).toContain('Accompagnements : **4**');
  await nadia.tape('/stats equipe mediateur=@karim');
  expect(nadia.ecran()).toContain('Accompagnements : **4**');
  await nadia.tape('/stats equipe mediateur=@lea');
  expect(nadia.ecran(), 'she is not in the team').not.toContain('Accompagnements : **');
});
