// Whatever is sent to the bot's addresses, by whomever: an answer that its caller understands, nothing saved, nothing told of what is inside.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpRequest, HttpResponse } from '#bot/ports.ts';
import {
  CHANNEL,
  http,
  LEA,
  OTHER_TEAM,
  OTHER_TOKEN,
  TEAM,
  TOKEN,
} from '#test/platforms/mattermost/scene.ts';
import { TYPED } from './forms.ts';
import { defectsOf, expectSentence, expectSilentLogs } from './sentences.ts';
import { knownStage, leastOf, RESPONSE_URL, type Stage } from './stage.ts';

const DOORS = ['action', 'dialog', 'lookup'] as const;
const path = (door: string) => `/mattermost/${door}`;
const bytes = (...values: number[]) => Uint8Array.from(values);
const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const deepList = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const about = `"user_id":"${LEA}","channel_id":"${CHANNEL}","trigger_id":"d"`;

const BODIES: Readonly<Record<string, string | Uint8Array>> = {
  empty: '',
  'not JSON': `{"${TYPED}`,
  'a text of JSON': `"${TYPED}"`,
  'a number': '12',
  null: 'null',
  'a list': `[{"context":{"ticket":"${TYPED}"}}]`,
  'an empty object': '{}',
  'not UTF-8': bytes(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d),
  'half a character': bytes(0x22, 0xe2, 0x82, 0x22),
  'with a mark at its head': `\ufeff{${about}}`,
  'nested 10,000 deep': deep(10_000),
  'a list nested 10,000 deep': deepList(10_000),
  'nested 100,000 deep': deepList(100_000),
  'of one megabyte': `{"${TYPED}":"${'x'.repeat(1024 * 1024)}"}`,
  'with a prototype': `{${about},"__proto__":{"user_id":"x"},"constructor":{"prototype":{"a":1}},"context":{"ticket":"x"}}`,
  'a form': new URLSearchParams({ token: TOKEN, team_id: TEAM }).toString(),
};

function bodyOf({ body }: HttpResponse): Record<string, unknown> {
  return JSON.parse(body) as Record<string, unknown>;
}

function expectMute(stage: Stage, { body }: HttpResponse): void {
  expect(body).not.toContain(TYPED);
  expect(body).not.toMatch(/node_modules|\.ts:\d|at \w+ \(|SyntaxError|ZodError/);
  expectSilentLogs(stage, [TYPED]);
}

describe.each(DOORS)('/mattermost/%s', (door) => {
  it.each(Object.entries(BODIES))('answers 200 in its caller’s words to a body %s', async (_what, body) => {
    const stage = await knownStage();
    const response = await stage.send(http(path(door), body));
    expect(response.status).toBe(200);
    const said = bodyOf(response);
    if (door === 'dialog') expectSentence(String(said.error));
    if (door === 'lookup') expect(said).toEqual({ items: [] });
    if (door === 'action') expect(said).toEqual({});
    expectMute(stage, response);
    expect(defectsOf(stage)).toEqual([]);
  });

  it('reads nothing that is not said to be JSON, were its ticket right', async () => {
    const stage = await knownStage();
    const { state } = await stage.open('/cra individuel');
    const body = `{${about},"type":"dialog_submission","state":"${state}","submission":{"selected_field":"lieu"},"context":{"ticket":"${state}"}}`;
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', '']) {
      const response = await stage.send(http(path(door), body, { 'content-type': type }));
      expect(response.status).toBe(200);
    }
    await stage.send(http(path(door), body, { 'content-type': 'application/json; charset=utf-8' }));
    const refused = stage.logs.filter(({ event }) => event === 'mattermost.refused');
    expect(refused.map(({ why }) => why)).toEqual(['type', 'type', 'type', 'type']);
  });
});

