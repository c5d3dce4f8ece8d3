// The writes that `dynamoTable` makes: one record by itself, or a transaction.
import {
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import type { Condition, WriteAction } from '#bot/ports.ts';
import type { Requests } from './dynamo-requests.ts';
import { conditionExpression } from './expressions.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** A check is billed two units, which DynamoDB Local leaves out of its report. */
const unitsPerCheck = 2;

/** Outside a transaction: half of its units, and the shortest way. */
export async function writeOne(
  requests: Requests,
  action: Exclude<WriteAction, { readonly check: unknown }>,
): Promise<void> {
  const target = { TableName: requests.tableName, ReturnConsumedCapacity: requests.capacity };
  const when = conditionInput(action.when);
  const answer = await requests.attempt((abortSignal) =>
    'put' in action
      ? requests.documents.send(new PutCommand({ ...target, Item: action.put, ...when }), { abortSignal })
      : requests.documents.send(new DeleteCommand({ ...target, Key: keyOf(action.delete), ...when }), {
          abortSignal,
        }),
  );
  requests.count([answer.ConsumedCapacity]);
}

export async function writeMany(
  requests: Requests,
  actions: readonly WriteAction[],
  token: string | undefined,
): Promise<void> {
  const command = new TransactWriteCommand({
    TransactItems: actions.map((action) => transactItem(requests.tableName, action)),
    ReturnConsumedCapacity: requests.capacity,
    ...(token === undefined ? {} : { ClientRequestToken: token }),
  });
  const answer = await requests.attempt((abortSignal) => requests.documents.send(command, { abortSignal }));
  const checks = actions.filter((action) => 'check' in action).length;
  requests.count(answer.ConsumedCapacity, checks * unitsPerCheck);
}

function transactItem(TableName: string, action: WriteAction): TransactItem {
  if ('put' in action) return { Put: { TableName, Item: action.put, ...conditionInput(action.when) } };
  if ('delete' in action) {
    return { Delete: { TableName, Key: keyOf(action.delete), ...conditionInput(action.when) } };
  }
  const { text, names, values } = conditionExpression(action.when);
  return {
    ConditionCheck: {
      TableName,
      Key: keyOf(action.check),
      ConditionExpression: text,
      ExpressionAttributeNames: names,
      ...valuesInput(values),
    },
  };
}

function conditionInput(condition: Condition | undefined) {
  if (condition === undefined) return {};
  const { text, names, values } = conditionExpression(condition);
  return { ConditionExpression: text, ExpressionAttributeNames: names, ...valuesInput(values) };
}

/** DynamoDB refuses an empty map of values. */
function valuesInput(values: Readonly<Record<string, unknown>>) {
  return Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values };
}

function keyOf({ pk, sk }: { readonly pk: string; readonly sk: string }): Record<string, string> {
  return { pk, sk };
}
