// Buttons and menus on the pocket server: one test for each line of what was seen on real ones.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import { call, login, type Person, type ShownPost, startPocket } from '#test/support/pocket.ts';
import { type Installed, installBot } from '#test/support/pocket-bot.ts';
import { type Answer, type ScriptedServer, startScriptedServer } from '#test/support/scripted-server.ts';

let pocket: PocketMattermost;
let bot: ScriptedServer;
let installed: Installed;
let lea: Person;
let answer: Answer | 'hang' | 'drop';

const context = { ticket: 'secret' };

function attachments(url: string) {
  const integration = { url: `${url}/action`, context };
  const options = [{ text: 'Mairie', value: 'l2' }];
  return [
    {
      actions: [
        { id: 'oui', name: 'Oui', integration },
        { id: 'lieu', name: 'Lieu', type: 'select', options, integration },
      ],
    },
  ];
}

beforeEach(async () => {
  bot = await startScriptedServer((asked) =>
    asked.path === '/command'
      ? { status: 200, body: { text: 'Quoi ?', attachments: attachments(bot.url) } }
      : answer,
  );
  pocket = await startPocket({ integrationTimeoutMs: 200 });
  installed = await installBot(pocket, `${bot.url}/command`);
  lea = await login(pocket, 'lea');
  answer = { status: 200, body: {} };
});

afterEach(async () => {
  lea.leave();
  await pocket.close();
  await bot.close();
});

async function ephemeral(): Promise<ShownPost> {
  await lea.command('/cra');
  return lea.until(() => lea.ephemerals[0]);
}

async function stored(): Promise<ShownPost> {
  await lea.goTo('@coopilote');
  const props = { attachments: attachments(bot.url) };
  const body = { channel_id: lea.channelId, message: 'Quoi ?', props };
  expect((await call(pocket, 'POST', '/api/v4/posts', { token: installed.botToken, body })).status).toBe(201);
  return lea.until(() => lea.posts[0]);
}

const json = { 'content-type': 'application/json' };

describe('a click on an ephemeral', () => {
  it.each<[string, Answer]>([
    ['{}', { status: 200, body: {} }],
    ['an empty body', { status: 200, body: '', headers: { 'content-type': '' } }],
    ['an empty body called JSON', { status: 200, body: '', headers: json }],
  ])('is well answered by %s', async (_, given) => {
    const post = await ephemeral();
    answer = given;
    const { status, body } = await lea.press(post, 'Oui');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'OK' });
    expect(lea.ephemerals).toHaveLength(1);
  });

  it('shows ephemeral_text as a reply, text only', async () => {
    const post = await ephemeral();
    answer = { status: 200, body: { ephemeral_text: 'Noté.', attachments: attachments(bot.url) } };
    await lea.press(post, 'Oui');
    expect(lea.ephemerals[1]).toMatchObject({ message: 'Noté.', root_id: post.id, user_id: lea.id });
    expect(lea.ephemerals[1]?.props).not.toHaveProperty('attachments');
  });

  it('cannot update it: 404 to the person, and nothing is shown', async () => {
    const post = await ephemeral();
    answer = { status: 200, body: { update: { message: 'Autre' }, ephemeral_text: 'Noté.' } };
    expect((await lea.press(post, 'Oui')).status).toBe(404);
    expect(lea.ephemerals).toHaveLength(1);
  });

  it.each<[string, Answer | 'hang' | 'drop']>([
    ['text', { status: 200, body: 'Noté.' }],
    ['204', { status: 204 }],
    ['404', { status: 404 }],
    ['500', { status: 500, body: {} }],
    ['silence', 'hang'],
    ['a cut', 'drop'],
  ])('is refused to the person after %s', async (_, given) => {
    const post = await ephemeral();
    answer = given;
    expect(await lea.press(post, 'Oui')).toMatchObject({
      status: 400,
      body: { message: "Une erreur s'est produite lors de l'action de l'intégration" },
    });
  });

  it.each([{ error: 'Non' }, { goto_location: '/ailleurs' }])('ignores %j', async (body) => {
    const post = await ephemeral();
    answer = { status: 200, body };
    expect((await lea.press(post, 'Oui')).status).toBe(200);
    expect(lea.ephemerals).toHaveLength(1);
  });

  it('twice is two requests with two triggers', async () => {
    const post = await ephemeral();
    await Promise.all([lea.press(post, 'Oui'), lea.press(post, 'Oui')]);
    const asked = bot.asked.filter((one) => one.path === '/action').map((one) => JSON.parse(one.text));
    expect(asked).toHaveLength(2);
    expect(asked[0].trigger_id).not.toBe(asked[1].trigger_id);
  });

  it('with a tampered cookie is refused and never reaches the integration', async () => {
    const post = await ephemeral();
    const cookie = post.props.attachments?.[0]?.actions?.[0]?.cookie ?? '';
    const other = `${cookie.startsWith('A') ? 'B' : 'A'}${cookie.slice(1)}`;
    const path = `/posts/${post.id}/actions/oui`;
    expect((await lea.api('POST', path, { cookie: other })).status).toBe(400);
    expect((await lea.api('POST', `/posts/${'a'.repeat(26)}/actions/oui`, { cookie })).status).toBe(400);
    expect(bot.asked.map((one) => one.path)).toEqual(['/command']);
  });

  it('by somebody who cannot read the channel is refused', async () => {
    await lea.goTo('equipe');
    const post = await ephemeral();
    const sami = await login(pocket, 'sami');
    expect((await sami.press(post, 'Oui')).status).toBe(403);
  });
});

