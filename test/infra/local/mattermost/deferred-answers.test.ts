// Deferred answers and ephemeral posts on the pocket server: one test for each line of what was seen on real ones.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import { actionsOf, call, login, type Person, type Reply, startPocket } from '#test/support/pocket.ts';
import { allowEphemerals, type Installed, installBot } from '#test/support/pocket-bot.ts';
import { type ScriptedServer, startScriptedServer } from '#test/support/scripted-server.ts';

let now: number;
let pocket: PocketMattermost;
let bot: ScriptedServer;
let installed: Installed;
let lea: Person;

beforeEach(async () => {
  now = Date.UTC(2025, 2, 10);
  bot = await startScriptedServer(() => ({ status: 200, body: {} }));
  pocket = await startPocket({ clock: () => now });
  installed = await installBot(pocket, `${bot.url}/command`);
  lea = await login(pocket, 'lea');
});

afterEach(async () => {
  lea.leave();
  await pocket.close();
  await bot.close();
});

/** The path of the address that came with the last command. */
function responsePath(): string {
  return new URL(new URLSearchParams(bot.asked.at(-1)?.text).get('response_url') ?? '').pathname;
}

async function answerLater(body: unknown): Promise<Reply> {
  const reply = await call(pocket, 'POST', responsePath(), { body });
  await lea.api('GET', '/users/me');
  return reply;
}

describe('response_url', () => {
  beforeEach(async () => {
    await lea.command('/cra');
  });

  it('answers five times without login, then no more', async () => {
    for (const text of ['un', 'deux', 'trois', 'quatre', 'cinq']) {
      expect(await answerLater({ text })).toMatchObject({ status: 200, body: 'ok' });
    }
    expect((await answerLater({ text: 'six' })).status).toBe(400);
    expect(lea.ephemerals.map((post) => post.message)).toEqual(['un', 'deux', 'trois', 'quatre', 'cinq']);
  });

  it('answers for thirty minutes', async () => {
    now += 29 * 60_000;
    expect((await answerLater({ text: 'à temps' })).status).toBe(200);
    now += 2 * 60_000;
    expect((await answerLater({ text: 'trop tard' })).status).toBe(404);
  });

  it('shows the JSON itself when its type is not said', async () => {
    const sent = await fetch(`${pocket.url}${responsePath()}`, { method: 'POST', body: '{"text":"a"}' });
    expect(sent.status).toBe(200);
    await lea.api('GET', '/users/me');
    expect(lea.ephemerals.at(-1)?.message).toBe('{"text":"a"}');
  });

  it('brings buttons that work, each click with a fresh trigger', async () => {
    const actions = [{ name: 'Continuer', integration: { url: `${bot.url}/action`, context: { t: 'x' } } }];
    await answerLater({ text: 'Suite', attachments: [{ actions }] });
    const [post] = lea.ephemerals;
    if (post) await lea.press(post, 'Continuer');
    if (post) await lea.press(post, 'Continuer');
    const triggers = bot.asked
      .filter((one) => one.path === '/action')
      .map((one) => (JSON.parse(one.text) as { trigger_id: string }).trigger_id);
    expect(new Set(triggers).size).toBe(2);
  });

  it('posts for everybody under the person’s id and the bot’s name', async () => {
    await answerLater({ text: 'Pour tous', response_type: 'in_channel' });
    expect(lea.posts[0]).toMatchObject({ user_id: lea.id, props: { override_username: 'coopilote' } });
  });

  it('works in a private channel where the bot is not a member', async () => {
    await lea.goTo('equipe');
    await lea.command('/cra');
    expect((await answerLater({ text: 'ici aussi' })).status).toBe(200);
    expect(lea.ephemerals.at(-1)?.channel_id).toBe(lea.channelId);
  });

  it('has the address of the site on 11.6, and that by which the person came on 9.11', async () => {
    const given = () => new URLSearchParams(bot.asked.at(-1)?.text).get('response_url');
    pocket.configure({ ServiceSettings: { SiteURL: 'https://chat.exemple.test' } });
    await lea.command('/cra');
    expect(given()).toMatch(/^https:\/\/chat\.exemple\.test\/hooks\/commands\//);
    const old = await startPocket({ version: '9.11' });
    await installBot(old, bot.url);
    old.configure({ ServiceSettings: { SiteURL: 'https://chat.exemple.test' } });
    await (await login(old, 'lea')).command('/cra');
    expect(given()?.startsWith(`${old.url}/hooks/commands/`)).toBe(true);
    await old.close();
  });
});

describe('ephemerals by the bot', () => {
  const post = (channelId: string) => ({
    user_id: lea.id,
    post: {
      channel_id: channelId,
      message: 'Pour vous seule',
      file_ids: ['x'.repeat(26)],
      props: { attachments: [{ actions: [{ name: 'Oui', integration: { url: `${bot.url}/action` } }] }] },
    },
  });
  const send = (channelId: string) =>
    call(pocket, 'POST', '/api/v4/posts/ephemeral', { token: installed.botToken, body: post(channelId) });

  it.each(['', 'system_post_all', 'system_post_all_public'])(
    'are refused with the role « %s » as it comes',
    async (role) => {
      const admin = await login(pocket, 'admin');
      const roles = `system_user ${role}`.trim();
      expect((await admin.api('PUT', `/users/${installed.botId}/roles`, { roles })).status).toBe(200);
      expect((await send(lea.channelId)).status).toBe(403);
    },
  );

  it.each(['town-square', 'equipe', '@coopilote'])(
    'are allowed once the role has the permission, in %s',
    async (channel) => {
      await allowEphemerals(pocket, installed.botId);
      await lea.goTo(channel);
      for (let sent = 0; sent < 6; sent += 1) expect((await send(lea.channelId)).status).toBe(201);
      await lea.api('GET', '/users/me');
      expect(lea.ephemerals).toHaveLength(6);
      expect(lea.ephemerals[0]?.user_id).toBe(installed.botId);
      expect(lea.ephemerals.flatMap(actionsOf)[0]?.cookie).toBeTypeOf('string');
    },
  );

  it('carry no file', async () => {
    await allowEphemerals(pocket, installed.botId);
    const { body } = await send(lea.channelId);
    expect(body).toMatchObject({ file_ids: null });
    expect(body).not.toHaveProperty('metadata.files');
  });

  it('are stored nowhere and seen by nobody else', async () => {
    await allowEphemerals(pocket, installed.botId);
    const karim = await login(pocket, 'karim');
    const { body } = await send(lea.channelId);
    await karim.api('GET', '/users/me');
    expect(karim.ephemerals).toEqual([]);
    expect((await lea.api('GET', `/posts/${(body as { id: string }).id}`)).status).toBe(404);
  });
});

describe('posts by the bot where it is not a member', () => {
  it.each([
    ['system_post_all', 'town-square', 201],
    ['system_post_all', 'equipe', 201],
    ['system_post_all_public', 'town-square', 201],
    ['system_post_all_public', 'equipe', 403],
  ])('with the role %s, in %s: %i', async (role, channel, status) => {
    const admin = await login(pocket, 'admin');
    await admin.api('PUT', `/users/${installed.botId}/roles`, { roles: `system_user ${role}` });
    await lea.goTo(channel);
    await admin.api('DELETE', `/channels/${lea.channelId}/members/${installed.botId}`);
    const body = { channel_id: lea.channelId, message: 'Bonjour' };
    const sent = await call(pocket, 'POST', '/api/v4/posts', { token: installed.botToken, body });
    expect(sent.status).toBe(status);
  });
});
