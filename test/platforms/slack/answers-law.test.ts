// The law of answers: to any gesture, whatever the bot says and whatever fails, 200 in time and in the shape that Slack reads.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '#bot/forms/field.ts';
import { SlackRefused, SlackUnreachable } from '#bot/platforms/slack/failures.ts';
import type { Bot, HttpRequest } from '#bot/ports.ts';
import { contentOf } from '#test/support/slack/methods.ts';
import { modalView, responseAction, suggestions } from '#test/support/slack/rules.ts';
import { replies, titre } from '../replies.ts';
import { bodyOf, close, command, lookup, press, scene, submit } from './scene.ts';

const failure = fc.constantFrom(
  undefined,
  new SlackUnreachable('slow'),
  new SlackUnreachable('down'),
  ...['expired_trigger_id', 'exchanged_trigger_id', 'invalid_auth', 'ratelimited', 'not_in_channel'].map(
    (code) => new SlackRefused(code),
  ),
  new TypeError('unexpected'),
);
const calls = [
  'openView',
  'updateView',
  'postEphemeral',
  'answerLater',
  'directChannel',
  'post',
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

const worlds = fc.tuple(replies, clients);
type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never;

async function answer(request: HttpRequest, [reply, client]: World): Promise<unknown> {
  const bot: Bot = async ({ gesture }) => {
    if (gesture.is === 'submission') gesture.read({ titre: text(titre) });
    return reply;
  };
  const response = await scene({ bot, client }).send(request);
  expect(response.status).toBe(200);
  return bodyOf(response);
}

function acceptable(body: unknown): void {
  const action = responseAction.parse(body);
  if (action.response_action === 'errors') expect(Object.keys(action.errors)).toEqual(['cle.titre']);
  if (action.response_action === 'update')
    modalView.parse({ ...(action.view as object), blocks: inputsApart(action.view) });
}

/** The inputs of the test's own window are only named: the rest of it is checked. */
function inputsApart(view: unknown): readonly object[] {
  const { blocks } = view as {
    readonly blocks: readonly { readonly type: string; readonly label?: object }[];
  };
  const checked = blocks.filter(({ type, label }) => type !== 'input' || label !== undefined);
  return checked.length > 0 ? checked : [{ type: 'header', text: { type: 'plain_text', text: 'x' } }];
}

const laws: Readonly<Record<string, readonly [request: HttpRequest, holds: (body: unknown) => void]>> = {
  command: [
    command('individuel'),
    (body) => {
      if (body === '') return;
      expect(body).toMatchObject({ response_type: 'ephemeral' });
      contentOf(body as object);
    },
  ],
  press: [press(), (body) => expect(body).toBe('')],
  submission: [submit({ titre: { type: 'plain_text_input', value: 'x' } }), acceptable],
  'look-up': [lookup('dup'), (body) => expect(suggestions.safeParse(body).error).toBeUndefined()],
  closing: [close(), (body) => expect(body).toBe('')],
};

describe.each(Object.entries(laws))('a %s', (_name, [request, holds]) => {
  it('is always answered, in its own shape', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        holds(await answer(request, world));
      }),
      { numRuns: 100 },
    );
  });
});
