// What is done away from the chat, on one machine: consumers of the stream, and what passes every minute and every quarter of an hour.
import { lookAround } from '#bot/jobs/passage.ts';
import type { Log } from '#bot/ports.ts';
import {
  jobsHandler,
  minuteHandler,
  outboxHandler,
  quarterHandler,
  replayHandler,
} from '../../lambdas/work.ts';
import type { LocalJobDeps } from './local-deps.ts';
import { eachQuarter } from './quarters.ts';
import type { LocalStore } from './store.ts';

const MINUTE = 60_000;

/** What is given back stops it. */
export function startWork(store: LocalStore, deps: LocalJobDeps): () => Promise<void> {
  store.follow({ name: 'outbox', handler: outboxHandler(deps) });
  store.follow({ name: 'travaux', handler: jobsHandler(deps) });
  const onFailure = failureLog(deps.log);
  // The folder of records may be a backup; the list of those erased since is beside it.
  replayHandler(deps)().catch(onFailure);
  // The first passage comes in a minute: until then, what it would see is told too.
  void lookAround(deps);
  const minute = minuteHandler(deps);
  const quarter = quarterHandler(deps);
  const timer = setInterval(() => {
    minute().catch(onFailure);
    deps.files.sweep().catch(onFailure);
  }, MINUTE);
  const stop = eachQuarter(() => {
    quarter().catch(onFailure);
  });
  return async () => {
    clearInterval(timer);
    stop();
  };
}

export function failureLog(log: Log): (error: unknown) => void {
  return (error) =>
    log({ level: 'error', event: 'handler.failed', kind: error instanceof Error ? error.name : 'unknown' });
}
