// The page for everybody: axe finds nothing serious, the keyboard is enough, a phone shows dialogs whole.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serious } from './axe.ts';
import { box, field, openOn, posted, type Stage, say, startStage } from './page-stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage('11.6');
});
afterAll(() => stage.close());

const options = [
  { text: '30 min', value: '30' },
  { text: '1 h', value: '60' },
];
const elements = [
  { name: 'duree', display_name: 'Durée', type: 'radio', options },
  { name: 'themes', display_name: 'Thématiques', type: 'select', multiselect: true, options, default: '30' },
  {
    name: 'lieu',
    display_name: 'Lieu',
    type: 'select',
    options,
    help_text: 'Le plus proche',
    optional: true,
  },
  { name: 'date', display_name: 'Date', type: 'date', default: '2026-11-20' },
  { name: 'autonome', display_name: 'Autonome', type: 'bool', placeholder: 'Oui', optional: true },
  { name: 'notes', display_name: 'Notes', type: 'textarea', placeholder: 'Rien de sensible', optional: true },
];

const sizes = { laptop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };

describe.each(Object.entries(sizes))('on a %s', (_, size) => {
  it('has nothing serious for axe in the chat, its list of commands and its messages', async () => {
    const page = await stage.enter('lea', size);
    const actions = ['primary', 'default', 'danger', 'good'].map((style) => ({
      id: style,
      name: style,
      type: 'button',
      style,
      integration: { url: stage.botUrl('action') },
    }));
    const text =
      'Quel type d’**activité** ? [Aide](https://exemple.test) `code`\n\n| A | B |\n| - | - |\n| 1 | 2 |';
    stage.says.message = { status: 200, body: { text, attachments: [{ text: 'Brouillon', actions }] } };
    await say(page, '/cra');
    await page.getByRole('button', { name: 'primary' }).last().waitFor();
    expect(await serious(page)).toEqual([]);
    await box(page).fill('/c');
    await page.getByRole('option').first().waitFor();
    expect(await serious(page)).toEqual([]);
  });

  it('has nothing serious for axe in a dialog, its list, its calendar, its errors', async () => {
    const page = await stage.enter('lea', size);
    const dialog = await openOn(page, stage, { elements, introduction_text: 'Étape **1**' });
    expect(await serious(page)).toEqual([]);
    await field(dialog, 'lieu').locator('.picker-arrow').click();
    expect(await serious(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.locator('.date-button').click();
    expect(await serious(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    expect(await serious(page)).toEqual([]);
  });

  it('has nothing serious for axe where one says who one is', async () => {
    const page = await stage.enter('lea', size);
    if (size.width < 760) await page.getByRole('button', { name: 'Canaux' }).click();
    await page.getByRole('button', { name: 'Changer de personne' }).click();
    expect(await serious(page)).toEqual([]);
  });
});

describe('the keyboard', () => {
  it('is enough to fill and save a dialog', async () => {
    const page = await stage.enter();
    const dialog = await openOn(page, stage, { elements });
    const keys = async (...all: string[]): Promise<void> => {
      for (const key of all) await page.keyboard.press(key);
    };
    await dialog.getByRole('radio', { name: '30 min' }).focus();
    await keys('Space', 'Tab', 'ArrowDown', 'Enter');
    await keys('Tab', 'ArrowDown', 'ArrowDown', 'Enter');
    await keys('Tab', 'Tab', 'Space', 'Tab', 'Tab', 'Tab');
    const body = await posted(page, '/submit', () => page.keyboard.press('Enter'));
    expect(body).toMatchObject({
      submission: { duree: '30', themes: ['30', '60'], lieu: '60', date: '2026-11-20', autonome: true },
    });
  });
});

describe('a phone', () => {
  it('shows a dialog over the whole screen, and its channels on demand', async () => {
    const page = await stage.enter('lea', sizes.phone);
    const channel = page.locator('.channel', { hasText: 'coopilote' });
    expect(await channel.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Canaux' }).click();
    await channel.click();
    await expect.poll(() => channel.isVisible()).toBe(false);
    const dialog = await openOn(page, stage, { elements });
    expect(await dialog.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    expect(await dialog.evaluate((element) => element.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
