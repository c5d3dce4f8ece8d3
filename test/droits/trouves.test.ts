// What these walks found, each by its name: rights that came too late, went too far or were forgotten on the way.
import { describe, expect, it } from 'vitest';
import { INTROUVABLE, readFiche } from '#bot/storage/beneficiaires.ts';
import { acceptPartage, endPartage, proposePartage, readCercle } from '#bot/storage/partages.ts';
import { dropHerName, dropping } from './ailleurs.ts';
import { become, type Etat, workDone } from './elle.ts';
import { HER, send } from './gestes.ts';
import { ELLE, PRENOM } from './identite.ts';
import { worldOf } from './mondes.ts';
import { RELATIONS } from './relations.ts';
import { personOf, press, type Scene, TIERS, TODAY } from './scene.ts';
import { draft } from './traces.ts';

const world = (qui: string, etat: Etat = 'suivie') => worldOf(RELATIONS[qui] ?? expect.fail(qui), etat);

describe('a sending', () => {
  it('is not read before it is known whether her sheet may be sent', async () => {
    const scene = await world('a arrêté de partager');
    const { dit, appels } = await scene.observe(() =>
      press(scene, 'envoi.revoir', { ...HER, envoi: 'envoi-proprietaire' }),
    );
    expect(dit).toContain(INTROUVABLE);
    expect(appels.filter((call) => call.includes('V#') || call === 'open')).toEqual([]);
  });
});

describe('a form left open', () => {
  const leftOpen = async (scene: Scene) => {
    await draft(scene, { form: 'beneficiaire', id: 'laisse', acteur: scene.acteur, target: ELLE });
    return scene.observe(() => press(scene, 'formulaire.reprendre', { c: 'laisse' }));
  };

  it('shows her no more once she was handed over', async () => {
    expect((await leftOpen(await world('la suit'))).dit).toContain(PRENOM);
    const { dit } = await leftOpen(await world('l’a passée'));
    expect(dit).toContain(INTROUVABLE);
    expect(dit).not.toContain(PRENOM);
  });

  it('changes the sheet that hers was merged into, and leaves the one that went where it is', async () => {
    const scene = await world('la suit', 'fondue');
    await draft(scene, { form: 'beneficiaire', id: 'laisse', acteur: scene.acteur, target: ELLE });
    const answers = { prenom: 'Zéphirine', nom: 'Quillivic', genre: 'feminin' };
    await send(scene, 'laisse', answers);
    const merged = await readFiche(ELLE, scene.deps);
    const kept = await readFiche(merged?.fusionVers ?? '', scene.deps);
    expect((await kept?.open('without notes'))?.values.genre).toBe('feminin');
    expect((await merged?.open('without notes'))?.values.genre).toBeUndefined();
  });
});

describe('a share of one person, proposed and not yet agreed to', () => {
  const proposedBefore = async (then: (scene: Scene) => Promise<unknown>) => {
    const scene = await world('n’a pas accepté');
    await then(scene);
    const agree = { sorte: 'personne', avec: scene.proprietaire, ...HER };
    const { dit } = await scene.observe(() => press(scene, 'partage.accepter', agree));
    return { dit, cercle: await readCercle(scene.acteur, TODAY, scene.deps) };
  };

  it('is agreed to while nothing has changed', async () => {
    const { dit, cercle } = await proposedBefore(async () => undefined);
    expect(dit).toContain(PRENOM);
    expect([...cercle.personnes.keys()]).toEqual([ELLE]);
  });

  it('is there no more once she objects', async () => {
    const { dit, cercle } = await proposedBefore((scene) => become('opposée', scene));
    expect(dit).toContain('Ce partage n’existe plus');
    expect([...cercle.personnes]).toEqual([]);
  });

  it('is there no more once somebody else follows her', async () => {
    const { dit, cercle } = await proposedBefore(async (scene) => {
      const { proprietaire: acteur, deps } = scene;
      const avec = personOf(TIERS).id;
      await proposePartage({ acteur, avec, sorte: 'passation', ...HER }, 'passe', deps);
      await acceptPartage({ acteur: avec, avec: acteur, sorte: 'passation', ...HER }, deps);
      await workDone(scene);
    });
    expect(dit).toContain('Ce partage n’existe plus');
    expect([...cercle.personnes]).toEqual([]);
  });
});

it('whom a row of a file looks like is named no more once she is not shared', async () => {
  const scene = await world('partage la liste');
  await dropHerName(scene);
  const doubles = async () =>
    String((await scene.visit('importer', dropping(scene), { action: 'doubles' })).body);
  expect(await doubles()).toContain(PRENOM);
  await endPartage({ acteur: scene.acteur, avec: scene.proprietaire, sorte: 'liste' }, scene.deps);
  const after = await doubles();
  expect(after).toContain('une fiche que vous ne voyez plus');
  expect(after).not.toContain(PRENOM);
});

it('the history of a sheet that was merged is that of the sheet which stays', async () => {
  const scene = await world('la suit', 'fondue');
  const { dit } = await scene.observe(() => press(scene, 'beneficiaire.historique', HER));
  expect(dit).toContain('Accompagnement individuel');
  expect(dit).not.toContain('Rien de plus');
});
