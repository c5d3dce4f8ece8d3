// Repeats a request where that is safe, within the time that somebody waits for it.
import { TableUnavailable, Throttled, WriteConflict } from '#bot/ports.ts';

export interface Patience {
  /** Milliseconds for a verb, repeats and pauses included. */
  readonly timeout: number;
  /** Longest first pause, in milliseconds; it doubles, and its true length is drawn at random below it. */
  readonly pause: number;
  readonly random: () => number;
}

/** One verb's attempts: they share a deadline, however many requests the verb takes. */
export type Attempt = <T>(request: (signal: AbortSignal) => Promise<T>) => Promise<T>;

export interface AttemptRules {
  readonly patience: Patience;
  /** What a store's error is called in the port. */
  readonly translate: (error: unknown) => unknown;
  /** Whether the request may be made again after this error. */
  readonly again: (error: unknown) => boolean;
}

const maxAttempts = 4;

/** Safe for whatever can be repeated: reads, and writes with a token. */
export function afterAnyTrouble(error: unknown): boolean {
  return error instanceof TableUnavailable || afterNothingDone(error);
}

/** Safe for any write: these say that nothing was done. */
export function afterNothingDone(error: unknown): boolean {
  return error instanceof Throttled || error instanceof WriteConflict;
}

/** One attempt may take half of the time at most, so that one lost packet still leaves time for another. */
export function startAttempts({ patience, translate, again }: AttemptRules): Attempt {
  const deadline = AbortSignal.timeout(patience.timeout);
  return async (request) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await request(AbortSignal.any([deadline, AbortSignal.timeout(patience.timeout / 2)]));
      } catch (thrown) {
        const error = translate(thrown);
        if (attempt === maxAttempts || !again(error)) throw error;
        await sleep(patience.random() * patience.pause * 2 ** (attempt - 1));
        if (deadline.aborted) throw error;
      }
    }
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
