// The pages where files of people come and go, in a browser: dropped, told of, agreed to, done; on any screen, from the keyboard, without script.
import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import type { LocalDoor } from '#local/http-events.ts';
import { messageOf } from '#test/support/memory-bot.ts';
import { addressIn, type Guichet, guichet, serveGuichet } from '#test/support/pages.ts';
import { suivies } from '#test/support/suivies.ts';
import { tableauDe } from '#test/support/tableaux.ts';
import { serious } from './axe.ts';

const sizes = { laptop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };
const CSV =
  'Nom;Prénom;Né en;Tél;Observations\nMARTIN;Paul;1952;06 12 34 56 78;\nLe Goff;Hélène;1948;06 12;mot de passe : Soleil29\nLe Bihan;Awa;;;\n;Zoé;;;\n';

let browser: Browser;
let desk: Guichet;
let door: LocalDoor;
/** Whether jobs are done as soon as they are asked for. */
let working: boolean;
beforeAll(async () => {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});
beforeEach(async () => {
  desk = await guichet();
  await suivies(desk.bot, { p1: { prenom: 'Paul', nom: 'Martin', naissance: '1952' } });
  working = true;
  door = await serveGuichet({ ...desk, travaille: async () => void (working && (await desk.travaille())) });
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  await door.close();
});
afterAll(() => browser.close());

/** The page that a command gives the link of. */
async function open(command: string, options: BrowserContextOptions = {}): Promise<Page> {
  return openAt(await desk.lien(command), options);
}

async function openAt(address: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: sizes.phone, locale: 'fr-FR', ...options });
  const page = await context.newPage();
  await page.goto(door.url + new URL(address).pathname);
  return page;
}

const file = (contents: string | Buffer, name = 'liste.csv') => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(contents),
});

async function choose(page: Page, chosen = file(CSV)): Promise<void> {
  await page.getByLabel('Votre fichier').setInputFiles(chosen);
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
}

/** Lets files go over the page, as a hand does; each as much longer as is said, by what nobody reads of it. */
async function drop(page: Page, names: readonly string[], more = 0): Promise<void> {
  const files = await page.evaluateHandle(
    ([given, text, count]) => {
      const transfer = new DataTransfer();
      for (const name of given) transfer.items.add(new File([text, ';;;;;', 'x'.repeat(count)], name));
      return transfer;
    },
    [names, CSV, more] as const,
  );
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.locator('#depot').dispatchEvent(event, { dataTransfer: files });
}

const report = (page: Page) => page.getByRole('heading', { name: 'Ce que contient votre fichier' }).waitFor();
const done = (page: Page) => page.getByRole('heading', { name: 'Import terminé' }).waitFor();
const people = async () =>
  (await readRepertoire(desk.bot.acteur.id, desk.bot.deps)).map(({ nom }) => nom).toSorted();

async function fits(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
}

describe.each(Object.entries(sizes))('on a %s', (_, viewport) => {
  it('a list is dropped, told of, agreed to and there; no page is wider than the screen', async () => {
    const page = await open('/beneficiaire importer', { viewport });
    await fits(page);
    await drop(page, ['liste.csv']);
    await report(page);
    await fits(page);
    expect(await people()).toEqual(['Martin']);
    const gaps = page.getByRole('region', { name: 'Ce qui n’est pas repris' });
    expect(await gaps.getByRole('row').nth(1).allTextContents()).toEqual([
      expect.stringContaining('3TélCe numéro n’est pas valide'),
    ]);
    await page.getByRole('button', { name: 'Voir qui est peut-être déjà là' }).click();
    await page.getByText('Paul Martin · 1952').waitFor();
    await fits(page);
    await page.getByRole('button', { name: 'Revenir au rapport' }).click();
    await report(page);
    await page.getByLabel(/^Compléter la fiche qui existe/).check();
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await done(page);
    await page.getByText('2 personnes ajoutées, 1 fiche complétée.').waitFor();
    await fits(page);
    expect(await people()).toEqual(['Le Bihan', 'Le Goff', 'Martin']);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger 2 lignes à revoir (.xlsx)' }).click(),
    ]);
    const { lignes } = await tableauDe(await readFile(await download.path()));
    expect(lignes.map(({ cellules }) => cellules[1])).toEqual(['Hélène', 'Zoé']);
  });

  it('nothing is serious for axe, on any page', async () => {
    const page = await open('/beneficiaire importer', { viewport, bypassCSP: true });
    const sound = async () => expect(await serious(page)).toEqual([]);
    await sound();
    await choose(page, file('MZ\u0090\u0000', 'liste.xlsx'));
    await page.getByText('Ce fichier est un programme').waitFor();
    await sound();
    working = false;
    await choose(page);
    await page.getByRole('heading', { name: 'Lecture du fichier' }).waitFor();
    await sound();
    await desk.travaille();
    await report(page);
    await sound();
    await page.getByRole('button', { name: 'Voir qui est' }).click();
    await page.getByRole('heading', { name: 'Peut-être déjà là' }).waitFor();
    await sound();
    await page.getByRole('button', { name: 'Revenir au rapport' }).click();
    await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
    await page.getByRole('heading', { name: 'Ajout en cours' }).waitFor();
    await sound();
    await desk.travaille();
    await done(page);
    await sound();
    const exporting = await open('/beneficiaire exporter', { viewport, bypassCSP: true });
    expect(await serious(exporting)).toEqual([]);
  });
});