describe('a click on a stored post', () => {
  it('updates it, buttons gone or kept as the answer says', async () => {
    const post = await stored();
    answer = { status: 200, body: { update: { message: 'Un' } } };
    await lea.press(post, 'Oui');
    expect(lea.posts[0]?.message).toBe('Un');
    expect(lea.posts[0]?.props.attachments).toHaveLength(1);
    answer = { status: 200, body: { update: { message: 'Deux', props: {} } } };
    await lea.press(post, 'Oui');
    expect(lea.posts[0]).toMatchObject({ message: 'Deux', props: {} });
    expect(lea.events.map((one) => one.event)).toContain('post_edited');
  });

  it('gives the chosen value with the context', async () => {
    const post = await stored();
    await lea.press(post, 'Lieu', 'l2');
    const asked = JSON.parse(bot.asked.at(-1)?.text ?? '{}') as Record<string, unknown>;
    expect(asked).toMatchObject({ type: 'select', context: { ...context, selected_option: 'l2' } });
    expect(asked).toMatchObject({ team_id: '', team_domain: '', user_name: 'lea' });
  });

  it('never shows the context nor the address to people', async () => {
    await stored();
    await ephemeral();
    const { body } = await lea.api('GET', `/channels/${lea.channelId}/posts`);
    const seen = JSON.stringify([lea.events, body]);
    expect(seen).not.toContain('secret');
    expect(seen).not.toContain(bot.url);
  });

  it('of which the action is unknown or has an underscore is 404', async () => {
    const post = await stored();
    expect((await lea.api('POST', `/posts/${post.id}/actions/inconnue`, {})).status).toBe(404);
    expect((await lea.api('POST', `/posts/${post.id}/actions/a_b`, {})).status).toBe(404);
  });
});

it('accepts 40 actions, 20 kB of context, missing ids and relative addresses when posting', async () => {
  const big = { url: '/plugins/x', context: { long: 'x'.repeat(20_000) } };
  const actions = Array.from({ length: 40 }, (_, index) => ({
    name: `A${index}`,
    integration: index === 0 ? big : { url: `${bot.url}/action` },
  }));
  await lea.goTo('@coopilote');
  const body = { channel_id: lea.channelId, message: 'x', props: { attachments: [{ actions }] } };
  const { status } = await call(pocket, 'POST', '/api/v4/posts', { token: installed.botToken, body });
  expect(status).toBe(201);
  const post = await lea.until(() => lea.posts[0]);
  const shown = post.props.attachments?.[0]?.actions ?? [];
  expect(new Set(shown.map((one) => one.id)).size).toBe(40);
  expect(shown.every((one) => /^[a-z0-9]{26}$/.test(one.id))).toBe(true);
  expect((await lea.press(post, 'A1')).status).toBe(200);
});
