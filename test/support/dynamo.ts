// A table on the run's DynamoDB Local, in a namespace of its own.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { inject } from 'vitest';
import { dynamoClient } from '#bot/aws/dynamo-client.ts';
import type { Units } from '#bot/aws/dynamo-requests.ts';
import { dynamoTable } from '#bot/aws/dynamo-table.ts';
import type { Table } from '#bot/ports.ts';
import { createTable } from '#local/create-table.ts';
import { newAccessKey } from '#local/dynamodb.ts';
import type {} from './global-setup.ts';

export interface FreshTable {
  readonly table: Table;
  readonly tableName: string;
  readonly client: DynamoDBClient;
  /** What another client needs to reach the same table. */
  readonly connection: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  };
  /** What the verbs have consumed since the last call. */
  takeUnits(): readonly Units[];
}

const tableName = 'coopilote';

/**
 * One streamed table, created once under a fresh access key: every streamed table that a namespace ever had slows its writes.
 * Call it once a suite.
 */
export async function freshTable(): Promise<FreshTable> {
  const connection = {
    ...runningDynamo(),
    credentials: { accessKeyId: newAccessKey(), secretAccessKey: 'local' },
  };
  const client = dynamoClient(connection);
  await createTable(client, tableName);
  let units: Units[] = [];
  const table = dynamoTable({
    client,
    tableName,
    timeout: 20_000,
    onUnits: (one) => units.push(one),
  });
  return {
    table,
    tableName,
    client,
    connection,
    takeUnits() {
      const taken = units;
      units = [];
      return taken;
    },
  };
}

function runningDynamo(): { readonly endpoint: string; readonly region: string } {
  const dynamo = inject('dynamo');
  if (dynamo === undefined) {
    throw new Error('These tests need test/support/global-setup.ts among the globalSetup files of vitest.');
  }
  if (dynamo.is === 'missing') throw new Error(`These tests need DynamoDB Local. ${dynamo.reason}`);
  return { endpoint: dynamo.endpoint, region: dynamo.region };
}
