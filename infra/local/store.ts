// Where the product keeps its records on one machine: DynamoDB Local in a folder, or memory where there is no Java.
import { join } from 'node:path';
import { dynamoClient } from '#bot/aws/dynamo-client.ts';
import { scanKeys } from '#bot/aws/dynamo-scan.ts';
import { dynamoTable } from '#bot/aws/dynamo-table.ts';
import type { Key, Table } from '#bot/ports.ts';
import { createTable } from './create-table.ts';
import { startDynamoLocal } from './dynamodb.ts';
import { NoJava } from './java.ts';
import { memoryStream } from './memory-stream.ts';
import { memoryTable } from './memory-table.ts';
import { followStream } from './stream.ts';
import type { StreamConsumer } from './stream-delivery.ts';

export interface LocalStore {
  readonly table: Table;
  /** The same, with the patience that writing a year at once takes on a slow disk. */
  readonly bulk: Table;
  /** False where everything is forgotten at the end. */
  readonly lasting: boolean;
  /** Every key, for maintenance; none where nothing lasts. */
  readonly keys: () => AsyncIterable<Key>;
  /** Feeds a handler with what is written from now on. */
  follow(consumer: StreamConsumer): void;
  close(): Promise<void>;
}

const TABLE = 'coopilote';

/** Opens the folder's table; `warn` says in plain words what works less without Java. */
export async function openStore(directory: string, warn: (line: string) => void): Promise<LocalStore> {
  try {
    return await dynamoStore(directory);
  } catch (error) {
    if (!(error instanceof NoJava)) throw error;
    warn('Java est absent : les données restent en mémoire et seront oubliées à l’arrêt.');
    return memoryStore();
  }
}

async function dynamoStore(directory: string): Promise<LocalStore> {
  const local = await startDynamoLocal({ directory: join(directory, 'dynamodb') });
  const { endpoint, region, credentials } = local;
  const connection = { endpoint, region, credentials };
  const client = dynamoClient(connection);
  await createTable(client, TABLE);
  const bulk = dynamoTable({ client, tableName: TABLE, timeout: 60_000 });
  await warmUp(bulk);
  const closers: (() => Promise<void>)[] = [];
  return {
    table: dynamoTable({ client, tableName: TABLE }),
    bulk,
    lasting: true,
    keys: () => scanKeys(client, TABLE),
    follow: (consumer) => {
      const checkpointFile = join(directory, `flux-${consumer.name}.json`);
      closers.push(followStream({ connection, tableName: TABLE, checkpointFile, ...consumer }).close);
    },
    close: async () => {
      await Promise.all(closers.map((close) => close()));
      client.destroy();
      await local.close();
    },
  };
}

/** A fresh JVM takes over a second for its first write, which is longer than a chat request waits. */
async function warmUp(table: Table): Promise<void> {
  const probe = { pk: 'DEMARRAGE', sk: 'ESSAI' };
  await table.write([{ put: probe }]);
  await table.get([probe]);
  await table.write([{ delete: probe }]);
}

async function* noKeys(): AsyncGenerator<Key> {}

function memoryStore(): LocalStore {
  const stream = memoryStream();
  const table = memoryTable({ onChange: stream.onChange });
  return {
    table,
    bulk: table,
    lasting: false,
    keys: noKeys,
    follow: (consumer) => stream.follow(consumer),
    close: () => stream.close(),
  };
}
