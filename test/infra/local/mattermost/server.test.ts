// The pocket server as a server: what it says of itself, what a fresh one refuses, who may enter, what it keeps.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshlyInstalled } from '#local/mattermost/config.ts';
import { mediationSeed } from '#local/mattermost/seed.ts';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import { call, login, startPocket } from '#test/support/pocket.ts';
import { installBot } from '#test/support/pocket-bot.ts';
import { startScriptedServer } from '#test/support/scripted-server.ts';

let pocket: PocketMattermost;

afterEach(() => pocket.close());

describe('which server it is', () => {
  beforeEach(async () => {
    pocket = await startPocket();
  });

  it('says so on every answer of the API, without login', async () => {
    for (const path of ['/api/v4/system/ping', '/api/v4/users/me', '/api/v4/license/client?format=old']) {
      const { headers } = await call(pocket, 'GET', path);
      expect(headers.get('x-version-id')).toMatch(/^11\.6\.0\.\.[0-9a-f]{64}\.false$/);
      expect(headers.get('x-request-id')).toMatch(/^[a-z0-9]{26}$/);
    }
  });

  it('tells clients its settings, more of them to who is logged in', async () => {
    const path = '/api/v4/config/client?format=old';
    expect((await call(pocket, 'GET', path)).body).toMatchObject({ Version: '11.6.0', SiteURL: pocket.url });
    const { token } = await login(pocket, 'lea');
    expect((await call(pocket, 'GET', path, { token })).body).toMatchObject({
      EnableCommands: 'true',
      EnablePostUsernameOverride: 'true',
      MaxFileSize: '104857600',
    });
  });

  it('does not show its configuration to a bot', async () => {
    const { botToken } = await installBot(pocket, 'http://127.0.0.1:9');
    expect((await call(pocket, 'GET', '/api/v4/config', { token: botToken })).status).toBe(403);
  });

  it('serves a page at every address that is not the API', async () => {
    const { status, headers } = await call(pocket, 'GET', '/nimporte/quoi');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html');
  });
});

describe('a freshly installed server', () => {
  beforeEach(async () => {
    pocket = await startPocket({ seed: { ...mediationSeed, config: freshlyInstalled } });
  });

  it('refuses bots, even to an administrator, until a setting is patched', async () => {
    const admin = await login(pocket, 'admin');
    const bot = { username: 'coopilote', display_name: 'Coopilote' };
    expect(await admin.api('POST', '/bots', bot)).toMatchObject({
      status: 403,
      body: { id: 'api.bot.create_disabled' },
    });
    await admin.api('PUT', '/config/patch', { ServiceSettings: { EnableBotAccountCreation: true } });
    expect((await admin.api('POST', '/bots', bot)).status).toBe(201);
  });

  it('refuses tokens to people, an administrator included, and makes those of bots all the same', async () => {
    const admin = await login(pocket, 'admin');
    const token = { description: 'essai' };
    expect(await admin.api('POST', `/users/${admin.id}/tokens`, token)).toMatchObject({
      status: 501,
      body: { id: 'app.user_access_token.disabled' },
    });
    await admin.api('PUT', '/config/patch', { ServiceSettings: { EnableBotAccountCreation: true } });
    const { body } = await admin.api('POST', '/bots', { username: 'coopilote' });
    const path = `/users/${(body as { user_id: string }).user_id}/tokens`;
    expect((await admin.api('POST', path, token)).status).toBe(200);
  });

  it('makes answers to commands look written by the person', async () => {
    const bot = await startScriptedServer(() => ({ status: 200, body: { text: 'Bonjour' } }));
    pocket.configure({
      ServiceSettings: { EnableBotAccountCreation: true, AllowedUntrustedInternalConnections: '127.0.0.1' },
    });
    await installBot(pocket, bot.url);
    const lea = await login(pocket, 'lea');
    await lea.command('/cra');
    expect(lea.ephemerals[0]?.props).not.toHaveProperty('override_username');
    expect(lea.ephemerals[0]?.props).not.toHaveProperty('override_icon_url');
    await bot.close();
  });

  it('creates commands for a private address, and fails when they are used, until it is listed', async () => {
    const bot = await startScriptedServer(() => ({ status: 200, body: {} }));
    pocket.configure({ ServiceSettings: { EnableBotAccountCreation: true } });
    await installBot(pocket, bot.url);
    const lea = await login(pocket, 'lea');
    expect((await lea.command('/cra')).status).toBe(500);
    expect(bot.asked).toEqual([]);
    for (const listed of ['127.0.0.1', '10.0.0.0/8, 127.0.0.0/8']) {
      pocket.configure({ ServiceSettings: { AllowedUntrustedInternalConnections: listed } });
      expect((await lea.command('/cra')).status).toBe(200);
    }
    await bot.close();
  });

  it('fails commands without an address of the site', async () => {
    pocket.configure({ ServiceSettings: { EnableBotAccountCreation: true, SiteURL: '' } });
    await installBot(pocket, 'http://127.0.0.1:9');
    const refused = await (await login(pocket, 'lea')).command('/cra');
    expect(refused).toMatchObject({
      status: 400,
      body: { id: 'api.command.execute_command.site_url_required.app_error' },
    });
  });

  it('gives back a bot that was disabled', async () => {
    pocket.configure({ ServiceSettings: { EnableBotAccountCreation: true } });
    const { botId, botToken } = await installBot(pocket, 'http://127.0.0.1:9');
    const admin = await login(pocket, 'admin');
    const asBot = async () => (await call(pocket, 'GET', '/api/v4/users/me', { token: botToken })).status;
    await admin.api('POST', `/bots/${botId}/disable`);
    expect(await asBot()).toBe(401);
    await admin.api('POST', `/bots/${botId}/enable`);
    expect(await asBot()).toBe(200);
  });
});

