// A handler follows its settings: it is made again when they changed, and only then; what worked goes on when they cannot be read.
import { describe, expect, it } from 'vitest';
import type { Log } from '#bot/ports.ts';
import { settled } from '../../lambdas/settings.ts';

const MINUTE = 60_000;

/** A handler that answers with a setting, and how often it was made. */
function watched(first: () => Promise<Readonly<Record<string, string>>>) {
  const logged: Parameters<Log>[0][] = [];
  const world = { read: first, now: 0, made: 0, reads: 0 };
  const handler = settled<string, string>(
    ({ COOPILOTE_TABLE: table = '' }) => {
      world.made += 1;
      if (table === 'mauvaise') throw new Error('environment: check COOPILOTE_TABLE');
      return async (event) => `${event} ${table}`;
    },
    {
      read: () => {
        world.reads += 1;
        return world.read();
      },
      clock: () => world.now,
      log: (line) => logged.push(line),
    },
  );
  return { world, handler, logged };
}

const told = (table: string) => async () => ({ COOPILOTE_TABLE: table });

describe('a handler that follows its settings', () => {
  it('reads them at once, before anybody calls', () => {
    expect(watched(told('a')).world.reads).toBe(1);
  });

  it('looks again after five minutes, and is made again only where they changed', async () => {
    const { world, handler } = watched(told('a'));
    expect(await handler('un')).toBe('un a');
    world.now = 4 * MINUTE;
    await handler('deux');
    expect(world.reads).toBe(1);
    world.now = 6 * MINUTE;
    await handler('trois');
    expect([world.reads, world.made]).toEqual([2, 1]);
    world.read = told('b');
    world.now = 12 * MINUTE;
    expect(await handler('quatre')).toBe('quatre b');
    expect(world.made).toBe(2);
  });

  it.each([
    ['out of reach', () => Promise.reject(new Error('secret'))],
    ['badly written', told('mauvaise')],
  ])('goes on as before where they are %s, and says so without a word of them', async (_, read) => {
    const { world, handler, logged } = watched(told('a'));
    await handler('un');
    world.read = read;
    world.now = 6 * MINUTE;
    expect(await handler('deux')).toBe('deux a');
    expect(logged).toEqual([{ level: 'error', event: 'settings.failed', kind: 'Error' }]);
    world.read = told('c');
    world.now = 12 * MINUTE;
    expect(await handler('trois')).toBe('trois c');
  });

  it('that could not start tries again at each call', async () => {
    const { world, handler } = watched(() => Promise.reject(new Error('secret')));
    await expect(handler('un')).rejects.toThrow('secret');
    world.read = told('a');
    expect(await handler('deux')).toBe('deux a');
  });
});
