// The chat of the page on an 11.6 pocket: people, channels, commands, messages, clicks, files, and what vanishes.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { action, box, nothing, type Stage, say, startStage } from './page-stage.ts';

let stage: Stage;
let clickUrl: string;

beforeAll(async () => {
  stage = await startStage('11.6');
});
afterAll(() => stage.close());
beforeEach(() => {
  clickUrl = stage.botUrl('action');
  Object.assign(stage.says, { dialog: null, message: nothing, submission: nothing, click: nothing });
});

const ephemeral = (body: object): void => {
  stage.says.message = { status: 200, body };
};
const withActions = (...actions: object[]): object => ({ text: 'Choisissez', attachments: [{ actions }] });

describe('people', () => {
  it('makes two tabs two persons, and keeps each on reload', async () => {
    const lea = await stage.enter('lea');
    const tab = await lea.context().newPage();
    await tab.goto(stage.pocket.url);
    await tab.locator('[data-person="karim"]').click();
    await box(tab).waitFor();
    await say(tab, 'Bonjour de Karim');
    await expect
      .poll(() => lea.locator('.post', { hasText: 'Bonjour de Karim' }).locator('.author').innerText())
      .toBe('karim');
    await lea.reload();
    expect(await lea.locator('.me-name').innerText()).toBe('lea');
    expect(await tab.locator('.me-name').innerText()).toBe('karim');
  });

  it('changes the person in two presses', async () => {
    const page = await stage.enter('lea');
    await page.getByRole('button', { name: 'Changer de personne' }).click();
    await page.getByRole('button', { name: /Nadia/ }).click();
    await box(page).waitFor();
    expect(await page.locator('.me-name').innerText()).toBe('nadia');
  });
});

describe('channels', () => {
  it('opens the bot’s direct channel, and counts what was not read there', async () => {
    const page = await stage.enter('sami');
    const direct = page.locator('.channel', { hasText: 'coopilote' });
    const sami = Object.values(stage.pocket.state.users).find(({ username }) => username === 'sami');
    // Only once its connection is up does the page count: a message seen in the open channel proves it.
    const square = Object.values(stage.pocket.state.channels).find(({ name }) => name === 'town-square');
    await stage.post('/posts', { channel_id: square?.id ?? '', message: 'La connexion est là.' });
    await page.getByText('La connexion est là.').waitFor();
    const { id } = await stage.post('/channels/direct', [stage.bot.botId, sami?.id ?? '']);
    await stage.post('/posts', { channel_id: id, message: 'Votre relevé est prêt.' });
    await expect.poll(() => direct.locator('.unread').innerText()).toBe('1');
    await direct.click();
    await page.getByText('Votre relevé est prêt.').waitFor();
    expect(await direct.locator('.unread').count()).toBe(0);
    expect(await box(page).getAttribute('placeholder')).toBe('Écrire à coopilote');
    expect(await page.locator('.post').last().locator('.badge').innerText()).toBe('BOT');
  });

  it('shows files with their size, and downloads them under their name', async () => {
    const page = await stage.enter('lea');
    const lea = Object.values(stage.pocket.state.users).find(({ username }) => username === 'lea');
    const { id } = await stage.post('/channels/direct', [stage.bot.botId, lea?.id ?? '']);
    const form = new FormData();
    form.append('channel_id', String(id));
    form.append('files', new File(['a;b\n1;2\n'], 'statistiques-été.csv'));
    const { file_infos: infos } = await stage.post('/files', form);
    const [file] = infos as { id: string }[];
    await stage.post('/posts', { channel_id: id, message: 'Voici le tableur.', file_ids: [file?.id] });
    await page.locator('.channel', { hasText: 'coopilote' }).click();
    const card = page.getByRole('button', { name: 'Télécharger statistiques-été.csv' });
    const [download] = await Promise.all([page.waitForEvent('download'), card.click()]);
    expect(download.suggestedFilename()).toBe('statistiques-été.csv');
    expect(await card.innerText()).toContain('8 octets');
  });

  it('follows edits and deletions', async () => {
    const page = await stage.enter('lea');
    const town = Object.values(stage.pocket.state.channels).find(({ name }) => name === 'town-square');
    await stage.api('POST', `/channels/${town?.id}/members`, { user_id: stage.bot.botId });
    const { id } = await stage.post('/posts', { channel_id: town?.id, message: 'Première version' });
    const post = page.locator(`[data-post="${id}"]`);
    await post.waitFor();
    await stage.api('PUT', `/posts/${id}/patch`, { message: 'Seconde version' });
    await expect.poll(() => post.innerText()).toContain('Seconde version');
    expect(await post.innerText()).toContain('(modifié)');
    await stage.api('DELETE', `/posts/${id}`);
    await expect.poll(() => post.count()).toBe(0);
  });
});