describe('who may enter', () => {
  beforeEach(async () => {
    pocket = await startPocket();
  });

  it('reads with the cookie of a session, and changes with it only from its own page', async () => {
    const { token } = await login(pocket, 'lea');
    const cookie = `MMAUTHTOKEN=${token}`;
    const ask = async (method: string, path: string, headers: Record<string, string> = {}) =>
      (await fetch(`${pocket.url}/api/v4${path}`, { method, headers: { cookie, ...headers } })).status;
    expect(await ask('GET', '/users/me')).toBe(200);
    expect(await ask('GET', '/users/me/image')).toBe(200);
    expect(await ask('POST', '/users/logout')).toBe(401);
    expect(await ask('POST', '/users/logout', { 'x-requested-with': 'XMLHttpRequest' })).toBe(200);
    expect(await ask('GET', '/users/me')).toBe(401);
  });

  it('gives the e-mail, language and time zone of a person to a bot', async () => {
    const { botToken } = await installBot(pocket, 'http://127.0.0.1:9');
    const lea = await login(pocket, 'lea');
    const { body } = await call(pocket, 'GET', `/api/v4/users/${lea.id}`, { token: botToken });
    expect(body).toMatchObject({
      email: 'lea@exemple.test',
      locale: 'fr',
      timezone: { automaticTimezone: 'Europe/Paris' },
    });
  });

  it('listens on this machine alone', () => {
    expect(new URL(pocket.url).hostname).toBe('127.0.0.1');
  });
});

describe('the page', () => {
  let directory: string;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'page-'));
    mkdirSync(join(directory, 'page'));
    writeFileSync(join(directory, 'secret.json'), '{}');
    writeFileSync(join(directory, 'page', 'index.html'), '<h1>Bonjour</h1>');
    writeFileSync(join(directory, 'page', 'main.js'), 'let a');
    pocket = await startPocket({ pageDirectory: join(directory, 'page') });
  });

  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('is served with its files, and in place of every unknown address', async () => {
    const { body, headers } = await call(pocket, 'GET', '/main.js');
    expect([body, headers.get('content-type')]).toEqual(['let a', 'text/javascript; charset=utf-8']);
    for (const path of ['/', '/mediation/channels/equipe', '/absent.js']) {
      expect((await call(pocket, 'GET', path)).body).toBe('<h1>Bonjour</h1>');
    }
  });

  it('shows no file outside its directory', async () => {
    for (const path of ['/..%2fsecret.json', '/%2e%2e/secret.json', '/..%5csecret.json']) {
      expect((await call(pocket, 'GET', path)).body).toBe('<h1>Bonjour</h1>');
    }
  });
});

