// Hands stream records to a handler as a Lambda event source does: in order, in batches, again from where it failed.
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { pause } from './pause.ts';

export interface StreamConsumer {
  /** For reports, and for whoever reads them. */
  readonly name: string;
  readonly handler: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
  readonly batchSize?: number;
  /** Times that a record is tried alone before it is parked: left out, reported, and the next ones go on. */
  readonly attempts?: number;
  /** Milliseconds before a failed batch is tried again; doubled each time. */
  readonly retryPause?: number;
  readonly onProblem?: (problem: StreamProblem) => void;
}

/** Numbers and causes only: what a record holds is nobody's business here. */
export type StreamProblem =
  | {
      readonly is: 'parked';
      readonly consumer: string;
      readonly sequenceNumber: string;
      readonly cause: unknown;
    }
  | { readonly is: 'unreachable'; readonly consumer: string; readonly cause: unknown };

export interface Delivery {
  readonly consumer: StreamConsumer;
  readonly records: readonly DynamoDBRecord[];
  /** Stops between two batches; what was not handled is then not reported as such. */
  readonly signal: AbortSignal;
  /** Called with the sequence number up to which everything is handled or parked. */
  readonly onHandled: (sequenceNumber: string) => void;
}

interface Failure {
  /** Position in the batch of the first record that was not handled. */
  readonly from: number;
  readonly cause: unknown;
}

interface Progress {
  /** Records handled or parked so far. */
  readonly done: number;
  /** Records of the next batch, at most. */
  readonly size: number;
  /** Times that the next record was tried alone. */
  readonly alone: number;
}

const maxPause = 10_000;

export async function deliver(delivery: Delivery): Promise<void> {
  let at: Progress = { done: 0, size: batchSizeOf(delivery.consumer), alone: 0 };
  while (at.done < delivery.records.length && !delivery.signal.aborted) at = await step(delivery, at);
}

/** One call of the handler. A batch that fails at its first record is halved, until that record is tried alone. */
async function step(delivery: Delivery, { done, size, alone }: Progress): Promise<Progress> {
  const { consumer, records, signal } = delivery;
  const { attempts = 5, retryPause = 100 } = consumer;
  const batch = records.slice(done, done + size);
  const failure = await firstFailure(consumer, batch);
  const handled = failure?.from ?? batch.length;
  if (handled > 0) return advance(delivery, done + handled);
  const tries = batch.length === 1 ? alone + 1 : 0;
  if (tries === attempts) {
    park(consumer, batch[0], failure?.cause);
    return advance(delivery, done + 1);
  }
  await pause(Math.min(retryPause * 2 ** tries, maxPause), signal);
  return { done, size: Math.ceil(batch.length / 2), alone: tries };
}

function advance({ consumer, records, onHandled }: Delivery, done: number): Progress {
  onHandled(sequenceOf(records[done - 1]));
  return { done, size: batchSizeOf(consumer), alone: 0 };
}

function batchSizeOf({ batchSize = 100 }: StreamConsumer): number {
  return batchSize;
}

/** An identifier that is not in the batch fails all of it, as on AWS. */
async function firstFailure(
  { handler }: StreamConsumer,
  batch: readonly DynamoDBRecord[],
): Promise<Failure | undefined> {
  try {
    const { batchItemFailures } = await handler({ Records: structuredClone([...batch]) });
    const positions = batchItemFailures.map(({ itemIdentifier }) =>
      batch.findIndex((record) => sequenceOf(record) === itemIdentifier),
    );
    if (positions.length === 0) return undefined;
    return { from: Math.max(0, Math.min(...positions)), cause: 'reported by the handler' };
  } catch (cause) {
    return { from: 0, cause };
  }
}

function park(consumer: StreamConsumer, record: DynamoDBRecord | undefined, cause: unknown): void {
  consumer.onProblem?.({ is: 'parked', consumer: consumer.name, sequenceNumber: sequenceOf(record), cause });
}

function sequenceOf(record: DynamoDBRecord | undefined): string {
  return record?.dynamodb?.SequenceNumber ?? '';
}
