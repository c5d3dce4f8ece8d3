// Whatever is sent to the bot's address, signed or not: an answer, nothing asked of the bot that it cannot read, nothing told of what is inside.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '#bot/ports.ts';
import { payloadBody } from '#test/support/slack/wire.ts';
import { command, http, interaction, LEA, press, scene, TEAM, view } from './scene.ts';

const TYPED = 'Mme Dupont-Secrète';
const bytes = (...values: number[]) => Uint8Array.from(values);
const deep = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

const BODIES: Readonly<Record<string, string | Uint8Array>> = {
  empty: '',
  'not a form': `{"${TYPED}`,
  'a payload that is not JSON': `payload=${encodeURIComponent(`{"${TYPED}`)}`,
  'a payload that is a text': `payload=${encodeURIComponent(`"${TYPED}"`)}`,
  'a payload of nothing': 'payload=null',
  'not UTF-8': bytes(0x70, 0xff, 0xfe),
  'nested 100,000 deep': `payload=${encodeURIComponent(deep(100_000))}`,
  'of one megabyte': `text=${'x'.repeat(1024 * 1024)}`,
  'with a prototype': payloadBody({
    type: 'block_actions',
    __proto__: { user: LEA },
    constructor: { prototype: {} },
  }),
  'a command twice': 'command=/cra&command=/b&text=a&text=b',
  'a command without anybody': 'command=/cra',
};

async function sent(request: HttpRequest) {
  const at = scene({ reply: { show: 'nothing' } });
  const response = await at.send(request);
  const told = `${response.body}${JSON.stringify(at.logs)}`;
  expect(told).not.toContain(TYPED);
  expect(told).not.toMatch(/node_modules|\.ts:\d|at \w+ \(|SyntaxError:|ZodError/);
  return { ...at, response };
}

describe.each(Object.entries(BODIES))('a body %s', (_what, body) => {
  it('that Slack signed is answered without a defect', async () => {
    const { response, asked } = await sent(http(body));
    expect([200, 400, 413]).toContain(response.status);
    expect(asked).toEqual([]);
  });

  it('that nobody signed is refused', async () => {
    const request = http(body, { secret: 'f'.repeat(32) });
    const { response, asked } = await sent(request);
    expect([400, 401, 413]).toContain(response.status);
    expect(asked).toEqual([]);
  });
});

describe('any payload that Slack could sign', () => {
  const leaf = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const anything = fc.letrec((tie) => ({
    any: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('any')), fc.dictionary(fc.string(), tie('any'))),
  })).any;
  const type = fc.constantFrom(
    'block_actions',
    'view_submission',
    'view_closed',
    'block_suggestion',
    'message_action',
  );
  const who = { user: { id: LEA }, team: { id: TEAM } };
  const payload = fc
    .tuple(
      type,
      fc.dictionary(fc.constantFrom('view', 'actions', 'trigger_id', 'value', 'action_id', 'user'), anything),
    )
    .map(([kind, rest]) => ({ ...who, type: kind, ...rest }));
  const state = fc
    .dictionary(fc.string(), fc.dictionary(fc.string(), anything))
    .map((values) => ({ ...who, type: 'view_submission', view: view({ state: { values } }) }));
  const metadata = anything.map((one) => ({
    ...who,
    type: 'view_closed',
    view: view({ private_metadata: JSON.stringify(one).slice(0, 3_000) }),
  }));

  it('is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(payload, state, metadata), async (one) => {
        const { response } = await sent(interaction(one));
        expect([200, 500]).toContain(response.status);
      }),
      { numRuns: 150 },
    );
  });
});

it('a body is read whatever its type is said to be, with what may follow it', async () => {
  const one = command('aide');
  const headers = { ...one.headers, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
  const { asked } = await sent({ ...one, headers });
  expect(asked).toHaveLength(1);
});

it('an address of an answer elsewhere than at Slack’s is not remembered as one', async () => {
  const { calls } = await sent(press(undefined, { response_url: 12 }));
  expect(calls).toEqual([]);
});
