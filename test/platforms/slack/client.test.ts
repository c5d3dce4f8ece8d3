// The client against the stand-in of Slack, over HTTP: what each call does there, and the name of each failure.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackClient } from '#bot/platforms/slack/client.ts';
import { SlackRefused, SlackUnreachable } from '#bot/platforms/slack/failures.ts';
import { drawMessage } from '#bot/platforms/slack/message.ts';
import { sayingView } from '#bot/platforms/slack/render.ts';
import { slackManifest } from '#connect/slack/manifest.ts';
import { type Relay, startRelay } from '#test/support/relay.ts';
import { install } from '#test/support/slack/install.ts';
import { readMessage } from '#test/support/slack/lecture.ts';
import { type Slack, startSlack } from '#test/support/slack/server.ts';
import { type Client, newAddress, newTrigger } from '#test/support/slack/workspace.ts';

let slack: Slack;
let relay: Relay;
let lea: Client;

beforeEach(async () => {
  slack = await startSlack();
  relay = await startRelay(slack.url);
  install(slack.workspace, slackManifest({ botUrl: 'https://bot.exemple', commands: [] }));
  lea = slack.open('lea');
});
afterEach(async () => {
  await relay.close();
  await slack.close();
});

const client = (more: object = {}) =>
  slackClient({
    api: `${relay.url}/api/`,
    hooks: `${relay.url}/`,
    token: slack.workspace.app?.token ?? '',
    deadlineMs: 300,
    ...more,
  });

const [drawn] = drawMessage({ text: '**Bonjour** Léa' });
const shown = () => lea.messages.map(readMessage).map(({ message }) => message);
const general = () => [...slack.workspace.conversations.keys()][0] ?? '';

describe('a call', () => {
  it('opens a window, once a trigger, and replaces it', async () => {
    const trigger = newTrigger(slack.workspace, lea);
    const id = await client().openView(trigger, sayingView('Un instant…'));
    expect(lea.view?.id).toBe(id);
    await client().updateView(id, sayingView('Voilà.'));
    expect(JSON.stringify(lea.view?.view)).toContain('Voilà.');
    await expect(client().openView(trigger, sayingView('x'))).rejects.toMatchObject({
      code: 'exchanged_trigger_id',
    });
    await expect(client().openView('x', sayingView('x'))).rejects.toMatchObject({
      code: 'invalid_trigger_id',
    });
    await expect(client().updateView('V0', sayingView('x'))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('writes in the direct channel, and there to one person', async () => {
    const channelId = await client().directChannel(lea.person.id);
    expect(await client().directChannel(lea.person.id)).toBe(channelId);
    await client().post({ channelId, ...drawn });
    await client().postEphemeral({ channelId, userId: lea.person.id, ...drawn });
    expect(shown()).toEqual(['**Bonjour** Léa', '**Bonjour** Léa']);
    expect(lea.messages.map(({ isEphemeral }) => isEphemeral)).toEqual([false, true]);
  });

  it('is refused where the bot is not', async () => {
    const there = { channelId: general(), userId: lea.person.id, ...drawn };
    await expect(client().postEphemeral(there)).rejects.toMatchObject({ code: 'not_in_channel' });
    await expect(client().directChannel('U0PERSONNE')).rejects.toMatchObject({ code: 'user_not_found' });
  });

  it('answers at an address five times, and never elsewhere than at Slack', async () => {
    const address = `${relay.url}/actions/${newAddress(slack.workspace, { client: lea, channelId: general() })}`;
    for (let time = 0; time < 5; time += 1) await client().answerLater(address, drawn);
    expect(shown()).toHaveLength(5);
    await expect(client().answerLater(address, drawn)).rejects.toMatchObject({ code: 'http_404' });
    for (const elsewhere of ['https://exemple.test/x', `${relay.url.replace('http', 'https')}/x`, 'x', ''])
      await expect(client().answerLater(elsewhere, drawn)).rejects.toMatchObject({ reason: 'not-slack' });
  });

  it('reads people, and finds one by their address', async () => {
    const found = { id: lea.person.id, nom: 'Léa Martin', email: 'lea@exemple.test', isPerson: true };
    expect(await client().user(lea.person.id)).toMatchObject({ ...found, timezone: 'Europe/Paris' });
    expect(await client().userByEmail('lea@exemple.test')).toMatchObject(found);
    expect(await client().userByEmail('personne@exemple.test')).toBeUndefined();
    await expect(client().user('U0PERSONNE')).rejects.toMatchObject({ code: 'user_not_found' });
  });

  it('sends a file the way there is today, given the scope', async () => {
    const channelId = await client().directChannel(lea.person.id);
    const file = {
      channelId,
      name: 'bilan.pdf',
      title: 'Bilan',
      altText: 'Le bilan',
      bytes: new Uint8Array([1, 2]),
    };
    await expect(client().uploadFile(file)).rejects.toMatchObject({ code: 'missing_scope' });
    const { app } = slack.workspace;
    if (app) slack.workspace.app = { ...app, scopes: [...app.scopes, 'files:write'] };
    await client().uploadFile(file);
    expect(slack.workspace.files).toMatchObject([{ name: 'bilan.pdf', channelId }]);
    expect(slack.workspace.files[0]?.bytes).toBeGreaterThan(0);
  });
});

describe('a failure', () => {
  const asked = () => client().user(lea.person.id);

  it.each([
    ['down', SlackUnreachable, { reason: 'down' }],
    [{ slow: 2_000 }, SlackUnreachable, { reason: 'slow' }],
    [500, SlackUnreachable, { reason: 'not-slack' }],
  ] as const)('%o has its name', async (weather, kind, what) => {
    relay.set('/api/', weather);
    await expect(asked()).rejects.toBeInstanceOf(kind);
    await expect(asked()).rejects.toMatchObject(what);
  });

  it('says what Slack says of a token that it does not know, and never the token', async () => {
    const error = await client({ token: 'xoxb-inconnu-de-slack' })
      .user('U1')
      .catch((one: unknown) => one);
    expect(error).toBeInstanceOf(SlackRefused);
    expect(error).toMatchObject({ code: 'invalid_auth' });
    expect(JSON.stringify([error, String(error)])).not.toContain('inconnu');
  });
});
