// Every screen on a phone: nothing serious for axe, nothing wider than the screen, the button that saves always in sight.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serious } from './axe.ts';
import { type Hand, type JourneyStage, PHONE, startJourneys, VERSIONS } from './journeys-stage.ts';

const DIALOGS = [
  '/cra individuel',
  '/cra individuel 45 mail',
  '/cra atelier 8',
  '/cra demarche complet',
  '/cra ponctuelle',
  '/cra rdv',
  '/cra acces',
  '/cra deux',
  '/lieux ajouter',
  '/profil',
];
const MESSAGES = ['/cra', '/historique', '/historique mars', '/lieux', '/coop aide', '/cra blabla'];
const PARTS = ['Déroulé', 'Suite', 'Personne', 'Notes', 'Modifier'];

const fits = async ({ page }: Hand): Promise<void> => {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => element.getClientRects().length > 0 && !element.closest('.sidebar'))
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 200)),
  );
  expect(wide).toEqual([]);
  // What is scrolled out of sight counts as hidden for axe: it looks at a screen long enough for all of it.
  await page.setViewportSize({ ...PHONE, height: 6000 });
  expect(await serious(page)).toEqual([]);
  await page.setViewportSize(PHONE);
};

const savesInSight = async ({ dialog }: Hand): Promise<void> => {
  const box = await dialog.getByRole('button', { name: 'Enregistrer' }).boundingBox();
  expect((box?.y ?? PHONE.height) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
};

describe.each(VERSIONS)('sur Mattermost %s', (version) => {
  let stage: JourneyStage;
  let lea: Hand;
  beforeAll(async () => {
    stage = await startJourneys(version);
    lea = await stage.arrive('lea', PHONE);
  });
  afterEach(async () => {
    if (await lea.dialog.isVisible()) await lea.ferme();
  });
  afterAll(() => stage.close());

  it.each(DIALOGS)('%s', async (message) => {
    await lea.ouvre(message);
    await fits(lea);
    await savesInSight(lea);
  });

  it.each(MESSAGES)('%s, en message', async (message) => {
    await lea.tape(message);
    await fits(lea);
  });

  it('ce qui complète une activité enregistrée', async () => {
    await lea.ouvre('/cra individuel 45 mail');
    await lea.enregistre();
    await fits(lea);
    for (const part of PARTS) {
      await lea.appuieEtOuvre(part);
      await fits(lea);
      await savesInSight(lea);
      await lea.ferme();
    }
  });

  it('l’accueil d’une personne nouvelle', async () => {
    const admin = await stage.arrive('admin', PHONE);
    await admin.ouvre('/cra');
    await fits(admin);
  });
});
