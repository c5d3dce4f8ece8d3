// So many in a while, and no more: what costs is not given without end, even to those who may ask.
import type { Clock } from '#bot/ports.ts';

export interface Cadence {
  readonly most: number;
  /** Milliseconds. */
  readonly within: number;
}

/** Whether one more may be done now, which is then counted. */
export function cadenceOf({ most, within }: Cadence, clock: Clock): () => boolean {
  const times: number[] = [];
  return () => {
    const now = clock();
    while ((times[0] ?? now) <= now - within) times.shift();
    if (times.length >= most) return false;
    times.push(now);
    return true;
  };
}
