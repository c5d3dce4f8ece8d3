// Hands jobs to the queues that they wait in, a kind after the other: one queue that refuses holds back no other kind.
import type { JobQueues } from '#bot/job-ports.ts';
import type { Log } from '#bot/ports.ts';
import type { DueJob } from '#bot/storage/jobs.ts';
import { JOB_KINDS, kindOf } from './kinds.ts';

/** Gives those that could not be handed over, whose failure is logged. */
export async function handOver(
  jobs: readonly DueJob[],
  { queues, log }: { readonly queues: JobQueues; readonly log: Log },
): Promise<readonly DueJob[]> {
  const left = await Promise.all(
    JOB_KINDS.map(async (kind) => {
      const ofKind = jobs.filter(({ sorte }) => kindOf(sorte) === kind);
      try {
        if (ofKind.length > 0) await queues.send(kind, ofKind);
        return [];
      } catch (error) {
        // Tried again by whoever asked; meanwhile the other kinds go on.
        log({
          level: 'error',
          event: 'jobs.not-queued',
          kind: error instanceof Error ? error.name : 'unknown',
          queue: kind,
        });
        return ofKind;
      }
    }),
  );
  return left.flat();
}
