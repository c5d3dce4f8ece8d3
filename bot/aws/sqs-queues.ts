// The port `JobQueues` on SQS: jobs of one kind go ten at a time, as a batch holds no more.
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { JobQueues } from '#bot/job-ports.ts';
import type { Key } from '#bot/ports.ts';

export interface SqsQueuesOptions {
  readonly client: SQSClient;
  /** The address of each queue, by kind. */
  readonly queues: Readonly<Record<string, string>>;
}

const BATCH = 10;

export function sqsClient(): SQSClient {
  return new SQSClient({
    maxAttempts: 3,
    requestHandler: { requestTimeout: 3000, connectionTimeout: 1000 },
  });
}

export function sqsQueues({ client, queues }: SqsQueuesOptions): JobQueues {
  return {
    async send(kind, keys) {
      const QueueUrl = queues[kind];
      if (QueueUrl === undefined) throw new Error(`no queue for jobs of the kind ${kind}`);
      for (let from = 0; from < keys.length; from += BATCH) {
        const Entries = keys.slice(from, from + BATCH).map(entryOf);
        const { Failed = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
        if (Failed.length > 0) throw new Error(`${Failed.length} jobs did not enter the queue`);
      }
    },
  };
}

function entryOf({ pk, sk }: Key, index: number): { readonly Id: string; readonly MessageBody: string } {
  return { Id: String(index), MessageBody: JSON.stringify({ pk, sk }) };
}
