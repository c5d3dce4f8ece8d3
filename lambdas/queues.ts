// Where a handler hands jobs over.
import { sqsClient, sqsQueues } from '#bot/aws/sqs-queues.ts';
import { readQueuesEnv } from '#bot/env.ts';
import type { JobQueues } from '#bot/job-ports.ts';

export function queuesOf(): JobQueues {
  return sqsQueues({ client: sqsClient(), queues: readQueuesEnv().COOPILOTE_QUEUES });
}
