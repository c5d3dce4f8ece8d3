// The page on a 9.11 pocket, in a browser: what its web client does not draw, cuts short, closes and loses.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  action,
  choose,
  field,
  leaveDialog,
  nothing,
  openOn,
  posted,
  type Stage,
  save,
  say,
  startStage,
} from './page-stage.ts';

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await startStage('9.11');
  page = await stage.enter();
});
afterAll(() => stage.close());
beforeEach(async () => {
  Object.assign(stage.says, { message: nothing, submission: nothing, click: nothing });
  await leaveDialog(page);
  // A dialog that arrives within 100 ms of one that leaves is lost, here as there.
  await page.waitForTimeout(120);
});

const options = [
  { text: '30 min', value: '30' },
  { text: '1 h', value: '60' },
];
const element = (fields: object): object => ({
  name: 'champ',
  display_name: 'Champ',
  optional: true,
  ...fields,
});
const submitted = async (dialog: Awaited<ReturnType<typeof openOn>>): Promise<unknown> =>
  (await posted(page, '/actions/dialogs/submit', () => save(dialog))).submission;
const one = (fields: object): ReturnType<typeof openOn> =>
  openOn(page, stage, { elements: [element(fields)] });

describe('fields', () => {
  it.each([
    ['1,5', 15],
    ['1.5', 1],
    ['1e3', 3],
    ['7', 7],
  ])('truncates the number typed %s to %i in the box itself', async (keys, value) => {
    const dialog = await one({ type: 'text', subtype: 'number' });
    await dialog.locator('input[type=number]').pressSequentially(keys);
    expect(await submitted(dialog)).toEqual({ champ: value });
  });

  it('sends an emptied number as null, an untouched one as its text', async () => {
    const untouched = await one({ type: 'text', subtype: 'number', default: '3' });
    expect(await submitted(untouched)).toEqual({ champ: '3' });
    await page.waitForTimeout(120);
    const dialog = await one({ type: 'text', subtype: 'number', default: '3' });
    await dialog.locator('input[type=number]').fill('');
    expect(await submitted(dialog)).toEqual({ champ: null });
  });

  it('cannot clear a list, which comes back to its value', async () => {
    const dialog = await one({ type: 'select', options, default: '30' });
    expect(await dialog.getByRole('button', { name: 'Effacer le choix' }).count()).toBe(0);
    await dialog.getByRole('combobox').fill('rien de tel');
    await dialog.getByRole('heading').click();
    expect(await field(dialog, 'champ').innerText()).toContain('30 min');
    expect(await submitted(dialog)).toEqual({ champ: '30' });
  });

  it('shows an unknown default empty, yet sends it', async () => {
    const dialog = await one({ type: 'select', options, default: '99', placeholder: 'Choisir…' });
    expect(await field(dialog, 'champ').innerText()).toContain('Choisir…');
    expect(await submitted(dialog)).toEqual({ champ: '99' });
  });

  it('shows a radio’s default, and blocks an optional one without', async () => {
    const shown = await one({ type: 'radio', options, default: '60' });
    expect(await shown.getByRole('radio', { name: '1 h' }).isChecked()).toBe(true);
    await shown.getByRole('button', { name: 'Fermer' }).click();
    await page.waitForTimeout(120);
    const dialog = await one({ type: 'radio', options });
    await save(dialog);
    expect(await field(dialog, 'champ').innerText()).toContain('Must be a valid option');
  });

  it('refuses a required box left unticked', async () => {
    const dialog = await one({ type: 'bool', placeholder: 'J’accepte', optional: false });
    await save(dialog);
    expect(await field(dialog, 'champ').innerText()).toContain('This field is required.');
  });

  it('draws no date, and does nothing, without a word, when one is required', async () => {
    const dialog = await one({ type: 'date', optional: false });
    const before = stage.received('dialog').length;
    await save(dialog);
    expect(await dialog.locator('.field').isVisible()).toBe(false);
    expect(await dialog.locator('.dialog-body').innerText()).toBe('');
    expect(stage.received('dialog').length).toBe(before);
  });

  it('makes a multiple list a single choice, and a dynamic one an empty box without look-up', async () => {
    const elements = [
      element({ type: 'select', multiselect: true, options, default: '30,60' }),
      element({ name: 'qui', type: 'select', data_source: 'dynamic' }),
    ];
    const dialog = await openOn(page, stage, { elements });
    expect(await dialog.locator('.picker-chip').count()).toBe(0);
    await choose(dialog, 'champ', '30 min');
    await field(dialog, 'qui').locator('.picker-arrow').click();
    expect(await page.getByRole('option').innerText()).toBe('Aucun résultat');
    await page.keyboard.press('Escape');
    expect(await submitted(dialog)).toEqual({ champ: '30', qui: '' });
    expect(stage.received('lookup')).toEqual([]);
  });
});

