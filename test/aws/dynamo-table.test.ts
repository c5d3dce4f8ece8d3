// How the table on DynamoDB meets a store in trouble: what each answer is called, what is asked again, and how long it waits.
import { afterEach, describe, expect, it } from 'vitest';
import { dynamoClient } from '#bot/aws/dynamo-client.ts';
import type { Units } from '#bot/aws/dynamo-requests.ts';
import { dynamoTable } from '#bot/aws/dynamo-table.ts';
import {
  ConditionFailed,
  type Table,
  TableUnavailable,
  Throttled,
  type WriteAction,
  WriteConflict,
} from '#bot/ports.ts';
import {
  type Answer,
  type Script,
  type ScriptedServer,
  startScriptedServer,
} from '#test/support/scripted-server.ts';

type Reaction = ReturnType<Script>;

let server: ScriptedServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** A table whose store answers with these in turn, the last one for ever. */
async function tableAnswering(...reactions: readonly Reaction[]) {
  let count = 0;
  const started = await startScriptedServer(() => {
    count += 1;
    return reactions[Math.min(count, reactions.length) - 1] ?? 'hang';
  });
  server = started;
  const units: Units[] = [];
  const client = dynamoClient({
    endpoint: started.url,
    region: 'local',
    credentials: { accessKeyId: 'essai', secretAccessKey: 'essai' },
  });
  const table = dynamoTable({
    client,
    tableName: 'coopilote',
    timeout: 600,
    pause: 1,
    random: () => 1,
    onUnits: (one) => units.push(one),
  });
  const asked = () =>
    started.asked.map(({ headers, text }) => ({ target: headers['x-amz-target'], ...JSON.parse(text) }));
  return { table, units, asked };
}

