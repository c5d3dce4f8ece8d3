// Today is the person's own: near midnight in La Réunion and in Guadeloupe, and on the night when the hour changes.
import { expect } from 'vitest';
import { garde, habitue } from '#test/support/gens.ts';
import { arrive } from '#test/support/lea.ts';
import { parcours } from '#test/support/parcours.ts';

const nuits = [
  [
    'La Réunion, minuit passé, encore la veille à Paris',
    'Indian/Reunion',
    '2040-03-14T20:05:00Z',
    '2040-03-15',
  ],
  ['La Réunion, juste avant minuit', 'Indian/Reunion', '2040-03-14T19:55:00Z', '2040-03-14'],
  ['la Guadeloupe le soir, déjà demain à Paris', 'America/Guadeloupe', '2040-03-15T03:55:00Z', '2040-03-14'],
  ['la Guadeloupe après minuit', 'America/Guadeloupe', '2040-03-15T04:05:00Z', '2040-03-15'],
  ['Paris, la nuit du changement d’heure', 'Europe/Paris', '2040-03-24T23:30:00Z', '2040-03-25'],
] as const;

for (const [ou, fuseau, instant, jour] of nuits) {
  parcours(`${ou} : aujourd’hui est le ${jour}`, async (stage) => {
    stage.moveTo(instant);
    const lea = await habitue(stage, 'lea', { fuseau });
    await lea.tape('/cra individuel 45 mail');
    await lea.appuie('Enregistrer');
    expect((await garde(stage, lea)).values.date).toBe(jour);
    await lea.tape('/historique');
    expect(lea.ecran()).toContain('**Aujourd’hui** : 1 activité, 45 min');
  });
}

parcours('demain est refusé là où ce n’est pas encore demain', async (stage) => {
  stage.moveTo('2040-03-15T03:55:00Z');
  const lea = await habitue(stage, 'lea', { fuseau: 'America/Guadeloupe' });
  await lea.tape('/cra individuel 45 mail');
  lea.date('Date', '2040-03-15');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Cette date est dans le futur');
  lea.date('Date', '2040-03-14');
  await lea.appuie('Enregistrer');
  expect(lea.ecran()).toContain('Enregistré');
});

parcours(
  'le fuseau que la messagerie connaît est repris à la première venue',
  async (stage) => {
    stage.moveTo('2040-03-14T20:05:00Z');
    const sami = await arrive(stage, 'sami');
    await sami.tape('/cra individuel 45 mail');
    sami.choisit('Votre rôle', 'Médiation numérique');
    sami.ecrit('Votre lieu principal', 'Case à lire');
    sami.ecrit('Commune', 'Saint-Denis (974)');
    await sami.appuie('Continuer');
    await sami.continue();
    await sami.appuie('Enregistrer');
    expect((await garde(stage, sami)).values.date).toBe('2040-03-15');
  },
  { fuseaux: { sami: 'Indian/Reunion' } },
);
