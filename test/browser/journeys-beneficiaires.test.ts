// People who are followed, in the page: a sheet created and found again, and sent to a social worker who reads it on a phone.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serious } from './axe.ts';
import { type Hand, type JourneyStage, PHONE, startJourneys, VERSIONS } from './journeys-stage.ts';

const ADRESSE = 'as@ccas.exemple.fr';

async function cree(qui: Hand, nom: string): Promise<void> {
  await qui.tape(`/beneficiaire ${nom}`);
  await qui.appuieEtOuvre(`Créer : ${nom}`);
  await qui.enregistre();
}

async function prepare(qui: Hand, voie?: string): Promise<void> {
  await qui.coche('Poursuivre l’accompagnement');
  await qui.coche('À l’oral');
  if (voie !== undefined) await qui.choisit('voie', voie);
  const before = await qui.page.locator('[data-post]').count();
  await qui.appuie('Préparer');
  await qui.page.locator('[data-post]').nth(before).waitFor();
}

const motDePasse = async (qui: Hand): Promise<string> =>
  (await qui.last.locator('code').allInnerTexts()).find((text) => text.split('-').length === 5) ?? '';

/** The letter that came, opened in the mailbox. */
async function letter(stage: JourneyStage, page: Page): Promise<string> {
  await page.goto(stage.mailboxUrl);
  await page
    .getByRole('link', { name: /Fiche de suivi transmise/ })
    .first()
    .click();
  const frame = page.frameLocator('iframe').first();
  const link = frame.getByRole('link');
  await frame.getByText('Bonjour').waitFor();
  return (await link.count()) > 0 ? ((await link.first().getAttribute('href')) ?? '') : '';
}

describe.each(VERSIONS)('sur Mattermost %s', (version) => {
  let stage: JourneyStage;
  beforeAll(async () => {
    stage = await startJourneys(version);
  });
  afterAll(() => stage.close());

  it('une fiche créée en deux mots, retrouvée avec une faute, une activité à son nom', async () => {
    const lea = await stage.arrive();
    await cree(lea, 'Solenn Quillivic');
    expect(await lea.last.innerText()).toContain('Solenn Quillivic');
    await lea.appuieEtOuvre('Nouvelle activité');
    await lea.coche('45 min');
    await lea.choisit('thematiques', 'E-mail');
    await lea.enregistre();
    const fiche = async (): Promise<string> => {
      await lea.tape('/b quilivic');
      return lea.last.innerText();
    };
    // Her history follows within the second.
    await expect.poll(fiche, { timeout: 15_000 }).toMatch(/Solenn Quillivic[\s\S]*Une activité/);
    expect(await serious(lea.page)).toEqual([]);
  });

  it('la fiche envoyée : quatre appuis, l’aperçu qui s’ouvre, et l’assistante sociale la reçoit', async () => {
    const lea = await stage.arrive('lea', PHONE);
    await cree(lea, 'Marie Kersale');
    await lea.appuis();
    await lea.ouvre(`/fiche kersale à ${ADRESSE}`);
    await prepare(lea);
    const opened = lea.page.context().waitForEvent('page');
    await lea.last.getByRole('link', { name: 'Voir ce qui partira' }).click();
    const apercu = await opened;
    await apercu.getByRole('button', { name: 'Voir le fichier' }).waitFor();
    expect(await serious(apercu)).toEqual([]);
    expect(await apercu.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      PHONE.width,
    );
    await apercu.close();
    await lea.appuie('Envoyer');
    await lea.lit('Ce qu’il devient vous sera dit');
    // One more than the four: the preview was looked at.
    expect(await lea.appuis()).toBe(5);
    expect(await letter(stage, lea.page)).toBe('');
  });

  it('par un lien : le mot de passe faux, puis juste, sur un téléphone', async () => {
    const karim = await stage.arrive('karim', PHONE);
    await cree(karim, 'Jean Kersauzon');
    await karim.ouvre(`/fiche kersauzon à ${ADRESSE}`);
    await prepare(karim, 'Lien de 7 jours');
    const secret = await motDePasse(karim);
    await karim.appuie('Envoyer');
    await karim.lit('Ce qu’il devient vous sera dit');
    const page = await karim.page.context().newPage();
    await expect.poll(() => letter(stage, page), { timeout: 15_000 }).toContain('/pages/fiche/');
    const lien = await letter(stage, page);
    await page.goto(lien);
    expect(await serious(page)).toEqual([]);
    const field = page.getByRole('textbox', { name: 'Mot de passe' });
    await field.fill('un deux trois');
    await page.getByRole('button', { name: 'Ouvrir la fiche' }).click();
    await page.getByRole('alert').getByText('Ce n’est pas le bon mot de passe').waitFor();
    expect(await serious(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await field.fill(secret.toUpperCase().replaceAll('-', ' '));
    const answer = page.waitForResponse((response) => response.url() === lien);
    await page.getByRole('button', { name: 'Ouvrir la fiche' }).click();
    expect((await answer).headers()['content-type']).toBe('application/pdf');
    await page.close();
  });
});
