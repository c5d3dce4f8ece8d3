// The pictures of the documentation, taken from the product itself: `node infra/local/page/pictures.ts`.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { startProduct } from '#local/product.ts';

const IMAGES = fileURLToPath(new URL('../../../docs/images/', import.meta.url));

interface Picture {
  readonly file: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly pose: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  { file: 'cra.png', size: { width: 1280, height: 800 }, pose: readyToSave },
  { file: 'telephone.png', size: { width: 390, height: 844 }, pose: savedOnPhone },
];

/** The chat behind, and over it a dialog where nothing is left to do but save. */
async function readyToSave(page: Page): Promise<void> {
  await say(page, '/cra');
  await page.getByRole('button', { name: 'Individuel' }).waitFor();
  await say(page, '/cra individuel 45 mail');
  await page.getByRole('dialog').waitFor();
}

/** What was just recorded, and the buttons that complete it. */
async function savedOnPhone(page: Page): Promise<void> {
  await say(page, '/cra individuel 45 mail');
  await page.getByRole('dialog').getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Enregistré :').waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  const box = page.getByRole('textbox', { name: /^Écrire à/ });
  await box.fill(text);
  await box.press('Enter');
}

async function take(browser: Browser, url: string, { file, size, pose }: Picture): Promise<void> {
  const context = await browser.newContext({
    viewport: size,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('[data-person="lea"]').click();
  await page.locator('.offline:empty').waitFor({ state: 'attached' });
  await pose(page);
  // The pointer and the caret say nothing of the product.
  await page.mouse.move(0, 0);
  await page.screenshot({ path: join(IMAGES, file), caret: 'hide', animations: 'disabled' });
  await context.close();
}

const data = await mkdtemp(join(tmpdir(), 'images-'));
const quiet = (): void => {};
const product = await startProduct({
  data,
  port: 0,
  version: '11.6',
  seed: true,
  chat: 'pocket',
  say: quiet,
  log: quiet,
});
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  await mkdir(IMAGES, { recursive: true });
  for (const picture of PICTURES) await take(browser, product.url, picture);
} finally {
  await browser.close();
  await product.close();
  await rm(data, { recursive: true, force: true });
}