describe('answers', () => {
  it('shows errors under their field, without a banner', async () => {
    stage.says.submission = { status: 200, body: { errors: { champ: 'Choisissez.' } } };
    const dialog = await one({ type: 'text' });
    await submitted(dialog);
    await expect.poll(() => field(dialog, 'champ').innerText()).toContain('Choisissez.');
    expect(await dialog.locator('.dialog-error').innerText()).toBe('');
  });

  it.each([
    ['500', { status: 500, body: {} }],
    ['204', { status: 204 }],
    ['errors for unknown fields', { status: 200, body: { errors: { ailleurs: 'Non.' } } }],
    ['a next step', { status: 200, body: { type: 'form', form: { title: 'Étape 2', elements: [] } } }],
  ])('closes silently on %s', async (_, answer) => {
    stage.says.submission = answer;
    const dialog = await one({ type: 'text' });
    await submitted(dialog);
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
  });

  it('tells of Escape too', async () => {
    await openOn(page, stage, { elements: [], notify_on_cancel: true });
    const body = await posted(page, '/submit', () => page.keyboard.press('Escape'));
    expect(body).toMatchObject({ cancelled: true, submission: {} });
  });
});

describe('clicks', () => {
  const withButton = (id: string): void => {
    const attachments = [{ actions: [action({ id, name: id }, stage.botUrl('action'))] }];
    stage.says.message = { status: 200, body: { text: 'Choisissez', attachments } };
  };
  const press = async (id: string): Promise<void> => {
    const done = page.waitForResponse((response) => response.url().endsWith(`/actions/${id}`));
    await page.getByRole('button', { name: id }).last().click();
    await done;
  };

  it('shows an ephemeral_text, under the bot’s name and a webhook’s picture', async () => {
    withButton('dire');
    await say(page, '/cra');
    stage.says.click = { status: 200, body: { ephemeral_text: 'REPONSE-CLIC' } };
    await press('dire');
    const post = page.locator('.post', { hasText: 'REPONSE-CLIC' });
    expect(await post.locator('.author').innerText()).toBe('coopilote');
    expect(await post.locator('.avatar-hook').count()).toBe(1);
  });

  it('shows the ephemeral_text of a stored post as « Système »', async () => {
    const town = Object.values(stage.pocket.state.channels).find(({ name }) => name === 'town-square');
    await stage.api('POST', `/channels/${town?.id}/members`, { user_id: stage.bot.botId });
    const props = {
      attachments: [{ actions: [action({ id: 'stocke', name: 'stocke' }, stage.botUrl('action'))] }],
    };
    await stage.post('/posts', { channel_id: town?.id, message: 'Stocké', props });
    stage.says.click = { status: 200, body: { ephemeral_text: 'REPONSE-STOCKEE' } };
    await press('stocke');
    const post = page.locator('.post', { hasText: 'REPONSE-STOCKEE' });
    await expect.poll(() => post.locator('.author').innerText()).toBe('Système');
  });

  it('says nothing of a click that fails', async () => {
    withButton('casser');
    await say(page, '/cra');
    stage.says.click = { status: 500, body: {} };
    await press('casser');
    expect(await page.locator('.post-error').count()).toBe(0);
  });
});

describe('one dialog after another', () => {
  it('replaces an open one, and sends the first one’s values with the new state', async () => {
    const attachments = [{ actions: [action({ id: 'suite', name: 'suite' }, stage.botUrl('action'))] }];
    stage.says.message = { status: 200, body: { text: 'Suite', attachments } };
    await say(page, '/cra');
    const button = page.getByRole('button', { name: 'suite' }).last();
    await button.waitFor();
    const first = await openOn(page, stage, { elements: [element({ type: 'text', default: 'a' })] });
    await first.getByRole('textbox').fill('premier');
    stage.says.dialog = {
      callback_id: 'second',
      title: 'Second',
      state: 'deux',
      submit_label: 'Enregistrer',
      elements: [],
    };
    await button.dispatchEvent('click');
    const second = page.getByRole('dialog', { name: 'Second' });
    await second.waitFor();
    stage.says.dialog = null;
    const body = await posted(page, '/submit', () => save(second));
    expect(body).toMatchObject({ state: 'deux', callback_id: 'second', submission: { champ: 'premier' } });
  });
});
