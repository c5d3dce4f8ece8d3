// The reads that `dynamoTable` makes: one record, many, or a page of a range.
import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Item, type Key, type Page, type Range, Throttled } from '#bot/ports.ts';
import { type Position, readCursor, writeCursor } from './cursor.ts';
import type { Requests } from './dynamo-requests.ts';
import { rangeExpression } from './expressions.ts';
import { keyId } from './table-rules.ts';
import { keyPair } from './table-schema.ts';

type Attributes = Record<string, unknown>;

export async function readOne(requests: Requests, key: Key): Promise<readonly Item[]> {
  const command = new GetCommand({
    TableName: requests.tableName,
    Key: bareKey(key),
    ConsistentRead: true,
    ReturnConsumedCapacity: requests.capacity,
  });
  const answer = await requests.attempt((abortSignal) => requests.documents.send(command, { abortSignal }));
  requests.count([answer.ConsumedCapacity]);
  return answer.Item === undefined ? [] : [toItem(answer.Item)];
}

/** DynamoDB answers a batch in any order, refuses a key given twice, and leaves out what exceeds 16 MB or its throughput. */
export async function readMany(requests: Requests, keys: readonly Key[]): Promise<readonly Item[]> {
  const found = new Map<string, Item>();
  let pending = [...new Map(keys.map((key) => [keyId(key), bareKey(key)])).values()];
  while (pending.length > 0) {
    const batch = await readBatch(requests, pending);
    for (const item of batch.items) found.set(keyId(item), item);
    pending = batch.pending;
  }
  return keys.flatMap((key) => found.get(keyId(key)) ?? []);
}

export async function readPage(requests: Requests, range: Range): Promise<Page> {
  const command = new QueryCommand(queryInput(requests, range));
  const answer = await requests.attempt((abortSignal) => requests.documents.send(command, { abortSignal }));
  requests.count([answer.ConsumedCapacity]);
  const items = (answer.Items ?? []).map(toItem);
  const last = answer.LastEvaluatedKey;
  return last === undefined ? { items } : { items, next: writeCursor(range, toPosition(range, last)) };
}

async function readBatch(
  requests: Requests,
  keys: Attributes[],
): Promise<{ items: readonly Item[]; pending: Attributes[] }> {
  const { tableName } = requests;
  const command = new BatchGetCommand({
    RequestItems: { [tableName]: { Keys: keys, ConsistentRead: true } },
    ReturnConsumedCapacity: requests.capacity,
  });
  const answer = await requests.attempt(async (abortSignal) => {
    const batch = await requests.documents.send(command, { abortSignal });
    const pending = batch.UnprocessedKeys?.[tableName]?.Keys ?? [];
    if (pending.length === keys.length) throw new Throttled('no key of the batch was read');
    return { ...batch, pending };
  });
  requests.count(answer.ConsumedCapacity);
  return { items: (answer.Responses?.[tableName] ?? []).map(toItem), pending: answer.pending };
}

function queryInput(requests: Requests, range: Range): QueryCommandInput {
  const { text, names, values } = rangeExpression(range);
  const start = readCursor(range);
  return {
    TableName: requests.tableName,
    KeyConditionExpression: text,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ScanIndexForward: range.descending !== true,
    Limit: range.limit,
    ConsistentRead: range.index !== 'file',
    ReturnConsumedCapacity: requests.capacity,
    ...(range.index === undefined ? {} : { IndexName: range.index }),
    ...(start === undefined ? {} : { ExclusiveStartKey: toStartKey(range, start) }),
  };
}

function toStartKey(range: Range, { sort, pk, sk }: Position): Attributes {
  const index = keyPair(range.index);
  return { [index.partition]: range.pk, [index.sort]: sort, pk, sk };
}

function toPosition(range: Range, last: Attributes): Position {
  const { pk, sk } = toItem(last);
  return { sort: String(last[keyPair(range.index).sort]), pk, sk };
}

/** Callers may give whole records as keys; DynamoDB takes the key's attributes only. */
function bareKey({ pk, sk }: Key): Attributes {
  return { pk, sk };
}

function toItem(attributes: Attributes): Item {
  return { ...attributes, pk: String(attributes.pk), sk: String(attributes.sk) };
}
