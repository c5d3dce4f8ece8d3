// An end to waiting: a chat that gets no answer in time loses what was typed.
import type { Clock } from '#bot/ports.ts';

export class TooLate extends Error {
  override readonly name = 'TooLate';
}

export interface Deadline {
  /** The work's own outcome, or `TooLate` once it took this share of the time left. What it does later is nobody's. */
  within<T>(share: number, work: Promise<T>): Promise<T>;
}

export function deadlineIn(ms: number, clock: Clock): Deadline {
  const end = clock() + ms;
  return {
    within: (share, work) => raced(work, Math.max(0, end - clock()) * share),
  };
}

function raced<T>(work: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TooLate(`after ${Math.round(ms)} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