describe('commands', () => {
  it.each(['Tab', 'Enter', 'press'])('completes the command listed while typing, with %s', async (by) => {
    const page = await stage.enter();
    await box(page).fill('/c');
    const option = page.getByRole('option', { name: /cra \[type\]/ });
    expect(await option.innerText()).toContain('Enregistrer un compte rendu d’activité');
    if (by === 'press') await option.click();
    else await box(page).press(by);
    expect(await box(page).inputValue()).toBe('/cra ');
    expect(await option.isVisible()).toBe(false);
  });

  it('sends the command word in lower case, the rest trimmed', async () => {
    const page = await stage.enter();
    await say(page, '/CRA   Individuel 45 ');
    await expect.poll(() => stage.received('command').at(-1)?.text).toBe('Individuel 45');
    await expect.poll(() => box(page).inputValue()).toBe('');
  });

  it('says under the box why a command failed, and keeps what was typed', async () => {
    const page = await stage.enter();
    stage.says.message = { status: 204 };
    await say(page, '/cra individuel');
    await expect.poll(() => page.locator('.send-error').innerText()).toContain('204 No Content');
    expect(await box(page).inputValue()).toBe('/cra individuel');
  });
});

describe('messages', () => {
  it('shows an answer under the bot’s name, with the person’s own picture, for their eyes only, until they reload', async () => {
    const page = await stage.enter();
    ephemeral({ text: 'Quel type d’**activité** ?' });
    await say(page, '/cra');
    const post = page.locator('.post', { hasText: 'Quel type' }).last();
    await post.waitFor();
    expect(await post.locator('.author').innerText()).toBe('coopilote');
    expect(await post.locator('.badge').innerText()).toBe('BOT');
    expect(await post.locator('.avatar').innerText()).toBe('L');
    expect(await post.innerText()).toContain('(Visible uniquement par vous)');
    expect(await post.locator('strong').innerText()).toBe('activité');
    await page.reload();
    await box(page).waitFor();
    expect(await page.locator('.post', { hasText: 'Quel type' }).count()).toBe(0);
  });

  it('shows an ephemeral by the bot as the bot’s own', async () => {
    const page = await stage.enter();
    const lea = Object.values(stage.pocket.state.users).find(({ username }) => username === 'lea');
    const town = Object.values(stage.pocket.state.channels).find(({ name }) => name === 'town-square');
    const post = { channel_id: town?.id, message: 'Par permission' };
    await stage.post('/posts/ephemeral', { user_id: lea?.id, post });
    const shown = page.locator('.post', { hasText: 'Par permission' });
    await shown.waitFor();
    expect(await shown.locator('.avatar-robot').count()).toBe(1);
    expect(await shown.innerText()).toContain('(Visible uniquement par vous)');
  });

  it('shows the picture that the bot was given', async () => {
    const form = new FormData();
    const dot =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    form.append('image', new File([Buffer.from(dot, 'base64')], 'coopilote.png', { type: 'image/png' }));
    await stage.post(`/users/${stage.bot.botId}/image`, form);
    const page = await stage.enter();
    const picture = page.locator('.channel', { hasText: 'coopilote' }).locator('img');
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
    const icon_url = `${stage.pocket.url}/api/v4/users/${stage.bot.botId}/image`;
    ephemeral({ text: 'Avec son image', icon_url });
    await say(page, '/cra');
    const shown = page.locator('.post', { hasText: 'Avec son image' }).locator('.avatar img');
    await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
  });

  it('draws tables, images, fields and colours, and never runs what a message holds', async () => {
    const page = await stage.enter();
    ephemeral({
      text: '| Thème | Nombre |\n| --- | ---: |\n| Santé | 12 |\n\n![carte](http://127.0.0.1:9/carte.png)\n<img src=x onerror="window.pwned=1"> [x](javascript:window.pwned=1)',
      attachments: [
        {
          color: '#00008b',
          text: 'Brouillon',
          fields: [{ title: 'Durée', value: '45 min', short: true }],
          image_url: 'http://127.0.0.1:9/graphique.png',
        },
      ],
    });
    await say(page, '/cra');
    const post = page.locator('.post').last();
    await post.getByRole('cell', { name: '12' }).waitFor();
    expect(await post.getByRole('img', { name: 'carte' }).getAttribute('src')).toContain('carte.png');
    expect(await post.locator('.attachment .image').getAttribute('src')).toContain('graphique.png');
    expect(await post.locator('dt').innerText()).toBe('Durée');
    expect(await post.locator('.attachment').evaluate((frame) => frame.style.borderLeftColor)).toBe(
      'rgb(0, 0, 139)',
    );
    expect(await post.locator('[onerror], a[href^="javascript"]').count()).toBe(0);
    expect(await post.innerText()).toContain('<img src=x');
  });

  it('folds a long text', async () => {
    const page = await stage.enter();
    ephemeral({
      attachments: [{ text: Array.from({ length: 40 }, (_, line) => `- ligne ${line}`).join('\n') }],
    });
    await say(page, '/cra');
    const text = page.locator('.attachment-text').last();
    await page.getByRole('button', { name: 'Afficher plus' }).last().click();
    expect(await text.evaluate((element) => element.clientHeight)).toBeGreaterThan(400);
  });
});

