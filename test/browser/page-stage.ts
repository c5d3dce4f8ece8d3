// A browser on the page of a pocket Mattermost, with a bot that says and answers what a test decides.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { buildPage } from '#local/page/build.ts';
import { login, type Person, startPocket } from '#test/support/pocket.ts';
import { allowEphemerals, type Installed, installBot } from '#test/support/pocket-bot.ts';
import {
  type Answer,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '#test/support/scripted-server.ts';

/** What the bot does, changed by each test. `dialog` opens on `/cra`; `message` is its answer to the command. */
export interface Says {
  dialog: object | null;
  message: Answer;
  submission: Answer | 'hang';
  lookup: Answer;
  click: Answer;
}

export interface Stage {
  readonly pocket: PocketMattermost;
  readonly bot: Installed;
  readonly says: Says;
  /** Logs in with one press on a fresh page. */
  enter(person?: string, size?: Size): Promise<Page>;
  /** The bodies that the bot received at a path, oldest first. */
  received(path: 'command' | 'dialog' | 'lookup' | 'action'): readonly Record<string, unknown>[];
  /** Posts as the bot. */
  post(path: string, body: object | readonly string[]): Promise<Record<string, unknown>>;
  /** Calls the API as an administrator. */
  api(method: string, path: string, body?: object): Promise<unknown>;
  botUrl(path: 'action' | 'lookup' | 'source'): string;
  close(): Promise<void>;
}

export const nothing: Answer = { status: 200, body: {} };
export const action = (fields: object, url: string): object => ({
  type: 'button',
  integration: { url },
  ...fields,
});

const silent = (): Says => ({
  dialog: null,
  message: nothing,
  submission: nothing,
  lookup: nothing,
  click: nothing,
});

const openDialog = (
  pocketUrl: string,
  botUrl: string,
  { dialog, trigger }: { dialog: object; trigger: string },
): void => {
  const body = { trigger_id: trigger, url: `${botUrl}/dialog`, dialog };
  void fetch(`${pocketUrl}/api/v4/actions/dialogs/open`, { method: 'POST', body: JSON.stringify(body) });
};

/** The trigger of a command is a form field, that of a click a JSON one. */
const triggerIn = (text: string): string =>
  text.startsWith('{')
    ? String((JSON.parse(text) as { trigger_id?: string }).trigger_id)
    : (new URLSearchParams(text).get('trigger_id') ?? '');

const scriptOf =
  (says: Says, urls: { pocket: string; bot: string }): Script =>
  ({ path, text }) => {
    if (path === '/dialog') return says.submission;
    if (path === '/lookup') return says.lookup;
    if (says.dialog) openDialog(urls.pocket, urls.bot, { dialog: says.dialog, trigger: triggerIn(text) });
    return path === '/action' ? says.click : says.message;
  };

const bodyOf = (text: string): Record<string, unknown> =>
  text.startsWith('{') ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));

const receivedBy =
  (server: ScriptedServer): Stage['received'] =>
  (path) =>
    server.asked.filter((one) => one.path === `/${path}`).map(({ text }) => bodyOf(text));