describe('/mattermost/command', () => {
  it.each(Object.entries(BODIES))('refuses a body %s, which no Mattermost signed', async (_what, body) => {
    const stage = await knownStage();
    const response = await stage.send(http(path('command'), body));
    // What cannot be read at all is answered as a command is: a proxy may have cut it.
    expect([200, 401, 413]).toContain(response.status);
    if (response.status === 200) expectSentence(String(bodyOf(response).text));
    expectMute(stage, response);
    expect(stage.dialogs).toEqual([]);
  });

  it('reads no other type of body, were its token right', async () => {
    const stage = await knownStage();
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain', '']) {
      const body = new URLSearchParams({ token: TOKEN, team_id: TEAM }).toString();
      expect(await stage.send(http(path('command'), body, { 'content-type': type }))).toMatchObject({
        status: 415,
      });
    }
  });

  it.each([
    ['missing', { token: '' }],
    ['wrong', { token: 'x'.repeat(26) }],
    ['of another team', { token: OTHER_TOKEN }],
    ['right, for a team that is not its own', { team_id: OTHER_TEAM }],
    ['right, for no team', { team_id: '' }],
    ['enormous', { token: 'x'.repeat(100_000) }],
    ['right, beside a prototype', { token: '__proto__', __proto__: TOKEN }],
  ])('refuses a token %s, and does nothing', async (_what, more) => {
    const stage = await knownStage();
    await expect(stage.command(`/cra ${TYPED}`, more)).rejects.toThrow('answered 401');
    expect(stage.dialogs).toEqual([]);
    expectSilentLogs(stage, [TYPED, TOKEN, OTHER_TOKEN]);
  });

  it.each([
    ['no sender', { user_id: '' }],
    ['a sender that is no id', { user_id: '../../admin' }],
    ['no trigger', { trigger_id: '' }],
    ['a command without a slash', { command: 'cra' }],
    ['a text beyond any message', { text: TYPED.repeat(10_000) }],
  ])('says in French that it cannot read one with %s', async (_what, more) => {
    const stage = await knownStage();
    expectSentence((await stage.command('/cra', more)).text);
    expectSilentLogs(stage, [TYPED]);
  });

  it('gives the nearest help to a command that it does not have, were it called « constructor »', async () => {
    const stage = await knownStage();
    for (const name of ['/constructor', '/__proto__', '/toString', '/hasOwnProperty', '/zzzz']) {
      expect((await stage.command(`${name} ${TYPED}`)).text).toContain('Ce que vous pouvez taper');
    }
    expect(defectsOf(stage)).toEqual([]);
  });

  it('believes only the path of the address where it may be answered later', async () => {
    const stage = await knownStage({ ephemeral: false });
    for (const response_url of [
      'http://169.254.169.254/x',
      'file:///etc/passwd',
      TYPED,
      `${RESPONSE_URL}/..`,
    ]) {
      expect((await stage.command('/cra', { response_url })).text).toContain('Quelle activité');
    }
    expectSilentLogs(stage, [TYPED, '169.254', 'passwd']);
  });
});

