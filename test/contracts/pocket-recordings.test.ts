// A recorded session of a real server, replayed: answers, what the integration receives and what people's clients are told.
import { afterAll, describe, expect, it } from 'vitest';
import { mediationSeed } from '#local/mattermost/seed.ts';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import type { PocketVersion } from '#local/mattermost/versions.ts';
import { call, login, type Person, type Reply, type ShownPost, startPocket } from '#test/support/pocket.ts';
import { type Exchange, type Received, Renaming, recordings, shapeOf } from '#test/support/recordings.ts';
import { type Answer, type Asked, startScriptedServer } from '#test/support/scripted-server.ts';

type Caller = 'lea' | 'admin' | 'bot' | 'nobody';

const callers: Readonly<Record<string, Caller>> = {
  'bot-create-again': 'admin',
  'command-create': 'admin',
  'command-create-duplicate': 'admin',
  'command-create-accent': 'admin',
  'commands-of-team': 'admin',
  'commands-execute': 'lea',
  'dialogs-submit-ok': 'lea',
  'dialogs-submit-errors': 'lea',
  'dialogs-submit-error': 'lea',
  'dialogs-submit-form': 'lea',
  'dialogs-lookup': 'lea',
  'action-button': 'lea',
  'action-update-of-ephemeral': 'lea',
  'response-url': 'nobody',
  'action-of-post': 'lea',
  unauthorized: 'nobody',
  autocomplete: 'lea',
  ping: 'nobody',
};

/** What the integration answered while the session was recorded, made from what the server then said. */
function answers(url: string): Readonly<Record<string, unknown>> {
  const button = (id: string, name: string, ticket: string) => {
    const integration = { url: `${url}/mattermost/action`, context: { ticket } };
    return { id, name, type: 'button', style: 'primary', integration };
  };
  const options = [
    { text: 'Médiathèque', value: 'l1' },
    { text: 'Mairie', value: 'l2' },
  ];
  const menu = { ...button('lieu', 'Lieu', 'ghi'), type: 'select', style: undefined, options };
  const notes = { name: 'notes', display_name: 'Notes', type: 'textarea', optional: true };
  return {
    'commands-execute': {
      response_type: 'ephemeral',
      text: 'Quel type d’activité ?',
      attachments: [{ actions: [button('individuel', 'Individuel', 'abc.def'), menu] }],
    },
    'dialogs-submit-errors': { errors: { duree: 'Choisissez une durée.' } },
    'dialogs-submit-error': { error: 'Rien n’a été enregistré.' },
    'dialogs-submit-form': { type: 'form', form: { title: 'Étape 2', state: 'ticket2', elements: [notes] } },
    'dialogs-lookup': { items: [{ text: 'Lyon', value: '69123' }] },
    'action-button': { ephemeral_text: 'C’est noté.' },
    'action-update-of-ephemeral': { update: { message: 'Remplacé' } },
    'action-of-post': { update: { message: 'Publié.', props: { attachments: [] } } },
    'response-url': {
      text: 'C’est enregistré.',
      attachments: [{ actions: [button('continuer', 'Continuer', 'jkl')] }],
    },
  };
}

