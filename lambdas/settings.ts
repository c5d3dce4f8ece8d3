// What a handler is told, its secrets included: read when it starts, and again every few minutes, so that a secret changes without a deployment.
import { withSecrets } from '#bot/aws/secrets.ts';
import { environment, VARIABLES, type Variables } from '#bot/env.ts';
import type { Log } from '#bot/ports.ts';
import { log } from './log.ts';

export interface Reading {
  readonly read: () => Promise<Variables>;
  readonly clock: () => number;
  readonly log: Log;
}

export type Handler<E, A> = (event: E) => Promise<A>;

type Build<E, A> = (variables: Variables) => Handler<E, A>;

interface Made<E, A> {
  readonly handler: Handler<E, A>;
  readonly told: string;
  /** When to look again whether it is told the same. */
  readonly until: number;
}

const FIVE_MINUTES = 5 * 60 * 1000;
const HERE: Reading = { read: () => withSecrets(environment()), clock: Date.now, log };

/** The handler that `build` makes of the settings, made again only when they changed: what it keeps in memory outlives a look at them. */
export function settled<E, A>(build: Build<E, A>, reading: Reading = HERE): Handler<E, A> {
  // Begun at once: secrets come while the rest starts.
  let current = made(build, reading);
  const latest = async (): Promise<Made<E, A>> => {
    const before = await current.catch(() => undefined);
    if (before && before.until > reading.clock()) return before;
    current = before ? renewed(before, build, reading) : made(build, reading);
    return current;
  };
  current.catch(() => undefined);
  return async (event) => (await latest()).handler(event);
}

async function made<E, A>(build: Build<E, A>, { read, clock }: Reading): Promise<Made<E, A>> {
  const variables = await read();
  return { handler: build(variables), told: toldOf(variables), until: clock() + FIVE_MINUTES };
}

async function renewed<E, A>(before: Made<E, A>, build: Build<E, A>, reading: Reading): Promise<Made<E, A>> {
  try {
    const variables = await reading.read();
    const same = toldOf(variables) === before.told;
    return same ? until(before, reading) : await made(build, { ...reading, read: async () => variables });
  } catch (error) {
    // What worked goes on, were the secrets out of reach or badly written.
    const kind = error instanceof Error ? error.name : 'unknown';
    reading.log({ level: 'error', event: 'settings.failed', kind });
    return until(before, reading);
  }
}

function until<E, A>(before: Made<E, A>, { clock }: Reading): Made<E, A> {
  return { ...before, until: clock() + FIVE_MINUTES };
}

function toldOf(variables: Variables): string {
  return JSON.stringify(VARIABLES.map((name) => variables[name]));
}
