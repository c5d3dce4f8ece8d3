// The ways there are of telling a person something, tried in turn until one works, whichever chat it is.
import type { Deadline } from './deadline.ts';

/** Gives up (false) or throws; either way the next one is tried. */
export type Way = readonly [name: string, attempt: () => Promise<boolean>];

/** Of the time left, so that the next way has its chance. */
const SHARE = 0.5;

/** Whether some way worked, the best first. */
export async function someWay(
  ways: readonly Way[],
  deadline: Deadline,
  failed: (name: string, error: unknown) => void,
): Promise<boolean> {
  for (const [name, attempt] of ways) {
    try {
      if (await deadline.within(SHARE, attempt())) return true;
    } catch (error) {
      failed(name, error);
    }
  }
  return false;
}