describe.each<PocketVersion>(['11.6', '9.11'])('a session on %s', async (version) => {
  const { rest, received, websocket } = recordings(version);
  let answer: Answer = { status: 200, body: {} };
  const integration = await startScriptedServer(() => answer);
  const answered = answers(integration.url);
  const names = new Renaming();
  const pocket = await startPocket({ version });
  // The recording of 9.11 was made with icons of commands allowed, that of 11.6 without.
  pocket.configure({ ServiceSettings: { EnablePostIconOverride: version === '9.11' } });
  const people = await arrange(pocket);
  learnPlaces(names, rest, people.lea);
  for (const port of [9914, 9924]) names.set(`http://127.0.0.1:${port}`, integration.url);

  afterAll(async () => {
    await pocket.close();
    await integration.close();
  });

  it.each(Object.entries(rest))('%s', async (key, recorded) => {
    answer = { status: 200, body: answered[key] ?? {} };
    const reply = key === 'response-url' ? await answerLater() : await replay(key, recorded);
    expect(reply.status).toBe(recorded.status);
    if (recorded.headers) expect(reply.headers.get('content-type')).toBe(recorded.headers['content-type']);
    expect(shapeOf(reply.body)).toEqual(shapeOf(recorded.body));
    if (recorded.status >= 400) {
      const { id, message } = recorded.body as Record<string, unknown>;
      expect(reply.body).toMatchObject({ id, message });
    }
    names.learn(recorded.body, reply.body);
    if (key === 'commands-execute') learnCommand();
  });

  it.each(Object.entries(websocket))('tells clients: %s', async (key, recorded) => {
    const told = people.lea.events.filter((one) => one.event === recorded.event);
    const event = key === 'ephemeral_text' ? told[1] : key === 'deferred_answer' ? told[2] : told[0];
    const { data, broadcast } = event ?? {};
    expect(shapeOf({ data, broadcast })).toEqual(
      shapeOf({ data: recorded.data, broadcast: recorded.broadcast }),
    );
  });

  it.each(Object.entries(received))('sends the integration: %s', async (key, recorded) => {
    if (key === 'dialog-cancelled') await people.lea.cancel(people.lea.dialogs[0] as never);
    if (key === 'action-select') await people.lea.press(people.lea.ephemerals[0] as ShownPost, 'Lieu', 'l2');
    const asked = integration.asked.filter((one) => one.path === recorded.path);
    const last = key === 'dialog-cancelled' || key === 'action-select';
    compareReceived((last ? asked.at(-1) : asked[0]) as Asked, recorded);
  });

  async function replay(key: string, { request }: Exchange): Promise<Reply> {
    const { method, path, body } = names.apply(request ?? { method: 'GET', path: '/' });
    const { token } = people[callers[key] ?? 'bot'];
    const direct = (rest['channels-direct']?.body ?? {}) as { id: string };
    const sent = typeof body === 'string' ? upload(names.apply(direct.id)) : body;
    const reply = await call(pocket, method, path, { token, body: sent });
    await heard();
    return reply;
  }

  /** A request by Léa returns once all that was published has reached her. */
  async function heard(): Promise<void> {
    await people.lea.api('GET', '/users/me');
  }

  async function answerLater(): Promise<Reply> {
    const form = new URLSearchParams(integration.asked[0]?.text);
    const url = form.get('response_url') ?? '';
    expect(url).toMatch(new RegExp(`^${pocket.url}/hooks/commands/[a-z0-9]{26}$`));
    const reply = await call(pocket, 'POST', new URL(url).pathname, { body: answered['response-url'] });
    await heard();
    return reply;
  }

  /** The trigger that opens the dialog, and the post whose buttons are pressed. */
  function learnCommand(): void {
    const seen = Object.fromEntries(new URLSearchParams(received.command?.rawBody));
    names.learn(seen, Object.fromEntries(new URLSearchParams(integration.asked[0]?.text)));
    const { post } = (websocket.ephemeral_message?.data ?? {}) as { post: string };
    names.learn(JSON.parse(post), people.lea.ephemerals[0]);
  }
});

function upload(channelId: string): FormData {
  const parts = new FormData();
  parts.append('channel_id', channelId);
  parts.append('files', new File(['a;b\n1;2'], 'statistiques-été.csv', { type: 'text/csv' }));
  return parts;
}

type People = Record<Caller, { token: string }> & { lea: Person };

async function arrange(pocket: PocketMattermost): Promise<People> {
  const admin = await login(pocket, 'admin');
  const created = await admin.api('POST', '/bots', { username: 'coopilote', display_name: 'Coopilote' });
  const { user_id } = created.body as { user_id: string };
  const { body } = await admin.api('POST', `/users/${user_id}/tokens`, { description: 'essai' });
  await admin.api('POST', `/teams/${admin.teamId}/members`, { team_id: admin.teamId, user_id });
  const bot = { token: (body as { token: string }).token };
  return { admin, bot, lea: await login(pocket, 'lea'), nobody: { token: '' } };
}

/** The people and places that requests name before any answer did. */
function learnPlaces(names: Renaming, rest: Readonly<Record<string, Exchange>>, lea: Person): void {
  const channel = (name: string) => ({
    channel_id: mediationSeed.channels.find((one) => one.name === name)?.id,
  });
  names.learn(rest.user?.body, { id: lea.id });
  names.learn(rest['commands-execute']?.request?.body, { ...channel('town-square'), team_id: lea.teamId });
  names.learn(rest['posts-not-member']?.request?.body, channel('equipe'));
  names.learn(rest.user?.request?.path.slice('/api/v4/users/'.length), lea.id);
}

function compareReceived(asked: Asked, recorded: Received): void {
  expect(asked.method).toBe(recorded.method);
  const { authorization, ...headers } = recorded.headers;
  expect(asked.headers).toMatchObject(headers);
  if (authorization) expect(asked.headers.authorization).toMatch(/^Token [a-z0-9]{26}$/);
  else expect(asked.headers).not.toHaveProperty('authorization');
  const read = (body: string) =>
    body.startsWith('{') ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body));
  expect(shapeOf(read(asked.text))).toEqual(shapeOf(read(recorded.rawBody)));
  expect(Object.keys(read(asked.text))).toEqual(Object.keys(read(recorded.rawBody)));
}
