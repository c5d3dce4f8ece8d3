// The stream of a table in memory: feeds the same handlers with the same events as DynamoDB's.
import type { DynamoDBRecord } from 'aws-lambda';
import type { Clock } from '#bot/ports.ts';
import type { Change } from './memory-table.ts';
import { deliver, type StreamConsumer } from './stream-delivery.ts';
import { fromMemory } from './stream-event.ts';

export interface MemoryStream {
  /** For `memoryTable`. */
  readonly onChange: (changes: readonly Change[]) => void;
  /** From now on, hands every change to the consumer. */
  follow(consumer: StreamConsumer): void;
  /** Once every change so far, and those which their handling made, is handled. */
  idle(): Promise<void>;
  /** Finishes the batches under way, and no more. */
  close(): Promise<void>;
}

interface Follower {
  readonly consumer: StreamConsumer;
  readonly waiting: DynamoDBRecord[];
  work: Promise<void> | undefined;
}

export function memoryStream(clock: Clock = Date.now): MemoryStream {
  const followers: Follower[] = [];
  const closing = new AbortController();
  let sequence = 0;

  const toRecord = (change: Change) => {
    sequence += 1;
    return fromMemory(change, { sequence, at: new Date(clock()) });
  };

  return {
    onChange(changes) {
      const records = changes.map(toRecord);
      for (const follower of followers) {
        follower.waiting.push(...records);
        follower.work ??= drain(follower, closing.signal);
      }
    },
    follow: (consumer) => void followers.push({ consumer, waiting: [], work: undefined }),
    async idle() {
      while (followers.some(({ work }) => work !== undefined)) await workOf(followers);
    },
    async close() {
      closing.abort();
      await workOf(followers);
    },
  };
}

async function workOf(followers: readonly Follower[]): Promise<void> {
  await Promise.all(followers.map(({ work }) => work));
}

/** Yields first: a handler never runs inside the write that feeds it. */
async function drain(follower: Follower, signal: AbortSignal): Promise<void> {
  await Promise.resolve();
  while (follower.waiting.length > 0 && !signal.aborted) {
    const records = follower.waiting.splice(0);
    await deliver({ consumer: follower.consumer, records, signal, onHandled: () => undefined });
  }
  follower.work = undefined;
}
