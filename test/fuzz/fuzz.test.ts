// Twenty thousand generated bodies, spread on every door: no crash, no 500, nothing told of what is inside nor of anybody. `npm run fuzz` throws a million.
import { expect, it } from 'vitest';
import type { PageResponse } from '#bot/ports.ts';
import { fuzz } from './fuzz.ts';
import { AUTRUI, openWorld, type World } from './world.ts';

it('is answered as documented, whatever it is', { timeout: 120_000 }, async () => {
  const answered = new Map<string, number>();
  const open = async () => counting(await openWorld(), answered);
  expect(await fuzz({ bodies: 20_000, seed: 2026, open })).toEqual([]);
  // What is thrown is not all refused at the door: much of it is believed, and goes as deep as it can.
  for (const event of ['gesture', 'ticket.refused', 'mattermost.refused', 'job.begun', 'outbox.failed'])
    expect(answered.get(event) ?? 0, event).toBeGreaterThan(100);
});

/** Counts what its logs tell of, and gestures that the bot was asked. */
function counting(world: World, events: Map<string, number>): World {
  const count = (event: string) => events.set(event, (events.get(event) ?? 0) + 1);
  return {
    ...world,
    takeLogs: () => {
      const lines = world.takeLogs();
      for (const { event } of lines) count(event);
      return lines;
    },
  };
}

it.each<[string, Partial<PageResponse>]>([
  ['a failure', { status: 500 }],
  ['a name', { body: `{"text":"Awa ${AUTRUI}"}` }],
  ['a place in the code', { body: '{"text":"at save (bot/bot.ts:12:3)"}' }],
])('would find %s', async (_what, change) => {
  const open = async (): Promise<World> => {
    const world = await openWorld();
    return { ...world, chat: async (request) => ({ ...(await world.chat(request)), ...change }) };
  };
  const found = await fuzz({ bodies: 200, seed: 1, open });
  expect(new Set(found.map(({ door }) => door))).toEqual(new Set(['command', 'action', 'dialog', 'lookup']));
});
