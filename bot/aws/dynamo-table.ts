// The port `Table` on DynamoDB: three verbs, each with a deadline, safe repeats only, and errors with names.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Item, Key, Page, Range, Table, WriteAction } from '#bot/ports.ts';
import { afterAnyTrouble, afterNothingDone, type Patience, startAttempts } from './attempts.ts';
import { tableError } from './dynamo-errors.ts';
import { readMany, readOne, readPage } from './dynamo-reads.ts';
import { type Requests, type Units, unitsOf } from './dynamo-requests.ts';
import { writeMany, writeOne } from './dynamo-writes.ts';
import { assertActions, assertKeys, assertRange, isEmptyRange } from './table-rules.ts';

export interface DynamoTableOptions {
  /** Made by `dynamoClient`: a client with repeats of its own would repeat what must not be. */
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** Milliseconds for a verb, repeats included: a chat request never waits longer for the table. */
  readonly timeout?: number;
  readonly pause?: number;
  /** Numbers in [0, 1): they spread repeats over time, and no result depends on them. */
  readonly random?: () => number;
  /** A failed write reports nothing. */
  readonly onUnits?: (units: Units) => void;
}

export function dynamoTable(options: DynamoTableOptions): Table {
  const documents = DynamoDBDocumentClient.from(options.client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const patience = patienceOf(options);

  const begin = (action: Units['action'], again: (error: unknown) => boolean): Requests => ({
    documents,
    tableName: options.tableName,
    attempt: startAttempts({ patience, translate: tableError, again }),
    capacity: options.onUnits === undefined ? 'NONE' : 'TOTAL',
    count: (consumed, unreported) => options.onUnits?.(unitsOf(action, consumed, unreported)),
  });

  return {
    async get(keys: readonly Key[]): Promise<readonly Item[]> {
      assertKeys(keys);
      const [first, ...others] = keys;
      if (first === undefined) return [];
      const requests = begin('get', afterAnyTrouble);
      return others.length === 0 ? readOne(requests, first) : readMany(requests, keys);
    },

    async query(range: Range): Promise<Page> {
      assertRange(range);
      return isEmptyRange(range) ? { items: [] } : readPage(begin('query', afterAnyTrouble), range);
    },

    async write(actions: readonly WriteAction[], token?: string): Promise<void> {
      assertActions(actions, token);
      const [first, ...others] = actions;
      if (first === undefined) return;
      const requests = begin('write', token === undefined ? afterNothingDone : afterAnyTrouble);
      const alone = others.length === 0 && token === undefined && !('check' in first);
      if (alone) return writeOne(requests, first);
      return writeMany(requests, actions, token);
    },
  };
}

function patienceOf({ timeout = 2000, pause = 50, random = Math.random }: DynamoTableOptions): Patience {
  return { timeout, pause, random };
}
