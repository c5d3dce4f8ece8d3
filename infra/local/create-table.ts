// Creates the table on DynamoDB Local from the same constants as the CDK table; harmless where it exists.
import {
  type AttributeDefinition,
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type KeySchemaElement,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import {
  indexes,
  indexNames,
  type KeyPair,
  primaryKey,
  streamView,
  ttlAttribute,
} from '#bot/aws/table-schema.ts';

/** True when the table was created now, false when it was there. */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<boolean> {
  try {
    await client.send(new CreateTableCommand(tableInput(tableName)));
  } catch (error) {
    if (error instanceof ResourceInUseException) return false;
    throw error;
  }
  await client.send(
    new UpdateTimeToLiveCommand({
      TableName: tableName,
      TimeToLiveSpecification: { AttributeName: ttlAttribute, Enabled: true },
    }),
  );
  return true;
}

export function tableInput(tableName: string): CreateTableCommandInput {
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributeDefinitions(),
    KeySchema: keySchema(primaryKey),
    LocalSecondaryIndexes: secondaryIndexes('local'),
    GlobalSecondaryIndexes: secondaryIndexes('global'),
    StreamSpecification: { StreamEnabled: true, StreamViewType: streamView },
  };
}

function attributeDefinitions(): AttributeDefinition[] {
  const pairs: readonly KeyPair[] = [primaryKey, ...Object.values(indexes)];
  const names = new Set(pairs.flatMap(({ partition, sort }) => [partition, sort]));
  return [...names].map((AttributeName) => ({ AttributeName, AttributeType: 'S' }));
}

function keySchema({ partition, sort }: KeyPair): KeySchemaElement[] {
  return [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
}

function secondaryIndexes(kind: 'local' | 'global') {
  return indexNames
    .filter((name) => indexes[name].kind === kind)
    .map((name) => ({
      IndexName: name,
      KeySchema: keySchema(indexes[name]),
      Projection: { ProjectionType: 'ALL' as const },
    }));
}
