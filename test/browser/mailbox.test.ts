// The mailbox's page in a browser: letters come by themselves, are read on any screen, and can do nothing there.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { smtpMailer } from '#bot/documents/mail.ts';
import { mailSchema } from '#bot/env.ts';
import type { Courriel } from '#bot/job-ports.ts';
import { type Mailbox, startMailbox } from '#local/mailbox/mailbox.ts';
import { type ScriptedServer, startScriptedServer } from '#test/support/scripted-server.ts';
import { serious } from './axe.ts';

const sizes = { laptop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

let browser: Browser;
/** Somebody else's site. */
let elsewhere: ScriptedServer;
let mailbox: Mailbox;
let data: string;
beforeAll(async () => {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  elsewhere = await startScriptedServer(() => ({
    status: 200,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Ailleurs</title>',
  }));
});
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'coopilote-boite-'));
  mailbox = await startMailbox({ data, port: 0 });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await mailbox.close();
  await rm(data, { recursive: true });
});
afterAll(async () => {
  await browser.close();
  await elsewhere.close();
});

async function openMailbox(size = sizes.laptop, bypassCSP = false): Promise<Page> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    bypassCSP,
  });
  const page = await context.newPage();
  await page.goto(mailbox.pageUrl);
  await page.getByRole('navigation', { name: 'Courriels reçus' }).waitFor();
  return page;
}

let count = 0;
const bytes = Uint8Array.from({ length: 3000 }, (_, index) => (index * 7) & 0xff);

async function send(more: Partial<Courriel> = {}): Promise<void> {
  count += 1;
  const mailer = smtpMailer({
    ...mailSchema.parse(mailbox.smtpUrl),
    clock: () => Date.UTC(2026, 10, 27, 9, 30),
  });
  const remise = await mailer.send({
    id: `courriel${count}`.padEnd(12, '0'),
    to: 'aide@ccas.example',
    replyTo: 'lea@mediation.example',
    subject: 'Une fiche de suivi',
    text: 'Bonjour en texte',
    html: '<p>Bonjour mis en page</p>',
    attachment: { name: 'fiche d’été.pdf', type: 'application/pdf', bytes },
    ...more,
  });
  expect(remise).toEqual({ is: 'accepted' });
}

const letter = (page: Page, subject = 'Une fiche de suivi') => page.getByRole('link', { name: subject });

describe.each(Object.entries(sizes))('on a %s', (_, size) => {
  it('is empty, then shows what comes, by itself; nothing is serious for axe', async () => {
    const page = await openMailbox(size, true);
    expect(await page.getByText('Aucun courriel pour le moment.').isVisible()).toBe(true);
    expect(await serious(page)).toEqual([]);
    await send();
    await letter(page).waitFor();
    expect(await page.getByText('Aucun courriel pour le moment.').isVisible()).toBe(false);
    expect(await page.getByRole('status').textContent()).toBe('Nouveau courriel : Une fiche de suivi.');
    expect(await serious(page)).toEqual([]);
    await letter(page).press('Enter');
    await page.getByRole('heading', { name: 'Une fiche de suivi' }).waitFor();
    for (const fold of ['Texte seul', 'En-têtes']) await page.getByText(fold, { exact: true }).click();
    expect(await serious(page)).toEqual([]);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(size.width);
  });
});

describe('a letter', () => {
  it('says all that its recipient has', async () => {
    await send();
    const page = await openMailbox();
    await letter(page).click();
    const facts = page.locator('.facts');
    await facts.waitFor();
    expect(await facts.locator('dd').allTextContents()).toEqual([
      'Coopilote <coopilote@mediation.example>',
      'aide@ccas.example',
      'lea@mediation.example',
      '27 novembre 2026 à 10:30',
    ]);
    const frame = page.frameLocator('iframe[title="Le message, mis en page"]');
    await frame.getByText('Bonjour mis en page').waitFor();
    await page.getByText('Texte seul').click();
    expect(await page.getByText('Bonjour en texte').isVisible()).toBe(true);
    await page.getByText('En-têtes').click();
    expect(await page.getByText('auto-generated').isVisible()).toBe(true);
  });

  it('gives its attachment under its name', async () => {
    await send();
    const page = await openMailbox();
    await letter(page).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'fiche d’été.pdf' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('fiche d’été.pdf');
    expect(new Uint8Array(await readFile(await download.path()))).toEqual(bytes);
  });

  it('runs nothing and fetches nothing; a link that is pressed opens apart', async () => {
    const { url } = elsewhere;
    const html = `<p id="dit">intact</p><script>document.getElementById('dit').textContent = 'changé'</script>
      <img src="${url}/image" onerror="document.getElementById('dit').textContent = 'changé'">
      <link rel="stylesheet" href="${url}/style"><iframe src="${url}/cadre"></iframe>
      <p style="background: url(${url}/fond)">fond</p><meta http-equiv="refresh" content="0; url=${url}/saut">
      <form action="${url}/envoi"><button>Envoyer</button></form><a href="${url}/lien">Ouvrir la fiche</a>`;
    await send({ html });
    const page = await openMailbox();
    await letter(page).click();
    const frame = page.frameLocator('iframe[title="Le message, mis en page"]');
    await frame.getByRole('button', { name: 'Envoyer' }).click();
    expect(await frame.locator('#dit').textContent()).toBe('intact');
    const [opened] = await Promise.all([
      page.waitForEvent('popup'),
      frame.getByRole('link', { name: 'Ouvrir la fiche' }).click(),
    ]);
    await opened.waitForLoadState();
    expect(await opened.title()).toBe('Ailleurs');
    const asked = elsewhere.asked.filter(({ path }) => path !== '/favicon.ico');
    expect(asked.map(({ path }) => path)).toEqual(['/lien']);
    expect(asked[0]?.headers.referer).toBeUndefined();
  });

  it('keeps the place of whoever reads while another comes', async () => {
    await send();
    const page = await openMailbox();
    await letter(page).focus();
    await send({ subject: 'Une autre fiche' });
    await letter(page, 'Une autre fiche').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Une fiche de suivi');
    expect(await page.locator('.letter-subject').allTextContents()).toEqual([
      'Une autre fiche',
      'Une fiche de suivi',
    ]);
  });
});

it('on a phone a letter takes the place of the list, and gives it back', async () => {
  await send();
  const page = await openMailbox(sizes.phone);
  await letter(page).click();
  await page.getByRole('heading', { name: 'Une fiche de suivi' }).waitFor();
  expect(await letter(page).isVisible()).toBe(false);
  await page.getByRole('link', { name: 'Tous les courriels' }).click();
  await letter(page).waitFor();
});

it('says that the product is stopped', async () => {
  const page = await openMailbox();
  await mailbox.close();
  await page.getByText('Coopilote est arrêté').waitFor();
  mailbox = await startMailbox({ data, port: Number(new URL(mailbox.pageUrl).port) });
  await expect.poll(() => page.getByRole('status').textContent(), { timeout: 5000 }).toBe('');
});
