// The DynamoDB client as the table needs it: it answers or fails by itself, and never repeats a request behind our back.
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

export type DynamoClientOptions = Pick<DynamoDBClientConfig, 'endpoint' | 'region' | 'credentials'> & {
  /** Milliseconds to open a connection. */
  readonly connectTimeout?: number;
};

/**
 * One attempt a request: the SDK would also repeat a conditional put whose answer was lost, and report the failed condition of
 * the repeat although the put had been done. `dynamoTable` knows which repeats are safe.
 */
export function dynamoClient({ connectTimeout = 500, ...config }: DynamoClientOptions): DynamoDBClient {
  return new DynamoDBClient({
    ...config,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: connectTimeout },
  });
}
