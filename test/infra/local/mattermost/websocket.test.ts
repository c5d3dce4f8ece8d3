// The WebSocket of the pocket server: who is heard, who is greeted, who is told.
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PocketMattermost } from '#local/mattermost/server.ts';
import { login, startPocket } from '#test/support/pocket.ts';

let pocket: PocketMattermost;

beforeEach(async () => {
  pocket = await startPocket();
});

afterEach(() => pocket.close());

interface Raw {
  readonly received: readonly Record<string, unknown>[];
  send(message: unknown): void;
  /** Resolves with the next message, or with `closed`. */
  next(): Promise<unknown>;
}

async function connect(): Promise<Raw> {
  const socket = new WebSocket(`${pocket.url.replace('http', 'ws')}/api/v4/websocket`);
  const received: Record<string, unknown>[] = [];
  let tell: (message: unknown) => void = () => {};
  socket.addEventListener('message', ({ data }) => {
    received.push(JSON.parse(String(data)));
    tell(received.at(-1));
  });
  socket.addEventListener('close', () => tell('closed'));
  await new Promise((resolve) => socket.addEventListener('open', resolve));
  return {
    received,
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: () =>
      new Promise((resolve) => {
        tell = resolve;
      }),
  };
}

describe('a client that has not said who it is', () => {
  it('is refused everything', async () => {
    const socket = await connect();
    const next = socket.next();
    socket.send({ action: 'ping', seq: 1 });
    expect(await next).toMatchObject({ status: 'FAIL', seq_reply: 1 });
  });

  it('is closed with a bad token', async () => {
    const socket = await connect();
    const next = socket.next();
    socket.send({ action: 'authentication_challenge', seq: 1, data: { token: 'x' } });
    expect(await next).toBe('closed');
    expect(socket.received).toEqual([]);
  });

  it('survives what is not JSON', async () => {
    const socket = await connect();
    socket.send('pas du JSON');
    const next = socket.next();
    socket.send({ action: 'ping', seq: 2 });
    expect(await next).toMatchObject({ seq_reply: 2 });
  });
});

describe('somebody with two clients', () => {
  it('hears the same in both, each numbered for itself', async () => {
    const [here, there] = [await login(pocket, 'lea'), await login(pocket, 'lea')];
    await here.say('un');
    await there.until(() => there.posts[0]);
    await there.say('deux');
    await here.until(() => here.posts[1]);
    for (const { events } of [here, there]) {
      expect(events.map((one) => one.seq)).toEqual(events.map((_, index) => index));
      expect(events[0]?.event).toBe('hello');
    }
  });

  it('is online until the last one leaves', async () => {
    const [lea, karim] = [await login(pocket, 'lea'), await login(pocket, 'karim')];
    const status = async () => (await karim.api('GET', `/users/${lea.id}/status`)).body;
    expect(await status()).toMatchObject({ status: 'online' });
    lea.leave();
    await expect.poll(status).toMatchObject({ status: 'offline' });
  });
});

it('tells the others of a channel, and them alone, that somebody types', async () => {
  const [karim, sami] = [await login(pocket, 'karim'), await login(pocket, 'sami')];
  const lea = await login(pocket, 'lea');
  await lea.goTo('equipe');
  const socket = await connect();
  socket.send({ action: 'authentication_challenge', seq: 1, data: { token: lea.token } });
  socket.send({ action: 'user_typing', seq: 2, data: { channel_id: lea.channelId } });
  const typing = await karim.until(() => karim.events.find((one) => one.event === 'typing'));
  expect(typing).toMatchObject({ data: { user_id: lea.id }, broadcast: { channel_id: lea.channelId } });
  await sami.api('GET', '/users/me');
  expect(sami.events.map((one) => one.event)).toEqual(['hello']);
});

describe('a page of another site', () => {
  const ask = (headers: Record<string, string>) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(`${pocket.url}/api/v4/system/ping`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end();
    });

  it('reaches nothing, by a name that points here or from its own origin', async () => {
    const { port } = new URL(pocket.url);
    expect(await ask({ host: `localhost:${port}` })).toBe(200);
    expect(await ask({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toBe(200);
    expect(await ask({ host: `piege.exemple:${port}` })).toBe(421);
    expect(await ask({ host: `localhost:${port}`, origin: 'http://piege.exemple' })).toBe(421);
  });
});