export interface OpenedPage {
  /** Where the built page is. */
  readonly directory: string;
  enter(url: string, person?: string, size?: Size): Promise<Page>;
  close(): Promise<void>;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The page built and a browser to see it in; whoever serves it is the test's choice. */
export async function openPage(): Promise<OpenedPage> {
  const directory = await mkdtemp(join(tmpdir(), 'page-'));
  await buildPage(directory);
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  return {
    directory,
    enter: async (url, person = 'lea', size = { width: 1280, height: 900 }) => {
      const context = await browser.newContext({ viewport: size, locale: 'fr-FR', bypassCSP: true });
      const page = await context.newPage();
      await page.goto(url);
      await page.locator(`[data-person="${person}"]`).click();
      await box(page).waitFor();
      await page.locator('.offline:empty').waitFor({ state: 'attached' });
      return page;
    },
    close: async () => {
      await browser.close();
      await rm(directory, { recursive: true });
    },
  };
}

const postWith =
  (pocket: PocketMattermost, bot: Installed): Stage['post'] =>
  async (path, body) => {
    const headers = { authorization: `Bearer ${bot.botToken}` };
    const answer = await fetch(`${pocket.url}/api/v4${path}`, {
      method: 'POST',
      headers,
      body: body instanceof FormData ? body : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return (await answer.json()) as Record<string, unknown>;
  };

/** Commands are listed while typing only when they ask for it. */
const listCommands = async (admin: Person): Promise<void> => {
  const { body } = await admin.api('GET', `/commands?team_id=${admin.teamId}&custom_only=true`);
  for (const command of body as { id: string }[]) {
    const listed = {
      auto_complete: true,
      auto_complete_hint: '[type]',
      auto_complete_desc: 'Enregistrer un compte rendu d’activité',
    };
    await admin.api('PUT', `/commands/${command.id}`, { ...command, ...listed });
  }
};

export async function startStage(version: PocketVersion): Promise<Stage> {
  const opened = await openPage();
  const pocket = await startPocket({ version, pageDirectory: opened.directory });
  const says = silent();
  const urls = { pocket: pocket.url, bot: '' };
  const server = await startScriptedServer(scriptOf(says, urls));
  urls.bot = server.url;
  const bot = await installBot(pocket, `${server.url}/command`);
  await allowEphemerals(pocket, bot.botId);
  const admin = await login(pocket, 'admin');
  await listCommands(admin);
  return {
    pocket,
    bot,
    says,
    enter: (person, size) => opened.enter(pocket.url, person, size),
    received: receivedBy(server),
    post: postWith(pocket, bot),
    api: async (method, path, body) => (await admin.api(method, path, body)).body,
    botUrl: (path) => `${server.url}/${path}`,
    close: async () => {
      admin.leave();
      await opened.close();
      await Promise.all([pocket.close(), server.close()]);
    },
  };
}

/** The body that the page posted to the pocket at an address, caught on its way. */
export const posted = async (
  page: Page,
  path: string,
  act: () => Promise<unknown>,
): Promise<Record<string, unknown>> => {
  const [request] = await Promise.all([page.waitForRequest((one) => one.url().endsWith(path)), act()]);
  return request.postDataJSON() as Record<string, unknown>;
};

/** A fresh `/cra` that opens the dialog the bot holds. */
export const openOn = async (page: Page, stage: Stage, dialog: object): Promise<Locator> => {
  stage.says.dialog = {
    callback_id: 'premier',
    title: 'Compte rendu',
    state: 'un',
    submit_label: 'Enregistrer',
    ...dialog,
  };
  await say(page, '/cra');
  const shown = page.getByRole('dialog', { name: String((stage.says.dialog as { title: string }).title) });
  await shown.waitFor();
  stage.says.dialog = null;
  return shown;
};

export const field = (dialog: Locator, name: string): Locator => dialog.locator(`[data-field="${name}"]`);
export const save = (dialog: Locator): Promise<void> =>
  dialog.getByRole('button', { name: 'Enregistrer' }).click();

/** Leaves whatever dialog is open, one on its way out included. */
export const leaveDialog = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector<HTMLElement>('dialog .dialog-close')?.click());

/** Chooses in a list as a hand does: one press to open it, one on the option. */
export const choose = async (dialog: Locator, name: string, option: string): Promise<void> => {
  await field(dialog, name).locator('.picker-arrow').click();
  await dialog.page().getByRole('option', { name: option }).click();
};

export const box = (page: Page): Locator => page.getByRole('textbox', { name: /^Écrire à/ });

export const say = async (page: Page, text: string): Promise<void> => {
  await box(page).fill(text);
  await box(page).press('Enter');
};
