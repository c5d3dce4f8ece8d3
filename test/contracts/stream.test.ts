// What a consumer of the table's stream is given, by DynamoDB Local's stream and by the one in memory.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '#bot/ports.ts';
import { memoryStream } from '#local/memory-stream.ts';
import { memoryTable } from '#local/memory-table.ts';
import { type Following, followStream } from '#local/stream.ts';
import type { StreamConsumer, StreamProblem } from '#local/stream-delivery.ts';
import { fromDynamoLocal } from '#local/stream-event.ts';
import { type FreshTable, freshTable } from '#test/support/dynamo.ts';
import { settled } from '#test/support/settled.ts';

/** A table whose stream can be followed. */
interface Streamed {
  readonly table: Table;
  follow(consumer: StreamConsumer): void;
  close(): Promise<void>;
}

async function inMemory(): Promise<Streamed> {
  const stream = memoryStream();
  const table = memoryTable({ onChange: stream.onChange });
  return { table, follow: stream.follow, close: stream.close };
}

async function onDynamo(): Promise<Streamed> {
  const { table, connection, tableName } = await freshTable();
  const following: Following[] = [];
  return {
    table,
    follow: (consumer) => void following.push(followStream({ ...consumer, connection, tableName, poll: 10 })),
    close: async () => void (await Promise.all(following.map((one) => one.close()))),
  };
}

let partitions = 0;

/** Keeps what it is given of one partition; what it is not asked about it accepts. */
function listener(decide: (event: DynamoDBStreamEvent) => readonly string[] = () => []) {
  partitions += 1;
  const pk = `P#${partitions}`;
  const isOurs = (record: DynamoDBRecord) => record.dynamodb?.Keys?.pk?.S === pk;
  const records: DynamoDBRecord[] = [];
  const problems: StreamProblem[] = [];
  const consumer: StreamConsumer = {
    name: 'essai',
    attempts: 3,
    retryPause: 1,
    onProblem: (problem) => problems.push(problem),
    async handler(event) {
      const ours = event.Records.filter(isOurs);
      if (ours.length === 0) return { batchItemFailures: [] };
      const failures = decide({ Records: ours });
      const failed = ours.findIndex(({ dynamodb }) => failures.includes(dynamodb?.Keys?.sk?.S ?? ''));
      records.push(...ours.slice(0, failed === -1 ? undefined : failed));
      const itemIdentifier = ours[failed]?.dynamodb?.SequenceNumber;
      return { batchItemFailures: itemIdentifier === undefined ? [] : [{ itemIdentifier }] };
    },
  };
  return { pk, consumer, records, problems };
}

const sortKeys = (records: readonly DynamoDBRecord[]) => records.map(({ dynamodb }) => dynamodb?.Keys?.sk?.S);

