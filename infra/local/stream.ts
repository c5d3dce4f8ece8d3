// Polls the stream of DynamoDB Local's table and feeds a handler, as AWS does by itself.
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  type DynamoDBStreamsClientConfig,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  ListStreamsCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import { type Checkpoint, checkpoint } from './checkpoint.ts';
import { pause } from './pause.ts';
import { deliver, type StreamConsumer } from './stream-delivery.ts';
import { fromDynamoLocal } from './stream-event.ts';

export interface FollowOptions extends StreamConsumer {
  readonly connection: Pick<DynamoDBStreamsClientConfig, 'endpoint' | 'region' | 'credentials'>;
  readonly tableName: string;
  /** Where the consumer's place is kept over restarts; without, it begins at the oldest record. */
  readonly checkpointFile?: string;
  /** Milliseconds between two looks at a silent stream. */
  readonly poll?: number;
}

export interface Following {
  /** Finishes the batch under way, and no more. */
  close(): Promise<void>;
}

/** What one round over the shards works with. */
interface Reader {
  readonly client: DynamoDBStreamsClient;
  readonly streamArn: string;
  readonly places: Checkpoint;
  readonly consumer: StreamConsumer;
  readonly signal: AbortSignal;
}

const troublePause = 1000;

export function followStream(options: FollowOptions): Following {
  const closing = new AbortController();
  const client = new DynamoDBStreamsClient(options.connection);
  const places = checkpoint(options.checkpointFile);
  const work = untilClosed(closing.signal, options, async () => {
    const streamArn = await findStream(client, options.tableName);
    const reader = { client, streamArn, places, consumer: options, signal: closing.signal };
    while (!closing.signal.aborted) await readGeneration(reader, options.poll ?? 100);
  });
  return {
    async close() {
      closing.abort();
      await work;
      client.destroy();
    },
  };
}

/** Begins again after any trouble (a restart of DynamoDB Local, an iterator grown old): the checkpoint says where. */
async function untilClosed(
  signal: AbortSignal,
  consumer: StreamConsumer,
  follow: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await follow();
    } catch (cause) {
      if (signal.aborted) return;
      consumer.onProblem?.({ is: 'unreachable', consumer: consumer.name, cause });
      await pause(troublePause, signal);
    }
  }
}

async function findStream(client: DynamoDBStreamsClient, tableName: string): Promise<string> {
  const { Streams = [] } = await client.send(new ListStreamsCommand({ TableName: tableName }));
  const streamArn = Streams.at(-1)?.StreamArn;
  if (streamArn === undefined) throw new Error(`the table ${tableName} has no stream`);
  return streamArn;
}

/** Reads the closed shards to their end, then the open ones until one of them closes, as others then take its place. */
async function readGeneration(reader: Reader, poll: number): Promise<void> {
  const shards = await listShards(reader);
  reader.places.keepOnly(shards.map(({ id }) => id));
  for (const { id } of shards.filter(({ closed }) => closed)) await readToEnd(reader, id);
  const open = shards.filter(({ closed }) => !closed).map(({ id }) => id);
  const iterators = new Map<string, string>();
  for (const id of open) iterators.set(id, await firstIterator(reader, id));
  while (iterators.size === open.length && !reader.signal.aborted) {
    const counts = await Promise.all(
      [...iterators].map(([id, iterator]) => readOn(reader, { id, iterator, iterators })),
    );
    if (counts.every((count) => count === 0)) await pause(poll, reader.signal);
    if (open.length === 0) return;
  }
}

/** In the order of their ids, which begin with the time of their birth: parents before their children. */
async function listShards({
  client,
  streamArn,
}: Reader): Promise<readonly { id: string; closed: boolean }[]> {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
  return (StreamDescription?.Shards ?? [])
    .map(({ ShardId = '', SequenceNumberRange }) => ({
      id: ShardId,
      closed: SequenceNumberRange?.EndingSequenceNumber !== undefined,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function readToEnd(reader: Reader, shardId: string): Promise<void> {
  let iterator: string | undefined = await firstIterator(reader, shardId);
  while (iterator !== undefined && !reader.signal.aborted) {
    iterator = (await readPage(reader, shardId, iterator)).next;
  }
}

/** Moves a shard's iterator on, or takes it away at the shard's end; gives the number of records. */
async function readOn(
  reader: Reader,
  at: { readonly id: string; readonly iterator: string; readonly iterators: Map<string, string> },
): Promise<number> {
  const { next, count } = await readPage(reader, at.id, at.iterator);
  if (next === undefined) at.iterators.delete(at.id);
  else at.iterators.set(at.id, next);
  return count;
}

async function readPage(
  { client, streamArn, places, consumer, signal }: Reader,
  shardId: string,
  iterator: string,
): Promise<{ readonly next: string | undefined; readonly count: number }> {
  const { Records = [], NextShardIterator } = await client.send(
    new GetRecordsCommand({ ShardIterator: iterator }),
  );
  await deliver({
    consumer,
    records: Records.map((record) => fromDynamoLocal(record, streamArn)),
    signal,
    onHandled: (sequenceNumber) => places.set(shardId, sequenceNumber),
  });
  return { next: NextShardIterator, count: Records.length };
}

async function firstIterator(reader: Reader, shardId: string): Promise<string> {
  const place = reader.places.get(shardId);
  if (place === undefined) return iteratorAt(reader, { ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' });
  try {
    return await iteratorAt(reader, {
      ShardId: shardId,
      ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
      SequenceNumber: place,
    });
  } catch (error) {
    if (!(error instanceof TrimmedDataAccessException)) throw error;
    return iteratorAt(reader, { ShardId: shardId, ShardIteratorType: 'TRIM_HORIZON' });
  }
}

async function iteratorAt(
  { client, streamArn }: Reader,
  place: Omit<GetShardIteratorCommandInput, 'StreamArn'>,
): Promise<string> {
  const command = new GetShardIteratorCommand({ StreamArn: streamArn, ...place });
  const { ShardIterator } = await client.send(command);
  if (ShardIterator === undefined) throw new Error('a shard of the stream cannot be read');
  return ShardIterator;
}