const ok = (body: object = {}): Answer => ({ status: 200, body });
const refusal = (name: string, more: object = {}): Answer => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: 'refusé', ...more },
});
const cancelled = (...codes: readonly string[]): Answer =>
  refusal('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });

const key = { pk: 'P', sk: 'a' };
const alone: WriteAction[] = [{ put: key, when: { is: 'absent' } }];
const several: WriteAction[] = [
  { put: key },
  { delete: { pk: 'P', sk: 'b' } },
  { check: { pk: 'P', sk: 'c' }, when: { is: 'present' } },
];

const verbs: readonly (readonly [string, (table: Table) => Promise<unknown>])[] = [
  ['get of one', (table) => table.get([key])],
  ['get of many', (table) => table.get([key, { pk: 'P', sk: 'b' }])],
  ['query', (table) => table.query({ pk: 'P', limit: 5 })],
  ['write of one', (table) => table.write(alone)],
  ['write of several', (table) => table.write(several)],
  ['write with a token', (table) => table.write(alone, 'jeton')],
];

/** A write that is not known to have failed may be repeated with a token only. */
const repeatable = (verb: string) => verb !== 'write of one' && verb !== 'write of several';

describe.each(verbs)('%s', (verb, call) => {
  it.each([
    ['cuts the line', 'drop'],
    ['is in trouble', { status: 500, body: { __type: 'InternalServerError' } }],
    ['answers from a proxy', { status: 503, body: '<html>indisponible</html>' }],
    ['answers what cannot be read', { status: 200, body: '{"Item":' }],
  ] as const)('is TableUnavailable when the store %s', async (_, trouble) => {
    const { table, asked } = await tableAnswering(trouble);
    await expect(call(table)).rejects.toBeInstanceOf(TableUnavailable);
    expect(asked()).toHaveLength(repeatable(verb) ? 4 : 1);
  });

  it('is TableUnavailable when nobody answers, after two attempts at most', async () => {
    const { table, asked } = await tableAnswering('hang');
    await expect(call(table)).rejects.toBeInstanceOf(TableUnavailable);
    expect(asked().length).toBeLessThanOrEqual(repeatable(verb) ? 2 : 1);
  });

  it.each(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded'])(
    'is asked again on %s, then Throttled',
    async (name) => {
      const { table, asked } = await tableAnswering(refusal(name));
      await expect(call(table)).rejects.toBeInstanceOf(Throttled);
      expect(asked()).toHaveLength(4);
    },
  );

  it.each([
    'ValidationException',
    'ResourceNotFoundException',
    'AccessDeniedException',
    'UnrecognizedClientException',
  ])('leaves %s a defect, asked once', async (name) => {
    const { table, asked } = await tableAnswering(refusal(name));
    await expect(call(table)).rejects.toMatchObject({ name });
    expect(asked()).toHaveLength(1);
  });

  it('passes when the store recovers', async () => {
    const { table } = await tableAnswering(refusal('ThrottlingException'), ok());
    await call(table);
  });
});

describe('a transaction', () => {
  it.each([
    [['None', 'ConditionalCheckFailed', 'ConditionalCheckFailed'], new ConditionFailed([1, 2])],
    [['TransactionConflict', 'None', 'ConditionalCheckFailed'], new ConditionFailed([2])],
  ] as const)('cancelled for %j says which conditions failed, and is not repeated', async (codes, error) => {
    const { table, asked } = await tableAnswering(cancelled(...codes));
    await expect(table.write(several)).rejects.toEqual(error);
    expect(asked()).toHaveLength(1);
  });

  it.each([
    [['TransactionConflict', 'None', 'None'], WriteConflict],
    [['None', 'ThrottlingError', 'None'], Throttled],
    [['None', 'ProvisionedThroughputExceeded', 'None'], Throttled],
  ] as const)('cancelled for %j did nothing, so it is tried again', async (codes, kind) => {
    const { table, asked } = await tableAnswering(cancelled(...codes));
    await expect(table.write(several)).rejects.toBeInstanceOf(kind);
    expect(asked()).toHaveLength(4);
  });

  it('cancelled for a value that DynamoDB refuses is a defect', async () => {
    const { table } = await tableAnswering(cancelled('ValidationError', 'None', 'None'));
    await expect(table.write(several)).rejects.toMatchObject({ name: 'TransactionCanceledException' });
  });

  it('repeats its token, so that DynamoDB knows it again after a lost answer', async () => {
    const { table, asked } = await tableAnswering('drop', refusal('TransactionInProgressException'), ok());
    await table.write(alone, 'jeton');
    expect(asked().map(({ ClientRequestToken }) => ClientRequestToken)).toEqual(['jeton', 'jeton', 'jeton']);
  });
});

describe('a write of one record', () => {
  it('is no transaction without a token, and one with it', async () => {
    const { table, asked } = await tableAnswering(ok());
    await table.write(alone);
    await table.write([{ delete: key }]);
    await table.write(alone, 'jeton');
    expect(asked().map(({ target }) => String(target).split('.')[1])).toEqual([
      'PutItem',
      'DeleteItem',
      'TransactWriteItems',
    ]);
  });

  it.each([
    ['ConditionalCheckFailedException', new ConditionFailed([0])],
    ['TransactionConflictException', new WriteConflict('the record is in a transaction')],
  ])('names %s', async (name, error) => {
    const { table } = await tableAnswering(refusal(name));
    await expect(table.write(alone)).rejects.toEqual(error);
  });
});

describe('a batch', () => {
  const item = (sk: string) => ({ pk: { S: 'P' }, sk: { S: sk } });
  const answer = (found: readonly string[], left: readonly string[]) =>
    ok({
      Responses: { coopilote: found.map(item) },
      UnprocessedKeys: left.length === 0 ? {} : { coopilote: { Keys: left.map(item) } },
    });
  const keys = ['a', 'b', 'c'].map((sk) => ({ pk: 'P', sk }));

  it('asks again for what was left out, and for that only', async () => {
    const { table, asked } = await tableAnswering(
      answer(['c'], ['a', 'b']),
      answer(['b'], ['a']),
      answer(['a'], []),
    );
    expect((await table.get(keys)).map(({ sk }) => sk)).toEqual(['a', 'b', 'c']);
    expect(asked().map(({ RequestItems }) => RequestItems.coopilote.Keys.length)).toEqual([3, 2, 1]);
  });

  it('is Throttled when nothing of it is ever read', async () => {
    const { table } = await tableAnswering(answer([], ['a', 'b', 'c']));
    await expect(table.get(keys)).rejects.toBeInstanceOf(Throttled);
  });
});

describe('units', () => {
  it('are reported as the store counts them, checks added', async () => {
    const { table, units } = await tableAnswering(
      ok({ ConsumedCapacity: { TableName: 'coopilote', CapacityUnits: 1 } }),
      ok({ ConsumedCapacity: [{ TableName: 'coopilote', CapacityUnits: 4 }] }),
    );
    await table.get([key]);
    await table.write(several);
    expect(units).toEqual([
      { action: 'get', read: 1, write: 0 },
      { action: 'write', read: 0, write: 6 },
    ]);
  });
});
