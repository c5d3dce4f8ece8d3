// Writing again what may be written again: conflicts, throttling and lost answers, a few times, a little later each time.
import { ConditionFailed, type Deps, TableUnavailable, Throttled, WriteConflict } from '#bot/ports.ts';

/** Attempts in all, so that a chat request is still answered in time. */
const ATTEMPTS = 5;

/** First wait in milliseconds; it doubles. */
const FIRST_WAIT = 15;

/** Another writer got there first: what was read is old, the whole attempt is made again. */
export class Stale extends Error {
  override readonly name = 'Stale';
}

/**
 * Runs an attempt until it goes through. The attempt must be safe to repeat: it reads what it depends on, and finds by
 * itself that an earlier one, whose answer was lost, had succeeded.
 */
export async function withRetry<T>(attempt: () => Promise<T>, deps: Pick<Deps, 'pause'>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === ATTEMPTS || !mayPass(error)) throw error;
      await deps.pause(FIRST_WAIT * 2 ** (tries - 1));
    }
  }
}

function mayPass(error: unknown): boolean {
  return (
    error instanceof ConditionFailed ||
    error instanceof WriteConflict ||
    error instanceof Throttled ||
    error instanceof TableUnavailable ||
    error instanceof Stale
  );
}
