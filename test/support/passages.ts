// The passage of every minute and the runners of jobs as they are on AWS: jobs wait in queues, and each function has its rights and no more.
import type { MasterKey } from '#bot/aws/data-keys.ts';
import type { JobDeps, JobQueues } from '#bot/job-ports.ts';
import { JOB_KINDS } from '#bot/jobs/kinds.ts';
import { queueHandler, sweepHandler } from '../../lambdas/work.ts';
import { sqsEvent } from './aws-events.ts';
import { under } from './under-rights.ts';

export function queuesOn(deps: JobDeps, masterKey: MasterKey): JobQueues {
  const runners = new Map(
    JOB_KINDS.map((kind) => [kind as string, queueHandler(under(kind, deps, masterKey))]),
  );
  return {
    async send(kind, keys) {
      await runners.get(kind)?.(sqsEvent(keys.map(({ pk, sk }) => ({ pk, sk }))));
    },
  };
}

export function minuteOnAws(deps: JobDeps, masterKey: MasterKey): () => Promise<void> {
  return sweepHandler({ ...under('minute', deps, masterKey), queues: queuesOn(deps, masterKey) });
}
