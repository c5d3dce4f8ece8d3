// The calls to Mattermost against a server that is slow, down, busy or refuses.
import { afterEach, describe, expect, it } from 'vitest';
import { mattermostClient } from '#bot/platforms/mattermost/client.ts';
import { MattermostRefused, MattermostUnreachable } from '#bot/platforms/mattermost/failures.ts';
import {
  type Asked,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '#test/support/scripted-server.ts';

const TOKEN = 'jeton5secret5du5bot5aaaaaa';
const SECRET_TEXT = 'Madame Dupont';
const servers: ScriptedServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(script: Script, deadlineMs = 2_000) {
  const server = await startScriptedServer(script);
  servers.push(server);
  const waits: number[] = [];
  let made = 0;
  const client = mattermostClient({
    url: `${server.url}/`,
    siteUrl: 'https://chat.exemple.test/mattermost',
    token: TOKEN,
    deadlineMs,
    newId: () => `id${++made}`,
    wait: async (ms) => {
      waits.push(ms);
    },
  });
  return { client, server, waits };
}

/** Gives each answer in turn, then the last one again. */
function inTurn(...answers: ReturnType<Script>[]): Script {
  let next = 0;
  return () => answers[Math.min(next++, answers.length - 1)] ?? 'drop';
}

const refused = (status: number, id: string) => ({
  status,
  body: { id, message: `Refus de ${SECRET_TEXT}`, detailed_error: SECRET_TEXT, status_code: status },
});
const created = { status: 201, body: { id: 'p1', channel_id: 'c1', user_id: 'b1' } };
const message = { channelId: 'c1', message: SECRET_TEXT };
const bodies = (asked: readonly Asked[]) => asked.map(({ text }) => JSON.parse(text));

describe('a post', () => {
  it('goes with the bot’s token and an id that lets the server drop a repeat', async () => {
    const { client, server } = await serve(() => created);
    const props = { attachments: [{ text: 'x' }] };
    expect(await client.post({ ...message, props, fileIds: ['f1'] })).toBe('p1');
    expect(server.asked[0]).toMatchObject({ method: 'POST', path: '/api/v4/posts' });
    expect(server.asked[0]?.headers.authorization).toBe(`BEARER ${TOKEN}`);
    expect(bodies(server.asked)).toEqual([
      { channel_id: 'c1', pending_post_id: 'id1', message: SECRET_TEXT, file_ids: ['f1'], props },
    ]);
  });

  it('is repeated with the same id after 500 and a cut connection', async () => {
    const { client, server, waits } = await serve(inTurn(refused(500, 'a.b'), 'drop', created));
    expect(await client.post(message)).toBe('p1');
    expect(bodies(server.asked).map((body) => body.pending_post_id)).toEqual(['id1', 'id1', 'id1']);
    expect(waits).toEqual([200, 400]);
  });

  it('is given up after four 500', async () => {
    const { client, server } = await serve(() => refused(500, 'app.post.save.app_error'));
    await expect(client.post(message)).rejects.toEqual(new MattermostRefused(500, 'app.post.save.app_error'));
    expect(server.asked).toHaveLength(4);
  });
});

describe('429', () => {
  const busy = (after: string) => ({
    status: 429,
    headers: { 'retry-after': after },
    body: 'limit exceeded',
  });

  it('waits as long as the server asks, whatever the call', async () => {
    const { client, waits } = await serve(inTurn(busy('2'), { status: 200, body: { status: 'OK' } }));
    await client.openDialog({ trigger_id: 't', url: 'https://bot.exemple.test', dialog: {} });
    expect(waits).toEqual([2_000]);
  });

  it('is given up at once when the server asks for too long', async () => {
    const { client, server, waits } = await serve(() => busy('60'));
    await expect(client.user('u1')).rejects.toEqual(new MattermostRefused(429, ''));
    expect(server.asked).toHaveLength(1);
    expect(waits).toEqual([]);
  });
});

describe('a call that must not be done twice', () => {
  it.each([
    ['openDialog', (c: Client) => c.openDialog({ trigger_id: 't', url: 'u', dialog: {} })],
    ['postEphemeral', (c: Client) => c.postEphemeral({ userId: 'u', channelId: 'c', message: 'x' })],
    [
      'uploadFile',
      (c: Client) => c.uploadFile({ channelId: 'c', name: 'é.csv', bytes: new Uint8Array([1]) }),
    ],
  ])('%s is not repeated after a 500', async (_, call) => {
    const { client, server } = await serve(() => refused(500, 'x.y'));
    await expect(call(client)).rejects.toBeInstanceOf(MattermostRefused);
    expect(server.asked).toHaveLength(1);
  });
});

type Client = Awaited<ReturnType<typeof serve>>['client'];

describe('failures', () => {
  it.each([
    [401, 'api.context.session_expired.app_error'],
    [403, 'api.context.permissions.app_error'],
    [404, 'app.post.get.app_error'],
    [501, 'api.command.disabled.app_error'],
  ])('%i is refused at once, with the server’s own code', async (status, id) => {
    const { client, server } = await serve(() => refused(status, id));
    await expect(client.directChannel('a', 'b')).rejects.toEqual(new MattermostRefused(status, id));
    expect(server.asked).toHaveLength(1);
  });

  it('a slow server is left at the deadline', async () => {
    const { client } = await serve(() => 'hang', 60);
    await expect(client.post(message)).rejects.toEqual(new MattermostUnreachable('slow'));
  });

  it('a stopped server is told from an unknown one', async () => {
    const { client, server } = await serve(() => created);
    await server.close();
    await expect(client.post(message)).rejects.toEqual(new MattermostUnreachable('down'));
  });

  it.each([
    ['a page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>' }, 'not-mattermost'],
    ['JSON of another kind', { status: 200, body: { hello: 1 } }, 'not-mattermost'],
    [
      'a broken JSON',
      { status: 200, headers: { 'content-type': 'application/json' }, body: '{' },
      'not-mattermost',
    ],
    [
      'a redirection',
      { status: 301, headers: { location: 'https://ailleurs.test/' }, body: '' },
      'redirected',
    ],
  ] as const)('%s is not taken for an answer', async (_, answer, reason) => {
    const { client } = await serve(() => answer);
    await expect(client.user('u1')).rejects.toEqual(new MattermostUnreachable(reason));
  });

  it('say neither what was sent, nor what came back, nor the token', async () => {
    const { client } = await serve(inTurn(refused(403, 'a.b'), refused(400, `pas un code: ${SECRET_TEXT}`)));
    for (let i = 0; i < 2; i += 1) {
      const error = await client.post(message).catch((caught: unknown) => caught);
      const told = `${error}${JSON.stringify(error)}${(error as Error).stack}${(error as Error).cause}`;
      expect(told).not.toContain(SECRET_TEXT);
      expect(told).not.toContain(TOKEN);
    }
  });

  it('a proxy that adds a charset to the type changes nothing', async () => {
    const headers = { 'content-type': 'application/json; charset=utf-8' };
    const { client } = await serve(() => ({ ...created, headers }));
    expect(await client.post(message)).toBe('p1');
  });
});

