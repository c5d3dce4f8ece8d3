// A timer that goes off at each quarter of an hour of the clock, as a schedule does on AWS; and at once, for those that were missed.
import { QUARTER } from '#bot/storage/indexes.ts';

/** What is given back stops it. */
export function eachQuarter(run: () => void): () => void {
  let timer: NodeJS.Timeout;
  const next = (): void => {
    timer = setTimeout(next, QUARTER - (Date.now() % QUARTER));
    run();
  };
  next();
  return () => clearTimeout(timer);
}