describe('a file that is dropped', () => {
  it('in several parts arrives whole', async () => {
    const page = await open('/beneficiaire importer');
    const posts: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && posts.push(request.url())));
    await drop(page, ['liste.csv'], 7_000_000);
    await report(page);
    expect(posts).toHaveLength(3);
    await page.getByText('2 personnes nouvelles').first().waitFor();
  });

  it('too large, empty, or with another is refused there, in the place of errors, and nothing is sent', async () => {
    const page = await open('/beneficiaire importer');
    const posts: string[] = [];
    page.on('request', (request) => void (request.method() === 'POST' && posts.push(request.url())));
    const alert = page.getByRole('alert');
    await drop(page, ['liste.csv'], 11_000_000);
    await expect
      .poll(() => alert.textContent())
      .toMatch(/^Ce fichier pèse 11 Mo, et il en faut moins de 10 Mo/);
    await choose(page, file(''));
    await expect.poll(() => alert.textContent()).toBe('Ce fichier est vide.');
    await drop(page, ['a.csv', 'b.csv']);
    await expect.poll(() => alert.textContent()).toBe('Déposez un seul fichier.');
    expect(posts).toEqual([]);
    expect(await page.getByLabel('Votre fichier').getAttribute('aria-describedby')).toContain('erreur');
  });

  it('on a line that is cut is told not to have left, and leaves at the next try', async () => {
    const page = await open('/beneficiaire importer');
    await page.route('**/*', (route) => route.abort());
    await choose(page);
    await page.getByText('Le fichier n’a pas pu être envoyé').waitFor();
    await page.unroute('**/*');
    await page.getByRole('button', { name: 'Lire le fichier' }).click();
    await report(page);
  });

  it('once the link is too old is told so', async () => {
    const page = await open('/beneficiaire importer');
    await page.route('**/*', (route) => route.fulfill({ status: 404, body: '' }));
    await choose(page);
    await page.getByText('Ce lien a expiré : tapez de nouveau /beneficiaire importer').waitFor();
  });

  it('that cannot be read brings back to the field, its error with it', async () => {
    const page = await open('/beneficiaire importer');
    await choose(page, file('MZ\u0090\u0000', 'liste.xlsx'));
    await page.getByText('Ce fichier est un programme').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('fichier');
  });
});

it('without script, from the keyboard: the same, a press more', async () => {
  const page = await open('/beneficiaire importer', { javaScriptEnabled: false });
  working = false;
  const look = async () => {
    const button = page.getByRole('button', { name: 'Voir où en est l’import' });
    await button.waitFor();
    await desk.travaille();
    await button.press('Enter');
  };
  await page.getByText('Sans JavaScript, le fichier doit peser moins de 4 Mo.').waitFor();
  await page.getByLabel('Votre fichier').setInputFiles(file(CSV));
  await page.getByRole('button', { name: 'Lire le fichier' }).press('Enter');
  await look();
  await report(page);
  await page.getByRole('checkbox', { name: '2 personnes nouvelles' }).press('Tab');
  expect(await page.getByRole('checkbox', { name: /notes qui semblent/ }).isChecked()).toBe(false);
  await page.getByRole('button', { name: 'Ajouter', exact: true }).press('Enter');
  await look();
  await done(page);
  expect(await people()).toEqual(['Le Bihan', 'Le Goff', 'Martin']);
});

it('how far the writing has come is said, by tenths', async () => {
  const page = await open('/beneficiaire importer');
  await choose(page);
  await report(page);
  working = false;
  let fait = 0;
  await page.route('**/*', (route) => {
    if (route.request().headers().accept !== 'application/json') return route.continue();
    fait += 700;
    const dit = `${fait} lignes faites sur 5000.`;
    return route.fulfill({ json: { etat: 'accepte', fait, total: 5000, dit } });
  });
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await page.getByRole('status').getByText('1400 lignes faites sur 5000.').waitFor();
  expect(await page.getByRole('progressbar').getAttribute('value')).toMatch(/^(700|1400)$/);
  working = true;
  await page.unroute('**/*');
  await done(page);
});

it('what is kept of a person, and all one’s people, are downloaded', async () => {
  const exporting = await open('/beneficiaire exporter');
  for (const [name, suggested] of [
    ['Tableur (.xlsx)', 'beneficiaires.xlsx'],
    ['Texte (.csv)', 'beneficiaires.csv'],
  ] as const) {
    const [download] = await Promise.all([
      exporting.waitForEvent('download'),
      exporting.getByRole('button', { name }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(suggested);
  }
  const rights = await desk.bot.press(await desk.bot.type('/beneficiaire martin'), 'Droits de la personne');
  const link = addressIn(JSON.stringify(messageOf(await desk.bot.press(rights, 'Tout lui remettre'))));
  const page = await openAt(link, { bypassCSP: true });
  await fits(page);
  expect(await serious(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'À lire (.pdf)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('donnees-personnelles.pdf');
});
