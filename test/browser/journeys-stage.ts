// The whole product in a browser, and the hand of a mediator in it: what is typed, what is pressed, what is read.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { putActeur } from '#bot/storage/acteurs.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { type Product, startProduct } from '#local/product.ts';
import { samplePeople } from '#local/seed-people.ts';
import { type OpenedPage, openPage, say } from './page-stage.ts';

export const VERSIONS = ['11.6', '9.11'] as const satisfies readonly PocketVersion[];
export const PHONE = { width: 390, height: 844 };

export interface Hand {
  readonly page: Page;
  /** The open dialog. */
  readonly dialog: Locator;
  /** The newest message. */
  readonly last: Locator;
  /** Types a message and sends it. */
  tape(message: string): Promise<void>;
  /** Types a message that opens a dialog. */
  ouvre(message: string): Promise<void>;
  /** A button of the open dialog, otherwise of the newest message that has it. */
  appuie(label: string): Promise<void>;
  /** The same, when a dialog opens on it. */
  appuieEtOuvre(label: string): Promise<void>;
  /** « Enregistrer », until the dialog is gone and the answer there. */
  enregistre(): Promise<void>;
  /** Ticks a radio of the dialog. */
  coche(label: string): Promise<void>;
  /** Chooses in the first list of a field of the dialog. */
  choisit(name: string, option: string): Promise<void>;
  /** Chooses in the first menu of the newest message. */
  prend(option: string): Promise<void>;
  /** What the newest message says, once it says this. */
  lit(text: string): Promise<void>;
  /** Waits until the dialog is gone, as a person sees it go. */
  quitte(): Promise<void>;
  /** Leaves the dialog by its cross. */
  ferme(): Promise<void>;
  /** How many times the hand came down since the last time this was asked. */
  appuis(): Promise<number>;
}

export interface JourneyStage {
  /** Opens the page as one of the people. */
  arrive(person?: string, size?: { width: number; height: number }): Promise<Hand>;
  /** Where the bot's mail is read. */
  readonly mailboxUrl: string;
  /** Stops all of it and starts again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Léa and Karim have used the bot before, without any activity yet; the administrator never has. */
export async function startJourneys(version: PocketVersion): Promise<JourneyStage> {
  const data = await mkdtemp(join(tmpdir(), 'parcours-'));
  const opened = await openPage();
  let product = await start(data, version);
  await product.deps.table.write(
    samplePeople
      .filter(({ username }) => username === 'lea' || username === 'karim')
      .map(({ acteur }) => putActeur(acteur, 0)),
  );
  return {
    arrive: (person, size) => arrive(opened, product.url, { person, size }),
    get mailboxUrl() {
      return product.mailbox.pageUrl;
    },
    restart: async () => {
      await product.close();
      product = await start(data, version);
    },
    close: async () => {
      await opened.close();
      await product.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

function start(data: string, version: PocketVersion): Promise<Product> {
  const quiet = (): void => {};
  return startProduct({ data, port: 0, version, seed: false, chat: 'pocket', say: quiet, log: quiet });
}

interface Who {
  readonly person: string | undefined;
  readonly size: { readonly width: number; readonly height: number } | undefined;
}

async function arrive(opened: OpenedPage, url: string, { person, size }: Who): Promise<Hand> {
  const page = await opened.enter(url, person, size);
  await page.evaluate(() => {
    const counted = window as unknown as { presses: number };
    counted.presses = 0;
    document.addEventListener('pointerdown', () => (counted.presses += 1), { capture: true });
  });
  return handOn(page);
}

function handOn(page: Page): Hand {
  const dialog = page.getByRole('dialog');
  const posts = page.locator('[data-post]');
  const answered = async (act: () => Promise<void>): Promise<void> => {
    const before = await posts.count();
    await act();
    await posts.nth(before).waitFor();
  };
  const appuie = async (label: string): Promise<void> => {
    const within = (await dialog.isVisible()) ? dialog : page.locator('.post-body');
    await within.getByRole('button', { name: label, exact: true }).last().click();
  };
  const opens = async (act: () => Promise<void>): Promise<void> => {
    await act();
    await dialog.waitFor();
  };
  const gone = async (): Promise<void> => {
    await dialog.waitFor({ state: 'detached' });
    // Older clients lose a dialog that opens within 100 ms of the last one.
    await page.waitForTimeout(150);
  };
  return {
    page,
    dialog,
    last: posts.last(),
    tape: (message) => answered(() => say(page, message)),
    ouvre: (message) => opens(() => say(page, message)),
    appuie,
    appuieEtOuvre: (label) => opens(() => appuie(label)),
    enregistre: () =>
      answered(async () => {
        await appuie('Enregistrer');
        await gone();
      }),
    coche: (label) => dialog.getByRole('radio', { name: label, exact: true }).click(),
    choisit: async (name, option) => {
      await dialog.locator(`[data-field^="${name}"] .picker-arrow`).first().click();
      await page.getByRole('option', { name: option }).click();
    },
    prend: (option) =>
      answered(async () => {
        await posts.last().locator('.picker-arrow').first().click();
        await page.getByRole('option', { name: option, exact: true }).click();
      }),
    lit: (text) => posts.last().getByText(text).first().waitFor(),
    quitte: gone,
    ferme: async () => {
      await dialog.locator('.dialog-close').click();
      await gone();
    },
    appuis: () =>
      page.evaluate(() => {
        const counted = window as unknown as { presses: number };
        const { presses } = counted;
        counted.presses = 0;
        return presses;
      }),
  };
}
