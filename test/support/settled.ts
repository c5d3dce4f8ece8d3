// Waits for what happens by itself, without a fixed pause.
import { setTimeout as sleep } from 'node:timers/promises';

/** Tries the expectation until it holds; when it never does, fails as it failed last. */
export async function settled(expectation: () => void, milliseconds = 15_000): Promise<void> {
  const limit = AbortSignal.timeout(milliseconds);
  for (;;) {
    try {
      return expectation();
    } catch (error) {
      if (limit.aborted) throw error;
    }
    await sleep(10);
  }
}