describe('posts and files', () => {
  beforeEach(async () => {
    pocket = await startPocket();
  });

  it('reach the members of the channel, and only them', async () => {
    const [lea, karim, sami] = await Promise.all(['lea', 'karim', 'sami'].map((name) => login(pocket, name)));
    await lea?.goTo('equipe');
    await lea?.say('Bonjour @karim');
    await karim?.until(() => karim.posts[0]);
    await sami?.api('GET', '/users/me');
    expect(sami?.posts).toEqual([]);
    const posted = karim?.events.find((one) => one.event === 'posted');
    expect(posted?.data.mentions).toBe(JSON.stringify([karim?.id]));
  });

  it('are changed and deleted by their author alone', async () => {
    const [lea, karim] = await Promise.all([login(pocket, 'lea'), login(pocket, 'karim')]);
    const { id } = (await lea.say('Bonjour')).body as { id: string };
    expect((await karim.api('PUT', `/posts/${id}/patch`, { message: 'Non' })).status).toBe(403);
    expect((await karim.api('DELETE', `/posts/${id}`)).status).toBe(403);
    expect((await lea.api('PUT', `/posts/${id}/patch`, { message: 'Bonsoir' })).body).toMatchObject({
      message: 'Bonsoir',
    });
    await lea.api('DELETE', `/posts/${id}`);
    expect(lea.posts).toEqual([]);
    expect((await lea.api('GET', `/posts/${id}`)).status).toBe(404);
  });

  it('are not written twice for one pending id', async () => {
    const lea = await login(pocket, 'lea');
    const body = { channel_id: lea.channelId, message: 'Une fois', pending_post_id: 'p1' };
    const [first, again] = [await lea.api('POST', '/posts', body), await lea.api('POST', '/posts', body)];
    expect(again.body).toEqual(first.body);
    expect(lea.posts).toHaveLength(1);
  });

  it('come by pages, and since a date with what was deleted', async () => {
    const lea = await login(pocket, 'lea');
    const ids: string[] = [];
    for (const text of ['un', 'deux', 'trois']) ids.push(((await lea.say(text)).body as { id: string }).id);
    const path = `/channels/${lea.channelId}/posts`;
    const page = (await lea.api('GET', `${path}?page=1&per_page=2`)).body as { order: string[] };
    expect(page.order).toHaveLength(1);
    await lea.api('DELETE', `/posts/${ids[0]}`);
    const since = (await lea.api('GET', `${path}?since=1`)).body as { order: string[] };
    expect(new Set(since.order)).toEqual(new Set(ids));
  });

  it('download whole, names and accents kept, for who reads the channel', async () => {
    const [lea, sami] = await Promise.all([login(pocket, 'lea'), login(pocket, 'sami')]);
    await lea.goTo('equipe');
    const form = new FormData();
    form.append('channel_id', lea.channelId);
    form.append('files', new File(['a;b'], 'été.csv'));
    const { body } = await call(pocket, 'POST', '/api/v4/files', { token: lea.token, body: form });
    const [info] = (body as { file_infos: { id: string }[] }).file_infos;
    const got = await lea.api('GET', `/files/${info?.id}`);
    expect(got.body).toBe('a;b');
    expect(got.headers.get('content-disposition')).toContain(encodeURIComponent('été.csv'));
    expect((await sami.api('GET', `/files/${info?.id}`)).status).toBe(403);
  });
});

describe('what it keeps', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'pocket-'));
  });

  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('is still there after a restart: people, posts, commands, settings, sessions and files', async () => {
    const store = join(directory, 'mattermost.json');
    pocket = await startPocket({ store });
    const { botToken } = await installBot(pocket, 'http://127.0.0.1:9');
    const lea = await login(pocket, 'lea');
    await lea.say('Bonjour');
    const form = new FormData();
    form.append('image', new File([Buffer.from('89504e47', 'hex')], 'a.png'));
    await call(pocket, 'POST', '/api/v4/users/me/image', { token: botToken, body: form });
    pocket.configure({ ServiceSettings: { EnablePostIconOverride: false } });
    const before = pocket.state;
    await pocket.close();

    pocket = await startPocket({ store });
    const { SiteURL: _, ...settings } = before.config.ServiceSettings;
    expect(pocket.state).toMatchObject({ ...before, config: { ServiceSettings: settings } });
    const image = await call(pocket, 'GET', '/api/v4/users/me/image', { token: botToken });
    expect(image.headers.get('content-type')).toBe('image/png');
    expect((await call(pocket, 'GET', '/api/v4/users/me', { token: lea.token })).status).toBe(200);
  });

  it('says what to do with a file it cannot read', async () => {
    pocket = await startPocket();
    const store = join(directory, 'mattermost.json');
    writeFileSync(store, 'pas du JSON');
    await expect(startPocket({ store })).rejects.toThrow('supprimez-le');
  });
});