describe('another address', () => {
  it.each([
    ['', 404],
    ['/', 404],
    ['/mattermost', 404],
    ['/mattermost/constructor', 404],
    ['/mattermost/action/', 404],
    ['/mattermost/../mattermost/action', 404],
    ['/slack/command', 404],
  ])('« %s » is not found', async (unknown, status) => {
    const stage = await knownStage();
    const response = await stage.send(http(unknown, '{}'));
    expect(response.status).toBe(status);
    expectMute(stage, response);
  });

  it.each(['GET', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('is not asked with %s', async (method) => {
    const stage = await knownStage();
    for (const door of ['command', ...DOORS]) {
      expect((await stage.send({ ...http(path(door), '{}'), method })).status).toBe(405);
    }
  });
});

describe('a key given twice', () => {
  it('is read once, as JSON says: the ticket that counts is still checked', async () => {
    const stage = await knownStage();
    const dialog = await stage.open('/cra individuel');
    const twice = `{${about},"type":"dialog_submission","state":"${dialog.state}","state":"${TYPED}","submission":{}}`;
    expectSentence(String(bodyOf(await stage.send(http(path('dialog'), twice))).error));
    expect(await stage.cras()).toEqual([]);
  });
});

/** Bodies made of the pieces that doors look for, in every wrong place. */
function strange(ticket: string): fc.Arbitrary<unknown> {
  const leaf = fc.oneof(
    fc.constantFrom(LEA, CHANNEL, ticket, 'dialog_submission', 'refresh', '_vide', '__proto__', TYPED, ''),
    fc.constantFrom(null, true, false, -1, 0, 1e308, 1.5),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const key = fc.constantFrom(
    ...['user_id', 'channel_id', 'trigger_id', 'context', 'ticket', 'selected_option', 'state', 'type'],
    ...[
      'submission',
      'cancelled',
      'selected_field',
      'query',
      'duree',
      'thematiques',
      'lieu',
      'date',
      '__proto__',
    ],
  );
  return fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('node'), { maxLength: 4 }),
      fc.array(fc.tuple(key, tie('node')), { maxLength: 8 }).map((entries) => Object.fromEntries(entries)),
    ),
  })).node;
}

/** Almost right: what a client sends, one part of it replaced. */
function nearly(ticket: string, part: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const real = {
    user_id: LEA,
    channel_id: CHANNEL,
    trigger_id: 'd',
    type: 'dialog_submission',
    state: ticket,
  };
  const whole = { ...real, context: { ticket }, submission: { duree: '45', selected_field: 'lieu' } };
  return fc
    .tuple(fc.constantFrom(...Object.keys(whole), 'submission', 'submission'), part)
    .map(([name, value]) => ({ ...whole, [name]: value }));
}

describe('anything at all', () => {
  it('sent anywhere crashes nothing, tells nothing, and is answered as documented', {
    timeout: 60_000,
  }, async () => {
    const stage = await knownStage();
    const ticket = (await stage.open('/cra individuel')).state;
    const part = strange(ticket);
    const body = fc.oneof(
      part.map((value) => JSON.stringify(value) ?? ''),
      nearly(ticket, part).map((value) => JSON.stringify(value)),
      fc.uint8Array({ maxLength: 60 }),
      fc.string({ maxLength: 60 }),
    );
    const door = fc.constantFrom('command', ...DOORS);
    const method = fc.oneof({ weight: 20, arbitrary: fc.constant('POST') }, fc.constantFrom('GET', 'PUT'));
    const request: fc.Arbitrary<HttpRequest> = fc
      .tuple(door, body, method)
      .map(([name, sent, verb]) => ({ ...http(path(name), sent), method: verb }));
    await fc.assert(
      fc.asyncProperty(request, async (one) => {
        const response = await stage.send(one);
        expect(documented(one)).toContain(response.status);
        expect(response.headers['content-type']).toBe('application/json; charset=utf-8');
        expect(response.body).not.toMatch(/node_modules|\.ts:\d|SyntaxError|ZodError|TypeError/);
        JSON.parse(response.body);
      }),
      { numRuns: 5_000, interruptAfterTimeLimit: 40_000 },
    );
    expect(defectsOf(stage)).toEqual([]);
    expectSilentLogs(stage, [TYPED]);
    expect(Object.prototype).not.toHaveProperty('user_id');
  });

  it('sent with a form open leaves that form as it was', async () => {
    const stage = await knownStage();
    const dialog = await stage.open('/cra individuel');
    await stage.ask(path('dialog'), { state: dialog.state, user_id: LEA, submission: { duree: {} } });
    expect(await stage.submit(dialog, leastOf(dialog))).toEqual({});
    expect(await stage.cras()).toHaveLength(1);
  });
});

function documented({ method, path: asked }: HttpRequest): readonly number[] {
  if (method !== 'POST') return [405];
  return asked === path('command') ? [200, 401] : [200];
}
