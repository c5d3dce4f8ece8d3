// Tickets: one made for somebody is nobody else's, and one that was right is not, once its right has gone.
import { describe, expect, it } from 'vitest';
import { pressed } from '#bot/commands/index.ts';
import type { Gesture } from '#bot/ports.ts';
import { leaveGroupe } from '#bot/storage/groupes.ts';
import { acceptPartage, endPartage, proposePartage } from '#bot/storage/partages.ts';
import { become, workDone } from './elle.ts';
import { ELLE, IDENTITY } from './identite.ts';
import { worldOf } from './mondes.ts';
import { type Bouton, harvest, isForm } from './recolte.ts';
import { RELATIONS } from './relations.ts';
import { personOf, type Scene, TIERS, ticketOf } from './scene.ts';

const world = (qui: string) => worldOf(RELATIONS[qui] ?? expect.fail(qui), 'suivie');

describe('a ticket made for somebody, in the hands of somebody else', () => {
  const data = {
    personne: ELLE,
    gardee: ELLE,
    fondue: ELLE,
    cra: 'cra-proprietaire',
    c: 'brouillon-proprietaire',
  };
  const gestures: readonly (readonly [string, (ticket: string) => Gesture, string])[] = [
    ...Object.keys(pressed).map(
      (action) =>
        [action, (ticket: string) => ({ is: 'press', ticket, choice: 'notes' }) as const, action] as const,
    ),
    [
      'a dialog sent',
      (ticket) => ({ is: 'submission', ticket, read: () => ({ personne: ELLE }) }),
      'formulaire',
    ],
    ['a list', (ticket) => ({ is: 'lookup', ticket, field: 'personne', query: '' }), 'formulaire'],
    ['a dialog closed', (ticket) => ({ is: 'cancel', ticket }), 'formulaire'],
  ];
  const made = world('partage la liste');

  it.each(gestures)('%s: nothing is asked of the store', async (_name, gesture, action) => {
    const scene = await made;
    const ticket = ticketOf(scene.proprietaire, action, { ...data, f: ['personne'] });
    const asked = gesture(ticket);
    const issue = await scene.observe(() => scene.ask(asked, scene.acteur));
    expect(issue.appels).toEqual([]);
    expect(issue.dit).not.toMatch(IDENTITY);
    if (asked.is === 'press' || asked.is === 'submission')
      expect(issue.dit).toContain('Cette action appartient à une autre personne.');
  });
});

const ending: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  'once it is shared no more': ({ acteur, proprietaire, deps }) =>
    endPartage({ acteur: proprietaire, avec: acteur, sorte: 'liste' }, deps),
  'once the one who follows her has left the group': ({ proprietaire, deps }) =>
    leaveGroupe(proprietaire, 'groupe', deps),
  'once she alone is shared no more': ({ acteur, proprietaire, deps }) =>
    endPartage({ acteur, avec: proprietaire, sorte: 'personne', personne: ELLE }, deps),
  'once she is followed by somebody else': async (scene) => {
    const { proprietaire: acteur, deps } = scene;
    const [avec, one] = [personOf(TIERS).id, { sorte: 'passation', personne: ELLE } as const];
    await proposePartage({ acteur, avec, ...one }, 'passe', deps);
    await acceptPartage({ acteur: avec, avec: acteur, ...one }, deps);
    await workDone(scene);
  },
  'once she is erased': (scene) => become('effacée', scene),
};

describe('every button of every screen that somebody was led to', () => {
  it.each([
    ['partage la liste', 'once it is shared no more'],
    ['partage sa fiche', 'once she alone is shared no more'],
    ['partage dans l’équipe', 'once the one who follows her has left the group'],
    ['partage la liste', 'once she is followed by somebody else'],
    ['partage la liste', 'once she is erased'],
    ['la suit', 'once she is followed by somebody else'],
    ['la suit', 'once she is erased'],
  ])('%s: shows nothing of her and changes nothing of hers, %s', async (qui, end) => {
    const scene = await world(qui);
    const boutons = await harvest(scene);
    expect(boutons.length).toBeGreaterThan(50);
    await ending[end]?.(scene);
    scene.mark();
    const wrong: string[] = [];
    for (const bouton of boutons) wrong.push(...(await faultsOf(bouton, scene)));
    expect(wrong).toEqual([]);
  });

  it('are those of most that can be done of her', async () => {
    const led = (await harvest(await world('la suit'))).map(({ action }) => action);
    expect(led).toEqual(
      expect.arrayContaining([
        'beneficiaire.ouvrir',
        'beneficiaire.historique',
        'beneficiaire.plus',
        'beneficiaire.modifier',
        'beneficiaire.partager',
        'beneficiaire.envoyer',
        'envois.rectifier',
        'envois.fermer',
        'droits.opposer',
        'droits.effacement',
        'fusion.choisir',
        'cra.ouvrir',
        'cra.copier',
        'cra.modifier',
        'historique.plus',
        'rappels.nouveau',
        'rappels.modifier',
        'partage.finir',
        'formulaire.reprendre',
      ]),
    );
  });
});

async function faultsOf({ action, ...press }: Bouton, scene: Scene): Promise<readonly string[]> {
  const { dit, ecrits, supprimes } = await scene.observe(() => scene.ask({ is: 'press', ...press }));
  await scene.rewind(isForm);
  const hers = [...ecrits, ...supprimes].filter(
    ({ pk, sk }) => pk === `B#${ELLE}` && !sk.includes(scene.acteur),
  );
  const what = `${action} ${press.choice ?? ''}`;
  return [
    ...(IDENTITY.test(dit) ? [`${what} shows her: ${dit.slice(0, 200)}`] : []),
    ...hers.map(({ sk }) => `${what} writes ${sk}`),
  ];
}
