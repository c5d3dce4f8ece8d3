// Every key of the table, page after page: for maintenance alone, as it reads everything.
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '#bot/ports.ts';

export async function* scanKeys(client: DynamoDBClient, tableName: string): AsyncGenerator<Key> {
  const documents = DynamoDBDocumentClient.from(client);
  let from: Record<string, unknown> | undefined;
  do {
    const page = await documents.send(
      new ScanCommand({
        TableName: tableName,
        ProjectionExpression: 'pk, sk',
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    for (const { pk, sk } of page.Items ?? []) yield { pk: String(pk), sk: String(sk) };
    from = page.LastEvaluatedKey;
  } while (from);
}
