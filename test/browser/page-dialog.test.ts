// The dialogs of an 11.6 client in a browser: how each kind of field looks, and what pressing « Enregistrer » posts.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { effort, openDialog } from '#local/page/dialog/client.ts';
import {
  choose,
  field,
  leaveDialog,
  nothing,
  openOn,
  posted,
  type Stage,
  save,
  startStage,
} from './page-stage.ts';

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await startStage('11.6');
  page = await stage.enter();
});
afterAll(() => stage.close());
beforeEach(async () => {
  Object.assign(stage.says, { message: nothing, submission: nothing, lookup: nothing });
  await leaveDialog(page);
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
const submitted = (dialog: Awaited<ReturnType<typeof openOn>>): Promise<Record<string, unknown>> =>
  posted(page, '/actions/dialogs/submit', () => save(dialog));

describe('fields', () => {
  it('preselects a list’s default, finds by typing, clears, and refuses a required empty one in English', async () => {
    const lists = [element({ type: 'select', options, default: '30', optional: false })];
    const dialog = await openOn(page, stage, { elements: lists });
    const list = field(dialog, 'champ');
    expect(await list.innerText()).toContain('30 min');
    await list.getByRole('button', { name: 'Effacer le choix' }).click();
    await save(dialog);
    expect(await list.innerText()).toContain('This field is required.');
    expect(await dialog.locator('.dialog-error').innerText()).toBe('Please fix all field errors');
    await list.getByRole('combobox').fill('1 H');
    await page.keyboard.press('Enter');
    expect(await submitted(dialog)).toMatchObject({
      submission: { champ: '60' },
      cancelled: false,
      state: 'un',
    });
    await expect.poll(() => dialog.count()).toBe(0);
  });

  it('shows several choices as chips, each removable', async () => {
    const lists = [element({ type: 'select', multiselect: true, options, default: '30,60' })];
    const dialog = await openOn(page, stage, { elements: lists });
    await field(dialog, 'champ').getByRole('button', { name: 'Retirer 30 min' }).click();
    expect(await submitted(dialog)).toMatchObject({ submission: { champ: ['60'] } });
  });

  it('shows no radio pressed though its default is sent', async () => {
    const dialog = await openOn(page, stage, {
      elements: [element({ type: 'radio', options, default: '60' })],
    });
    expect(await dialog.locator('input:checked').count()).toBe(0);
    expect(await submitted(dialog)).toMatchObject({ submission: { champ: '60' } });
  });

  it('shows a box with its placeholder as text, and a number as plain text', async () => {
    const elements = [
      element({ type: 'bool', placeholder: 'La personne est autonome' }),
      element({ name: 'n', type: 'text', subtype: 'number', default: '3' }),
    ];
    const dialog = await openOn(page, stage, { elements });
    await dialog.getByLabel('La personne est autonome').check();
    expect(await field(dialog, 'n').locator('input').getAttribute('type')).toBe('text');
    expect(await submitted(dialog)).toMatchObject({ submission: { champ: true, n: '3' } });
  });

  it('says the date in French, and changes it in a calendar', async () => {
    const dialog = await openOn(page, stage, {
      elements: [element({ type: 'date', default: '2026-11-20' })],
    });
    const button = field(dialog, 'champ').locator('.date-button');
    expect(await button.innerText()).toBe('20 nov. 2026');
    await button.click();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect(await button.innerText()).toBe('19 nov. 2026');
    await button.click();
    await page.getByRole('button', { name: 'Mois suivant' }).click();
    await page.getByRole('button', { name: 'mardi 1 décembre 2026' }).click();
    expect(await submitted(dialog)).toMatchObject({ submission: { champ: '2026-12-01' } });
  });

  it('focuses a first text field only, and draws an unknown type as a text', async () => {
    const first = await openOn(page, stage, { elements: [element({ type: 'text' })] });
    expect(await first.locator('input').evaluate((input) => input === document.activeElement)).toBe(true);
    await first.getByRole('button', { name: 'Fermer' }).click();
    const second = [element({ name: 'a', type: 'select', options }), element({ type: 'tableau' })];
    const dialog = await openOn(page, stage, { elements: second });
    expect(await dialog.innerText()).toContain('This field could not be converted properly');
    expect(await dialog.evaluate((shown) => shown === document.activeElement)).toBe(true);
  });

  it('looks up on opening and at every keystroke, shows a raw default, and takes what is found', async () => {
    const lookup = { type: 'select', data_source: 'dynamic', data_source_url: stage.botUrl('lookup') };
    stage.says.lookup = { status: 200, body: { items: [{ text: 'Marie Dupont · 1954', value: 'p1' }] } };
    const before = stage.received('lookup').length;
    const dialog = await openOn(page, stage, { elements: [element({ ...lookup, default: '69123' })] });
    expect(await field(dialog, 'champ').innerText()).toContain('69123');
    await field(dialog, 'champ').locator('.picker-arrow').click();
    await page.keyboard.type('du');
    await page.getByRole('option', { name: 'Marie Dupont' }).click();
    const asked = stage
      .received('lookup')
      .slice(before)
      .map(({ submission }) => submission);
    expect(asked.map((one) => (one as { query?: string }).query).toSorted()).toEqual(['d', 'du', undefined]);
    expect(asked[0]).toMatchObject({ selected_field: 'champ', champ: { label: '69123', value: '69123' } });
    expect(await submitted(dialog)).toMatchObject({ submission: { champ: 'p1' } });
  });

  it('shows long labels whole, help, « (facultatif) », a red star, and an introduction with its table', async () => {
    const display_name =
      'Un libellé bien plus long que les vingt-quatre octets annoncés par la documentation';
    const elements = [
      element({ type: 'text', display_name, help_text: 'Une *aide*' }),
      element({ name: 'b', type: 'text', optional: false }),
    ];
    const dialog = await openOn(page, stage, {
      elements,
      introduction_text: '| A | B |\n| - | - |\n| 1 | 2 |',
    });
    expect(await dialog.getByRole('cell', { name: '2' }).count()).toBe(1);
    expect(await field(dialog, 'champ').innerText()).toContain(`${display_name} (facultatif)`);
    expect(await field(dialog, 'champ').locator('em').innerText()).toBe('aide');
    expect(
      await field(dialog, 'b')
        .locator('.star')
        .evaluate((star) => getComputedStyle(star).color),
    ).toBe('rgb(185, 50, 53)');
  });

  it('makes a dialog without any element a confirmation box', async () => {
    const dialog = await openOn(page, stage, { elements: [], introduction_text: 'Vraiment supprimer ?' });
    expect(await submitted(dialog)).toMatchObject({ submission: {} });
  });
});

describe('answers', () => {
  const text = [element({ type: 'text', default: 'a' })];

  it('shows errors under their field with a banner, and keeps what was typed', async () => {
    stage.says.submission = { status: 200, body: { errors: { champ: 'Choisissez une autre durée.' } } };
    const dialog = await openOn(page, stage, { elements: text });
    await dialog.getByRole('textbox').fill('écrit');
    await submitted(dialog);
    await expect.poll(() => field(dialog, 'champ').innerText()).toContain('Choisissez une autre durée.');
    expect(await dialog.locator('.dialog-error').innerText()).toBe(
      'Submission failed with validation errors',
    );
    expect(await dialog.getByRole('textbox').inputValue()).toBe('écrit');
  });

  it('stays open when the integration fails', async () => {
    stage.says.submission = { status: 500, body: {} };
    const dialog = await openOn(page, stage, { elements: text });
    await submitted(dialog);
    await expect.poll(() => dialog.locator('.dialog-error').innerText()).toBe('Submission failed');
  });

  it('sends once while an answer is awaited', async () => {
    stage.says.submission = 'hang';
    const dialog = await openOn(page, stage, { elements: text });
    await submitted(dialog);
    expect(await dialog.getByRole('button', { name: 'Envoi…' }).isDisabled()).toBe(true);
  });

  it('chains steps: new state, first callback_id, every value so far', async () => {
    const form = {
      title: 'Étape 2',
      state: 'deux',
      elements: [element({ name: 'm', type: 'select', options })],
    };
    stage.says.submission = { status: 200, body: { type: 'form', form } };
    const dialog = await openOn(page, stage, { elements: text });
    await save(dialog);
    const next = page.getByRole('dialog', { name: 'Étape 2' });
    await choose(next, 'm', '30 min');
    stage.says.submission = nothing;
    const body = await posted(page, '/submit', () => next.getByRole('button', { name: 'Envoyer' }).click());
    expect(body).toMatchObject({
      callback_id: 'premier',
      state: 'deux',
      submission: { champ: 'a', m: '30' },
    });
  });

  it('asks for a new form when a field to refresh changes', async () => {
    const source_url = stage.botUrl('source');
    stage.says.message = {
      status: 200,
      body: { type: 'form', form: { title: 'Compte rendu', elements: text } },
    };
    const elements = [element({ name: 'type', type: 'select', options, refresh: true })];
    const dialog = await openOn(page, stage, { elements, source_url });
    const body = await posted(page, '/submit', () => choose(dialog, 'type', '30 min'));
    expect(body).toMatchObject({ type: 'refresh', url: source_url, submission: { type: '30' } });
    await field(dialog, 'champ').waitFor();
    expect(await field(dialog, 'type').count()).toBe(0);
  });

  it('tells of « Annuler » and of the cross with notify_on_cancel, not of Escape', async () => {
    for (const name of ['Annuler', 'Fermer']) {
      const dialog = await openOn(page, stage, { elements: [], notify_on_cancel: true });
      const body = await posted(page, '/submit', () => dialog.getByRole('button', { name }).click());
      expect(body).toMatchObject({ cancelled: true, submission: {} });
    }
    const dialog = await openOn(page, stage, { elements: [], notify_on_cancel: true });
    const before = stage.received('dialog').length;
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    expect(stage.received('dialog').length).toBe(before);
  });
});

describe('presses', () => {
  it('are as many as the headless client counts', async () => {
    const elements = [
      element({ name: 'duree', type: 'radio', options }),
      element({ name: 'themes', type: 'select', multiselect: true, options }),
      element({ name: 'lieu', type: 'select', options }),
      element({ name: 'date', type: 'date', default: '2026-11-20' }),
      element({ name: 'oui', type: 'bool', placeholder: 'Oui' }),
    ];
    const dialog = await openOn(page, stage, { elements });
    await page.evaluate(() => {
      document.body.dataset.presses = '0';
      const count = (): void => {
        document.body.dataset.presses = String(Number(document.body.dataset.presses) + 1);
      };
      document.addEventListener('pointerdown', count, true);
    });
    await dialog.getByLabel('30 min').click();
    await choose(dialog, 'themes', '30 min');
    await choose(dialog, 'themes', '1 h');
    await choose(dialog, 'lieu', '1 h');
    await dialog.locator('.date-button').click();
    await page.getByRole('button', { name: 'jeudi 19 novembre 2026' }).click();
    await dialog.getByLabel('Oui').click();
    const counted = Number(await page.locator('body').getAttribute('data-presses'));
    const state = openDialog({ url: '', dialog: { elements: elements as never } }, '11.6.0');
    const fillings = { duree: '30', themes: ['30', '60'], lieu: '60', date: '2026-11-19', oui: true };
    const efforts = Object.entries(fillings).map(
      ([name, filling]) => effort(state, name, { filling }).presses,
    );
    expect(counted).toBe(efforts.reduce((sum, presses) => sum + presses, 0));
  });
});

describe('one dialog after another', () => {
  it('lets a late answer to a dialog that was left change nothing in the next', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/dialogs/submit', async (route) => {
      await released;
      await route.fulfill({ status: 200, contentType: 'application/json', body: '{}' });
    });
    const first = await openOn(page, stage, { elements: [] });
    await submitted(first);
    await first.getByRole('button', { name: 'Annuler' }).click();
    const second = await openOn(page, stage, { elements: [] });
    const late = page.waitForResponse('**/dialogs/submit');
    release();
    await (await late).finished();
    await page.unroute('**/dialogs/submit');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    expect(await second.getByRole('button', { name: 'Enregistrer' }).isEnabled()).toBe(true);
  });
});
