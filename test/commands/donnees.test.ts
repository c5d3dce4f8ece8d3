// « Qu’est-ce que vous gardez sur moi ? »: answered to whoever asks, with what is truly there of them, and nothing of anybody else.
import { expect, it } from 'vitest';
import { memoryBot, messageOf, textOf } from '#test/support/memory-bot.ts';

it.each(['/profil données', '/coop données', '/coop donnees', '/PROFIL Donnees'])(
  '%s tells it',
  async (typed) => {
    const lea = await memoryBot();
    const screen = await lea.type('/cra individuel');
    await lea.send(screen, { duree: '45', thematiques: ['email'], lieu: 'lieu.lea1', date: 'hier' });
    const text = textOf(await lea.type(typed));
    expect(text).toContain('**Activités** : 1');
    expect(text).toContain('**Rôle** : Conseil numérique');
    expect(text).toContain('**lieux d’activité** : 3');
    expect(text).toMatch(/un formulaire ouvert ou inachevé.* · chiffré · 7 jours/);
    expect(text).toMatch(/personne déléguée à la protection des données/);
  },
);

it('shows one’s own e-mail to oneself, and says nothing of it where it would stay', async () => {
  const lea = await memoryBot();
  const profil = await lea.type('/profil');
  await lea.send(profil, {
    role: 'mediateur',
    fuseau: 'Europe/Paris',
    rappels: 'jamais',
    email: 'lea@exemple.fr',
  });
  const reply = await lea.type('/profil données');
  expect(textOf(reply).replaceAll('\u200B', '')).toContain('lea@exemple.fr');
  expect(messageOf(reply).lasting).toBe('Ce que Coopilote garde sur vous : tapez /coop donnees.');
});

it('tells a stranger that there is nothing, and keeps nothing of them for having asked', async () => {
  const lea = await memoryBot();
  const reply = await lea.ask(
    { is: 'command', name: 'coop', text: 'données' },
    { acteur: 'mattermost.inconnu' },
  );
  expect(textOf(reply)).toBe('Coopilote ne garde encore rien sur vous.');
  expect((await lea.deps.table.query({ pk: 'M#mattermost.inconnu', limit: 9 })).items).toEqual([]);
});