describe('the other calls', () => {
  it('read a person', async () => {
    const body = {
      id: 'u1',
      username: 'lea',
      first_name: 'Léa',
      email: 'lea@exemple.test',
      locale: 'fr',
      timezone: { useAutomaticTimezone: 'true', automaticTimezone: 'Indian/Reunion', manualTimezone: '' },
    };
    const { client } = await serve(() => ({ status: 200, body }));
    expect(await client.user('u1')).toEqual({
      id: 'u1',
      username: 'lea',
      firstName: 'Léa',
      lastName: '',
      email: 'lea@exemple.test',
      locale: 'fr',
      timezone: 'Indian/Reunion',
      isAdmin: false,
    });
  });

  it.each([
    ['system_admin system_user', true],
    ['system_user system_admin_spare', false],
    ['team_admin', false],
  ])('tell by the roles %s whether a person administers the server: %s', async (roles, isAdmin) => {
    const { client } = await serve(() => ({ status: 200, body: { id: 'u1', username: 'lea', roles } }));
    expect(await client.user('u1')).toMatchObject({ isAdmin });
  });

  it('update a post, keeping what is given again', async () => {
    const { client, server } = await serve(() => ({ status: 200, body: { id: 'p1' } }));
    await client.updatePost('p1', { message: 'b', props: {}, fileIds: ['f'] });
    expect(server.asked[0]).toMatchObject({ method: 'PUT', path: '/api/v4/posts/p1' });
    expect(bodies(server.asked)).toEqual([{ id: 'p1', message: 'b', file_ids: ['f'], props: {} }]);
  });

  it('send a file with its accents', async () => {
    const { client, server } = await serve(() => ({ status: 201, body: { file_infos: [{ id: 'f1' }] } }));
    const bytes = new TextEncoder().encode('contenu');
    expect(await client.uploadFile({ channelId: 'c1', name: 'activités.csv', bytes })).toBe('f1');
    expect(server.asked[0]?.headers['content-type']).toContain('multipart/form-data');
    expect(server.asked[0]?.text).toContain('filename="activités.csv"');
    expect(server.asked[0]?.text).toContain('contenu');
  });

  it('ask the version without being told it in the body', async () => {
    const headers = { 'x-version-id': '11.6.0..abc.false' };
    const { client } = await serve(() => ({ status: 200, headers, body: { status: 'OK' } }));
    expect(await client.ping()).toBe('11.6.0..abc.false');
  });
});

describe('a response_url', () => {
  it('is answered as JSON, without the token, and its plain « ok » is understood', async () => {
    const { client, server } = await serve(() => ({ status: 200, body: 'ok' }));
    await client.answerLater(`${server.url}/hooks/commands/abc`, { text: 'bonjour' });
    expect(server.asked[0]).toMatchObject({ method: 'POST', path: '/hooks/commands/abc' });
    expect(server.asked[0]?.headers['content-type']).toBe('application/json');
    expect(server.asked[0]?.headers.authorization).toBeUndefined();
    expect(bodies(server.asked)).toEqual([{ text: 'bonjour' }]);
  });

  it('used up is a refusal', async () => {
    const { client, server } = await serve(() => refused(400, 'web.command_webhook.general.app_error'));
    await expect(client.answerLater(`${server.url}/hooks/commands/abc`, {})).rejects.toMatchObject({
      status: 400,
    });
  });

  it.each([
    'http://169.254.169.254/hooks/commands/abc',
    'https://chat.exemple.test.attaquant.test/mattermost/hooks/commands/abc',
    'https://chat.exemple.test/hooks/commands/abc',
    'file:///etc/passwd',
  ])('elsewhere is never called: %s', async (address) => {
    const { client, server } = await serve(() => ({ status: 200, body: 'ok' }));
    await expect(client.answerLater(address, {})).rejects.toEqual(
      new MattermostUnreachable('foreign-address'),
    );
    expect(server.asked).toHaveLength(0);
  });

  it('never leaves Mattermost’s own folder of hooks', async () => {
    const { client, server } = await serve(() => ({ status: 200, body: 'ok' }));
    const address = `${server.url}/hooks/commands/../../api/v4/users`;
    await expect(client.answerLater(address, {})).rejects.toEqual(
      new MattermostUnreachable('foreign-address'),
    );
    expect(server.asked).toHaveLength(0);
  });
});