describe.each([
  ['in memory', inMemory],
  ['of DynamoDB Local', onDynamo],
] as const)('the stream %s', (_, open) => {
  let streamed: Streamed;
  beforeAll(async () => {
    streamed = await open();
  });
  afterAll(() => streamed.close());

  it('gives every change in the shape of a Lambda event, and nothing when nothing changed', async () => {
    const { pk, consumer, records } = listener();
    streamed.follow(consumer);
    await streamed.table.write([{ put: { pk, sk: 'a', n: 1, octets: new Uint8Array([1, 2]) } }]);
    await streamed.table.write([{ put: { pk, sk: 'a', n: 1, octets: new Uint8Array([1, 2]) } }]);
    await streamed.table.write([{ put: { pk, sk: 'a', n: 2 } }]);
    await streamed.table.write([{ delete: { pk, sk: 'a' } }]);
    await streamed.table.write([{ delete: { pk, sk: 'a' } }]);
    await settled(() => expect(records).toHaveLength(3));
    const keys = { pk: { S: pk }, sk: { S: 'a' } };
    const one = { ...keys, n: { N: '1' }, octets: { B: 'AQI=' } };
    const two = { ...keys, n: { N: '2' } };
    expect(records.map(({ eventName, dynamodb }) => ({ eventName, ...dynamodb }))).toEqual([
      { eventName: 'INSERT', Keys: keys, NewImage: one, ...anyStamp },
      { eventName: 'MODIFY', Keys: keys, OldImage: one, NewImage: two, ...anyStamp },
      { eventName: 'REMOVE', Keys: keys, OldImage: two, ...anyStamp },
    ]);
    expect(records[0]).toMatchObject({
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      eventID: expect.any(String),
      awsRegion: expect.any(String),
      eventSourceARN: expect.stringContaining(':table/'),
    });
    expect(JSON.parse(JSON.stringify(records))).toEqual(records);
  });

  it('comes in order, transactions included', async () => {
    const { pk, consumer, records } = listener();
    streamed.follow(consumer);
    const expected = Array.from({ length: 40 }, (_, i) => `${i}`);
    for (let i = 0; i < 40; i += 4) {
      await streamed.table.write(expected.slice(i, i + 4).map((sk) => ({ put: { pk, sk } })));
    }
    await settled(() => expect(records).toHaveLength(40));
    expect(
      sortKeys(records)
        .map(Number)
        .map((n) => Math.floor(n / 4)),
    ).toEqual(expected.map((n) => Math.floor(Number(n) / 4)));
  });

  it('comes again from the record where the handler failed, and no earlier', async () => {
    let refusals = 2;
    const { pk, consumer, records, problems } = listener(() => {
      refusals -= 1;
      return refusals >= 0 ? ['c'] : [];
    });
    streamed.follow(consumer);
    for (const sk of ['a', 'b', 'c', 'd']) await streamed.table.write([{ put: { pk, sk } }]);
    await settled(() => expect(records).toHaveLength(4));
    expect(sortKeys(records)).toEqual(['a', 'b', 'c', 'd']);
    expect(problems).toEqual([]);
  });

  it('parks a record that always fails, says so, and goes on', async () => {
    const { pk, consumer, records, problems } = listener(({ Records }) => {
      if (Records.some(({ dynamodb }) => dynamodb?.Keys?.sk?.S === 'b')) throw new Error('panne');
      return [];
    });
    streamed.follow(consumer);
    for (const sk of ['a', 'b', 'c']) await streamed.table.write([{ put: { pk, sk } }]);
    await settled(() => expect(new Set(sortKeys(records))).toEqual(new Set(['a', 'c'])));
    expect(problems).toEqual([
      { is: 'parked', consumer: 'essai', sequenceNumber: expect.any(String), cause: new Error('panne') },
    ]);
  });
});

const anyStamp = {
  ApproximateCreationDateTime: expect.any(Number),
  SequenceNumber: expect.any(String),
  SizeBytes: expect.any(Number),
  StreamViewType: 'NEW_AND_OLD_IMAGES',
};

describe('the stream of DynamoDB Local', () => {
  let fresh: FreshTable;
  let following: Following | undefined;
  beforeAll(async () => {
    fresh = await freshTable();
  });
  afterEach(() => following?.close());

  const follow = (consumer: StreamConsumer, more: { readonly checkpointFile?: string } = {}) => {
    const { connection, tableName } = fresh;
    following = followStream({ ...consumer, ...more, connection, tableName, poll: 10 });
    return following;
  };

  it('is taken up after a restart where it was left: nothing is skipped, nothing comes twice', async () => {
    const checkpointFile = join(mkdtempSync(join(tmpdir(), 'coopilote-')), 'place.json');
    const { pk, consumer, records } = listener();
    const first = follow(consumer, { checkpointFile });
    await fresh.table.write([{ put: { pk, sk: 'avant' } }]);
    await settled(() => expect(records).toHaveLength(1));
    await first.close();
    await fresh.table.write([{ put: { pk, sk: 'pendant' } }]);
    follow(consumer, { checkpointFile });
    await fresh.table.write([{ put: { pk, sk: 'après' } }]);
    await settled(() => expect(records.length).toBeGreaterThanOrEqual(3));
    expect(sortKeys(records)).toEqual(['avant', 'pendant', 'après']);
  });

  it('is read from its beginning without a checkpoint', async () => {
    const { pk, consumer, records } = listener();
    await fresh.table.write([{ put: { pk, sk: 'avant' } }]);
    follow(consumer);
    await settled(() => expect(sortKeys(records)).toEqual(['avant']));
  });

  it('names a deletion by expiry as AWS does', () => {
    // Made by hand: the emulator deletes what has expired when it pleases, and under this name.
    const eventName = 'UNKNOWN_TO_SDK_VERSION' as 'REMOVE';
    const record = fromDynamoLocal(
      { eventName, dynamodb: { Keys: { pk: { S: 'P' }, sk: { S: 'a' } } } },
      'arn',
    );
    expect(record).toMatchObject({
      eventName: 'REMOVE',
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    });
  });
});
