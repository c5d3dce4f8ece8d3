// Figures in the chat: what one did, beside another time, of a team; and a question that cannot be read.
import { expect } from 'vitest';
import { habitue } from '#test/support/gens.ts';
import type { Quelquun } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';
import { DAY, type Stage } from '#test/support/stage.ts';

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
  // A table where there are some, columns of one width elsewhere.
  expect(lea.ecran()).toMatch(/E-mail[ |]+9[ |]+90 %[ |]+90 %/);
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

/** Three mediators of Finistère, who worked last month and this one. */
async function finistere(stage: Stage): Promise<readonly [Quelquun, Quelquun, Quelquun]> {
  const [lea, karim, sami] = [
    await habitue(stage, 'lea'),
    await habitue(stage, 'karim'),
    await habitue(stage, 'sami'),
  ];
  for (const qui of [lea, karim, sami])
    await travaille(qui, '/cra atelier 20 1h email', '/cra individuel 45 sante');
  stage.wait(31 * DAY);
  await stage.minute();
  return [lea, karim, sami];
}

const nombre = (ecran: string, figure: string): number =>
  Number(new RegExp(`${figure} : \\*\\*(\\d+)\\*\\*`).exec(ecran)?.[1]);

parcours('un territoire se dit par mois entiers, arrondi à 5, et « < 5 » en dessous', async (stage) => {
  const [lea] = await finistere(stage);
  await lea.tape('/stats territoire');
  expect(lea.ecran()).toContain('Finistère (29)** · mars 2040');
  const accompagnements = nombre(lea.ecran(), 'Accompagnements');
  expect(accompagnements % 5).toBe(0);
  expect(Math.abs(accompagnements - 63)).toBeLessThan(30);
  expect(lea.ecran()).toMatch(/« (<|&lt;)\u200B? 5 » en dessous/);
  expect(lea.ecran()).toContain('E-mail');
  expect(lea.ecran()).toContain('Ce qui n’est pas dans le tableau est <');
  expect(lea.ecran()).not.toMatch(/\*\*[1-4]\*\*/);
  const said = lea.ecran();
  await lea.tape('/stats territoire');
  expect(nombre(lea.ecran(), 'Accompagnements'), 'asked again, the same').toBe(
    nombre(said, 'Accompagnements'),
  );
  await lea.appuie('Comment est-ce calculé ?');
  expect(lea.ecran()).toContain('arrondie à 5');
  await lea.tape('/stats finistère 2039');
  expect(lea.ecran()).toMatch(/Finistère \(29\), 2039 : moins de 3 médiateurs/);
  await lea.tape('/stats finistère du 10/3/2040 au 12/3/2040 type=atelier');
  expect(lea.ecran()).toContain('période élargie : mars 2040');
  await lea.tape('/stats finistère lieu=Médiathèque');
  expect(lea.ecran()).toContain('les filtres possibles sont type= et thematique=');
});

parcours(
  'ses propres chiffres à côté de la moyenne du territoire, sans ce qui n’est que de soi',
  async (stage) => {
    const [lea] = await finistere(stage);
    await lea.tape('/stats lieu=Médiathèque vs territoire');
    expect(lea.ecran()).toContain('comparé à Finistère (29)');
    expect(lea.ecran()).toMatch(/Accompagnements : \*\*21\*\* .*\(Finistère \(29\) : \d+/);
    expect(lea.ecran()).toContain('Finistère (29) : la moyenne de ses médiateurs actifs.');
    expect(lea.ecran()).toContain('Finistère (29) : sans le filtre lieu : Médiathèque Jean-Moulin.');
    await lea.tape('/stats vs territoire Douarnenez');
    expect(lea.ecran()).toMatch(/Douarnenez.* : moins de 3 médiateurs/);
  },
);
