// Everything that the help says can be typed, typed by somebody with people, activities and things to do: each has an answer, on every chat.
import { expect } from 'vitest';
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import { habitue, suit } from '#test/support/gens.ts';
import { parcours } from '#test/support/parcours.ts';

const DUPONT = { id: 'paul', values: { prenom: 'Paul', nom: 'Dupont', naissance: '1952' } };

/** What the catalogue gives no example of. */
const AUTRES = ['/beneficiaire journal', '/beneficiaire conservation', '/b dupont', '/fiche dupont'];

const TAPES = [
  ...CATALOGUE.flatMap(({ trigger, examples }) => [
    `/${trigger} aide`,
    ...examples.map(({ typed }) => typed),
  ]),
  ...AUTRES,
];

parcours('tout ce que l’aide dit de taper a une réponse', async (stage) => {
  const lea = await habitue(stage, 'lea');
  await habitue(stage, 'karim');
  await suit(stage, lea, [DUPONT]);
  await lea.tape('/cra individuel 45 mail dupont');
  await lea.appuie('Enregistrer');
  for (const message of TAPES) {
    const before = lea.messages.length;
    await lea.tape(message);
    expect(lea.fenetre !== undefined || lea.messages.length > before, message).toBe(true);
    expect(lea.ecran(), message).not.toMatch(/n’a pas pu répondre|incident|n’est pas compris/);
    if (lea.fenetre) await lea.ferme();
  }
  expect(stage.logs.filter(({ level }) => level === 'error')).toEqual([]);
});