describe('clicks', () => {
  it('honours the styles of buttons, and sends a menu’s choice from the same line, without a gap', async () => {
    const page = await stage.enter();
    const options = [
      { text: 'Médiathèque', value: 'l1' },
      { text: 'Mairie', value: 'l2' },
    ];
    ephemeral(
      withActions(
        ...['primary', 'default', 'danger', 'good'].map((style) =>
          action({ id: style, name: style, style }, clickUrl),
        ),
        action({ id: 'lieu', type: 'select', name: 'Choisir un lieu', options }, clickUrl),
      ),
    );
    await say(page, '/cra');
    const actions = page.locator('.actions').last();
    await actions.waitFor();
    const classes = await actions
      .locator('button.action')
      .evaluateAll((all) => all.map((one) => one.classList[1]));
    expect(classes).toEqual(['action-primary', 'action-default', 'action-danger', 'action-good']);
    const good = await actions.locator('.action-good').boundingBox();
    const menu = await actions.locator('.picker').boundingBox();
    expect(Math.round((good?.x ?? 0) + (good?.width ?? 0))).toBe(Math.round(menu?.x ?? 0));
    await actions.locator('.picker-arrow').click();
    await page.getByRole('option', { name: 'Mairie' }).click();
    await expect
      .poll(() => stage.received('action').at(-1))
      .toMatchObject({ context: { selected_option: 'l2' } });
  });

  it('opens a dialog from a click', async () => {
    const page = await stage.enter();
    ephemeral(withActions(action({ id: 'suite', name: 'Suite' }, clickUrl)));
    await say(page, '/cra');
    stage.says.dialog = { title: 'Suite', elements: [] };
    await page.getByRole('button', { name: 'Suite' }).last().click();
    await page.getByRole('dialog', { name: 'Suite' }).waitFor();
  });

  it('says beside the message that a click failed', async () => {
    const page = await stage.enter();
    ephemeral(withActions(action({ id: 'casse', name: 'Casse' }, clickUrl)));
    await say(page, '/cra');
    stage.says.click = { status: 500, body: {} };
    const post = page.locator('.post', { has: page.getByRole('button', { name: 'Casse' }) }).last();
    await post.getByRole('button', { name: 'Casse' }).click();
    await expect.poll(() => post.locator('.post-error').innerText()).toContain('action de l');
  });

  it('says the 404 of an update of an ephemeral, which cannot be updated', async () => {
    const page = await stage.enter();
    ephemeral(withActions(action({ id: 'change', name: 'Changer' }, clickUrl)));
    await say(page, '/cra');
    stage.says.click = { status: 200, body: { update: { message: 'Changé' }, ephemeral_text: 'Fait' } };
    const post = page.locator('.post', { has: page.getByRole('button', { name: 'Changer' }) }).last();
    await post.getByRole('button', { name: 'Changer' }).click();
    await expect.poll(() => post.locator('.post-error').innerText()).toContain('message');
    expect(await page.getByText('Changé').count()).toBe(0);
  });

  it('shows an ephemeral_text nowhere', async () => {
    const page = await stage.enter();
    ephemeral(withActions(action({ id: 'dit', name: 'Dire' }, clickUrl)));
    await say(page, '/cra');
    stage.says.click = { status: 200, body: { ephemeral_text: 'REPONSE-CLIC' } };
    const clicked = page.waitForResponse((one) => one.url().endsWith('/actions/dit'));
    await page.getByRole('button', { name: 'Dire' }).last().click();
    await clicked;
    await say(page, 'après le clic');
    await page.getByText('après le clic').last().waitFor();
    expect(await page.getByText('REPONSE-CLIC').count()).toBe(0);
  });

  it('updates a stored post', async () => {
    const page = await stage.enter();
    const town = Object.values(stage.pocket.state.channels).find(({ name }) => name === 'town-square');
    await stage.api('POST', `/channels/${town?.id}/members`, { user_id: stage.bot.botId });
    const props = { attachments: [{ actions: [action({ id: 'publier', name: 'Publier' }, clickUrl)] }] };
    const { id } = await stage.post('/posts', { channel_id: town?.id, message: 'À publier', props });
    stage.says.click = { status: 200, body: { update: { message: 'Publié.', props: {} } } };
    const post = page.locator(`[data-post="${id}"]`);
    await post.getByRole('button', { name: 'Publier' }).click();
    await expect.poll(() => post.innerText()).toContain('Publié.');
    expect(await post.getByRole('button').count()).toBe(0);
  });
});
