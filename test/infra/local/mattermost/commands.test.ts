// Commands on the pocket server: one test for each line of what was seen on real ones.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import { actionsOf, call, login, type Person, startPocket } from '#test/support/pocket.ts';
import { type Installed, installBot } from '#test/support/pocket-bot.ts';
import { type Answer, type ScriptedServer, startScriptedServer } from '#test/support/scripted-server.ts';

let pocket: PocketMattermost;
let bot: ScriptedServer;
let installed: Installed;
let lea: Person;
let answer: Answer | 'hang' | 'drop';

beforeEach(async () => {
  bot = await startScriptedServer(() => answer);
  pocket = await startPocket();
  installed = await installBot(pocket, `${bot.url}/command`);
  lea = await login(pocket, 'lea');
});

afterEach(async () => {
  lea.leave();
  await pocket.close();
  await bot.close();
});

const json = { 'content-type': 'application/json' };

describe('what the integration answers', () => {
  it.each<[string, Answer]>([
    ['{}', { status: 200, body: {} }],
    ['null', { status: 200, body: 'null', headers: json }],
    ['an empty text', { status: 200, body: { text: '' } }],
    [
      'a charset',
      { status: 200, body: '{}', headers: { 'content-type': 'application/json; charset=utf-8' } },
    ],
    ['an empty body of no type', { status: 200, body: '', headers: { 'content-type': '' } }],
  ])('shows nothing and succeeds: %s', async (_, given) => {
    answer = given;
    expect((await lea.command('/cra')).status).toBe(200);
    expect(lea.ephemerals).toEqual([]);
  });

  it.each<[string, Answer]>([
    ['an empty body', { status: 200, headers: json, body: '' }],
    ['invalid JSON', { status: 200, headers: json, body: 'bonjour' }],
  ])('fails when it says JSON and sends %s', async (_, given) => {
    answer = given;
    const { status, body } = await lea.command('/cra');
    expect(status).toBe(500);
    expect(body).toMatchObject({ message: "La commande avec le déclencheur 'cra' a échoué." });
  });

  it('shows the body as text under any other type', async () => {
    answer = { status: 200, body: '{"text":"a"}', headers: { 'content-type': 'text/html' } };
    await lea.command('/cra');
    expect(lea.ephemerals.map((post) => post.message)).toEqual(['{"text":"a"}']);
  });

  it.each([
    [204, '204 No Content'],
    [404, '404 Not Found'],
    [500, '500 Internal Server Error'],
  ])('fails on status %i, which it names', async (status, line) => {
    answer = { status };
    const told = await lea.command('/cra');
    expect(told.status).toBe(500);
    expect(told.body).toMatchObject({
      message: `La commande avec le déclencheur 'cra' a renvoyé la réponse ${line}.`,
    });
  });

  it('gives up on silence', async () => {
    const hurried = await startPocket({ integrationTimeoutMs: 30 });
    await installBot(hurried, bot.url);
    const person = await login(hurried, 'lea');
    answer = 'hang';
    expect((await person.command('/cra')).status).toBe(500);
    await hurried.close();
  });

  it('delivers an ephemeral of 70,000 characters whole', async () => {
    answer = { status: 200, body: { text: 'é'.repeat(70_000) } };
    await lea.command('/cra');
    expect(lea.ephemerals[0]?.message).toHaveLength(70_000);
  });

  it('refuses a post from 16,384 characters on', async () => {
    expect((await lea.say('é'.repeat(16_383))).status).toBe(201);
    expect((await lea.say('é'.repeat(16_384))).status).toBe(400);
    answer = { status: 200, body: { response_type: 'in_channel', text: 'é'.repeat(16_384) } };
    expect((await lea.command('/cra')).status).toBe(500);
  });

  it('delivers each extra response as its own message, buttons included', async () => {
    const actions = [{ name: 'Oui', integration: { url: bot.url } }];
    answer = {
      status: 200,
      body: { text: 'un', extra_responses: [{ text: 'deux', attachments: [{ actions }] }] },
    };
    await lea.command('/cra');
    expect(lea.ephemerals.map((post) => post.message)).toEqual(['un', 'deux']);
    expect(lea.ephemerals.flatMap(actionsOf).map((action) => action.name)).toEqual(['Oui']);
    expect((await lea.press(lea.ephemerals[1] as never, 'Oui')).status).toBe(200);
  });
});

describe('what the integration receives', () => {
  beforeEach(() => {
    answer = { status: 200, body: {} };
  });

  it('is the token twice: in a header and in a field', async () => {
    await lea.command('/cra');
    const token = installed.commandTokens.cra;
    expect(bot.asked[0]?.headers.authorization).toBe(`Token ${token}`);
    expect(new URLSearchParams(bot.asked[0]?.text).get('token')).toBe(token);
  });

  it('is the command in lower case and all that follows the first space, accents and lines included', async () => {
    await lea.command('/CRA individuel « é » 👋\n45 min');
    const form = new URLSearchParams(bot.asked[0]?.text);
    expect(form.get('command')).toBe('/cra');
    expect(form.get('text')).toBe('individuel « é » 👋\n45 min');
  });

  it('names the thread on 11.6 and not on 9.11', async () => {
    expect(lea.username).toBe('lea');
    await lea.command('/cra', 'racine');
    expect(new URLSearchParams(bot.asked[0]?.text).get('root_id')).toBe('racine');
    const old = await startPocket({ version: '9.11' });
    await installBot(old, bot.url);
    await (await login(old, 'lea')).command('/cra', 'racine');
    expect(new URLSearchParams(bot.asked[1]?.text).has('root_id')).toBe(false);
    await old.close();
  });

  it('comes in the address when the command uses GET', async () => {
    const admin = await login(pocket, 'admin');
    const command = { team_id: lea.teamId, trigger: 'lire', method: 'G', url: `${bot.url}/lire?v=1` };
    await admin.api('POST', '/commands', command);
    await lea.command('/lire tout');
    expect(bot.asked[0]?.method).toBe('GET');
    expect(new URL(bot.asked[0]?.path ?? '', bot.url).searchParams.get('text')).toBe('tout');
    expect(bot.asked[0]?.path).toMatch(/^\/lire\?v=1&/);
  });
});

