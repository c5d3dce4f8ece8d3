// What each passage sees of the whole: how long work has waited, told to the log as figures and kept for the administrator.
import type { Deps } from '#bot/ports.ts';
import { notePassage } from '#bot/storage/etat.ts';
import { lateJobs } from '#bot/storage/jobs.ts';
import { oldestOutbox } from '#bot/storage/outbox.ts';

/** Never throws: what is looked at must not stop what is done. */
export async function lookAround(deps: Pick<Deps, 'table' | 'clock' | 'log'>): Promise<void> {
  try {
    const [boite, { retard, morts }] = await Promise.all([oldestOutbox(deps), lateJobs(deps)]);
    deps.log({ level: 'info', event: 'passage', boite, retard, morts });
    await notePassage({ quand: deps.clock(), boite, retard, morts }, deps);
  } catch (error) {
    const kind = error instanceof Error ? error.name : 'unknown';
    deps.log({ level: 'error', event: 'passage.failed', kind });
  }
}
