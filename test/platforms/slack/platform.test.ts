// The door of Slack: signatures, time, windows that wait, people.
import { describe, expect, it } from 'vitest';
import { SlackRefused, SlackUnreachable } from '#bot/platforms/slack/failures.ts';
import type { Bot, BotRequest, Reply } from '#bot/ports.ts';
import {
  bodyOf,
  command,
  connexion,
  http,
  KARIM,
  LEA,
  message,
  never,
  press,
  scene,
  screen,
  submit,
  TEAM,
} from './scene.ts';

const now = (): number => Math.floor(Date.now() / 1000);
const body = new URLSearchParams({ command: '/cra' }).toString();

describe('a request', () => {
  it.each([
    ['of another secret', http(body, { secret: 'f'.repeat(32) })],
    ['older than five minutes', http(body, { at: now() - 301 })],
    ['changed on the way', { ...http(body), body: new TextEncoder().encode(`${body}&text=x`) }],
    [
      'without a signature',
      { ...http(body), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
  ])('%s is refused, and nothing is asked', async (_what, request) => {
    const { send, asked } = scene();
    expect(await send(request)).toMatchObject({ status: 401, body: '' });
    expect(asked).toEqual([]);
  });

  it('of four minutes ago, in the right hand, is read', async () => {
    const { send, asked } = scene();
    const one = command('aide');
    const old = http(new TextDecoder().decode(one.body), { at: now() - 240 });
    expect(await send(old)).toMatchObject({ status: 200 });
    expect(asked).toHaveLength(1);
  });

  it.each([
    [{ path: '/autre' }, 404],
    [{ method: 'GET' }, 405],
    [{ body: new Uint8Array(1024 * 1024 + 1) }, 413],
    [{ headers: {}, body: new Uint8Array([0x7b, 0xff]) }, 400],
  ])('%o is answered %i, without a word', async (change, status) => {
    const { send, asked } = scene();
    expect(await send({ ...command(''), ...change })).toMatchObject({ status, body: '' });
    expect(asked).toEqual([]);
  });
});

describe('a bot that is slow', () => {
  const late =
    (ms: number, reply: Reply): Bot =>
    () =>
      new Promise((resolve) => setTimeout(() => resolve(reply), ms));

  it('has a window opened with the trigger while it lives, which its screen then fills', async () => {
    const at = scene({ bot: late(120, screen), deadlineMs: 200 });
    const response = await at.send(command('individuel'));
    expect(bodyOf(response)).toBe('');
    expect(at.ways()).toEqual(['openView', 'updateView']);
    expect(JSON.stringify(at.calls[0])).toContain('Un instant…');
    expect(at.calls[1]?.[1]).toBe('V1');
    expect(JSON.stringify(at.calls[1])).toContain('CRA individuel');
  });

  it('says its message in the conversation, and the window says where it is', async () => {
    const at = scene({ bot: late(120, { show: 'message', message }), deadlineMs: 200 });
    const response = await at.send(command('individuel'));
    expect(response.body).toContain('CRA de Mme D. enregistré.');
    expect(JSON.stringify(at.calls.at(-1))).toContain('La réponse est dans la conversation.');
  });

  it('whose window could not be opened says its message, with the button that brings the screen', async () => {
    const client = { openView: () => Promise.reject(new SlackUnreachable('down')) };
    const at = scene({ bot: late(120, screen), client, deadlineMs: 200 });
    const response = await at.send(command('individuel'));
    expect(response.body).toContain('Continuer ?');
    expect(at.ways()).toEqual(['openView']);
  });

  it.each([
    ['a command', command('x'), 'n’a pas pu répondre'],
    ['a window', submit({ titre: { value: 'x' } }), 'Rien ne sera compté deux fois.'],
  ])('that never answers lets %s be answered in time', async (_what, request, sentence) => {
    const start = performance.now();
    const { send } = scene({ bot: never, deadlineMs: 150 });
    const response = await send(request);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(response.status).toBe(200);
    expect(response.body).toContain(sentence);
  });

  it('counts the time from the moment when Slack made the request', async () => {
    const start = performance.now();
    const at = scene({ bot: never, deadlineMs: 400, clock: Date.now });
    const one = command('x');
    await at.send(http(new TextDecoder().decode(one.body), { at: now() - 2 }));
    expect(performance.now() - start).toBeLessThan(390);
  });
});

describe('a trigger', () => {
  const refusing = (code: string) => ({ openView: () => Promise.reject(new SlackRefused(code)) });

  it('that died leaves the button that brings another', async () => {
    const { send } = scene({ reply: screen, client: refusing('expired_trigger_id') });
    expect((await send(command('x'))).body).toContain('Continuer ?');
  });

  it('already used by this very gesture needs nothing more', async () => {
    const { send, ways } = scene({ reply: screen, client: refusing('exchanged_trigger_id') });
    expect(bodyOf(await send(command('x')))).toBe('');
    expect(bodyOf(await send(press()))).toBe('');
    expect(ways()).toEqual(['openView', 'openView']);
  });
});

describe('people', () => {
  async function ask<T>(
    text: string,
    how: (request: BotRequest) => Promise<T>,
    client = {},
  ): Promise<T | undefined> {
    const found: T[] = [];
    const bot: Bot = async (request) => {
      found.push(await how(request));
      return { show: 'nothing' };
    };
    await scene({ bot, client }).send(command(text));
    return found[0];
  }

  it('are known by name, address and time zone', async () => {
    expect(await ask('', (request) => request.profile())).toEqual({
      nom: 'Léa Martin',
      email: 'lea@exemple.test',
      fuseau: 'Indian/Reunion',
    });
  });

  it('are unknown rather than wrong', async () => {
    const client = { user: () => Promise.reject(new SlackRefused('missing_scope')) };
    expect(await ask('', (request) => request.profile(), client)).toEqual({});
  });

  it('are named by a mention, an id or an address', async () => {
    const karim = { id: KARIM, nom: 'Karim Benali', email: '', timezone: '', isPerson: true };
    const client = { user: async () => karim, userByEmail: async () => karim };
    const named = { acteur: `slack.${TEAM}.${KARIM}`, nom: 'Karim Benali' };
    const text = `<@${KARIM}|karim>`;
    for (const mention of ['@karim', `@${KARIM}`, '@karim@exemple.test'])
      expect(await ask(text, (request) => request.colleague(mention), client)).toEqual(named);
  });

  it('are nobody by a name alone, a bot, or an account that was closed', async () => {
    expect(await ask('', (request) => request.colleague('@karim'))).toBeUndefined();
    const client = {
      user: async () => ({ id: KARIM, nom: 'Robot', email: '', timezone: '', isPerson: false }),
    };
    expect(await ask('', (request) => request.colleague(`@${KARIM}`), client)).toBeUndefined();
  });
});

it('says nothing of what was typed in its logs', async () => {
  const failing = () => Promise.reject(new SlackRefused('channel_not_found'));
  const client = { answerLater: failing, postEphemeral: failing, directChannel: failing, openView: failing };
  const { send, logs } = scene({ reply: { show: 'closed', message }, client });
  await send(submit({ titre: { value: 'Mme Dupont, 06 12 34 56 78' } }));
  await send(command('individuel Mme Dupont'));
  expect(logs.length).toBeGreaterThan(2);
  expect(JSON.stringify(logs)).not.toMatch(/Dupont|06 12|Mme D/);
  expect(JSON.stringify(logs)).not.toContain(connexion().bot.token);
  expect(JSON.stringify(logs)).not.toContain(LEA);
});
