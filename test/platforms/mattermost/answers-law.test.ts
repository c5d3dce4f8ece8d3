// The law of answers: to any gesture, whatever the bot says and whatever fails, 200 and a JSON object that its caller understands.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '#bot/forms/field.ts';
import { MattermostRefused, MattermostUnreachable } from '#bot/platforms/mattermost/failures.ts';
import type { Bot, HttpRequest } from '#bot/ports.ts';
import { replies, titre } from '../replies.ts';
import { ADDRESS, bodyOf, click, command, connexion, lookup, scene, submit } from './scene.ts';

const failure = fc.constantFrom(
  undefined,
  new MattermostUnreachable('slow'),
  new MattermostUnreachable('down'),
  ...[400, 401, 403, 404, 413, 429, 500].map((status) => new MattermostRefused(status, 'api.x.app_error')),
  new TypeError('unexpected'),
);
const calls = [
  'openDialog',
  'postEphemeral',
  'answerLater',
  'directChannel',
  'post',
  'ping',
  'user',
] as const;
const clients = fc
  .record(Object.fromEntries(calls.map((name) => [name, failure])))
  .map((failures) =>
    Object.fromEntries(
      Object.entries(failures).flatMap(([name, error]) =>
        error ? [[name, () => Promise.reject(error)]] : [],
      ),
    ),
  );

const servers = fc.constantFrom('9.11.0.', '11.0.0.', '11.6.0.', '');
const worlds = fc.tuple(replies, clients, servers, fc.constantFrom(undefined, ADDRESS));
type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never;
type Body = Readonly<Record<string, unknown>>;

async function answer(request: HttpRequest, world: World): Promise<Body> {
  const [reply, client, serverVersion, address] = world;
  const bot: Bot = async ({ gesture }) => {
    if (gesture.is === 'submission') gesture.read({ titre: text(titre) });
    return reply;
  };
  const script = { bot, client, connexion: connexion({ serverVersion }), ...(address && { address }) };
  const response = await scene(script).send(request);
  expect(response).toMatchObject({
    status: 200,
    headers: { 'content-type': expect.stringMatching(/^application\/json\b/) },
  });
  const body = bodyOf(response);
  expect(body).toEqual(expect.any(Object));
  return body as Body;
}

const laws: Readonly<Record<string, readonly [request: HttpRequest, holds: (body: Body) => void]>> = {
  command: [command('individuel'), (body) => expect([undefined, 'ephemeral']).toContain(body.response_type)],
  click: [click(), (body) => expect(body).toEqual({})],
  submission: [
    submit({ titre: 'x' }),
    (body) => {
      if (body.errors) expect(Object.keys(body.errors)).toEqual(['titre']);
      if (body.errors ?? 'error' in body) expect(body.error).toMatch(/./);
      if (body.type !== undefined) expect(body.form).toMatchObject({ state: 'billet' });
    },
  ],
  'look-up': [lookup({ selected_field: 'titre' }), (body) => expect(Array.isArray(body.items)).toBe(true)],
  cancellation: [submit({}, { cancelled: true }), (body) => expect(body).toEqual({})],
};

describe.each(Object.entries(laws))('a %s', (_name, [request, holds]) => {
  it('is always answered, in its own shape', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        holds(await answer(request, world));
      }),
      { numRuns: 150 },
    );
  });
});