describe('where a command works', () => {
  it('works in a private channel where the bot is not a member, and its own post there is refused', async () => {
    await lea.goTo('equipe');
    answer = { status: 200, body: { text: 'Bonjour' } };
    expect((await lea.command('/cra')).status).toBe(200);
    expect(lea.ephemerals).toHaveLength(1);
    const body = { channel_id: lea.channelId, message: 'x' };
    const refused = await call(pocket, 'POST', '/api/v4/posts', { token: installed.botToken, body });
    expect(refused.status).toBe(403);
  });

  it('works in the direct channel with the bot', async () => {
    await lea.goTo('@coopilote');
    answer = { status: 200, body: { text: 'Bonjour' } };
    expect((await lea.command('/cra')).status).toBe(200);
    expect(lea.ephemerals[0]?.channel_id).toBe(lea.channelId);
  });

  it('is refused where the person may not write, and unknown elsewhere', async () => {
    answer = { status: 200, body: {} };
    const sami = await login(pocket, 'sami');
    await expect(sami.goTo('equipe').then(() => sami.command('/cra'))).resolves.toMatchObject({
      status: 403,
    });
    expect((await lea.command('/inconnue')).status).toBe(404);
    expect(bot.asked).toEqual([]);
  });
});

describe('who seems to answer', () => {
  beforeEach(() => {
    answer = { status: 200, body: { text: 'Bonjour' } };
  });

  it('is the person, under the name of the command', async () => {
    await lea.command('/cra');
    expect(lea.ephemerals[0]).toMatchObject({
      user_id: lea.id,
      type: 'system_ephemeral',
      props: { from_webhook: 'true', override_username: 'coopilote' },
    });
  });

  it('has no other name when the server forbids it', async () => {
    pocket.configure({ ServiceSettings: { EnablePostUsernameOverride: false } });
    await lea.command('/cra');
    expect(lea.ephemerals[0]?.props).not.toHaveProperty('override_username');
  });
});

describe('the commands of a team', () => {
  const command = (trigger: string) => ({ trigger, method: 'P', url: 'https://bot.exemple.test/x' });
  const create = async (server: PocketMattermost, username: string, trigger: string) => {
    const person = await login(server, username);
    return person.api('POST', '/commands', { team_id: person.teamId, ...command(trigger) });
  };

  it('refuse an accent on 11.6 and accept it on 9.11', async () => {
    expect(await create(pocket, 'admin', 'bénéficiaire')).toMatchObject({
      status: 400,
      body: { id: 'model.command.is_valid.trigger.app_error' },
    });
    const old = await startPocket({ version: '9.11' });
    expect((await create(old, 'admin', 'bénéficiaire')).status).toBe(201);
    await old.close();
  });

  it.each(['cra', 'help'])('refuse a trigger that is taken: %s', async (trigger) => {
    expect(await create(pocket, 'admin', trigger)).toMatchObject({
      status: 400,
      body: { id: 'api.command.duplicate_trigger.app_error' },
    });
  });

  it('keep their token when they are edited, and change it when asked', async () => {
    const admin = await login(pocket, 'admin');
    const { body } = await admin.api('GET', `/commands?team_id=${lea.teamId}&custom_only=true`);
    const [known] = body as { id: string; token: string; url: string }[];
    const edited = await admin.api('PUT', `/commands/${known?.id}`, {
      ...known,
      token: '',
      url: 'https://a.test',
    });
    expect(edited.body).toMatchObject({ token: known?.token, url: 'https://a.test' });
    const renewed = await admin.api('PUT', `/commands/${known?.id}/regen_token`);
    expect(renewed.body).not.toEqual({ token: known?.token });
  });

  it('are made by an administrator, neither by a person nor by the bot', async () => {
    expect((await create(pocket, 'lea', 'autre')).status).toBe(403);
    const body = { team_id: lea.teamId, ...command('autre') };
    const asBot = await call(pocket, 'POST', '/api/v4/commands', { token: installed.botToken, body });
    expect(asBot.status).toBe(403);
  });

  it('are suggested while typing, with their hint and description', async () => {
    const admin = await login(pocket, 'admin');
    const hints = { auto_complete: true, auto_complete_hint: '[type]', auto_complete_desc: 'Enregistrer' };
    await admin.api('POST', '/commands', { team_id: lea.teamId, ...command('crayon'), ...hints });
    const { body } = await lea.api(
      'GET',
      `/teams/${lea.teamId}/commands/autocomplete_suggestions?user_input=/cr`,
    );
    expect(body).toEqual([
      { Complete: 'crayon', Suggestion: 'crayon', Hint: '[type]', Description: 'Enregistrer', IconData: '' },
    ]);
  });
});
