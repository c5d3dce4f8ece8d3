// What the requests of one verb share, and the count of what they cost.
import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Attempt } from './attempts.ts';

/** Capacity units that a request consumed, as the store reports them. */
export interface Units {
  readonly action: 'get' | 'query' | 'write';
  readonly read: number;
  readonly write: number;
}

export interface Requests {
  readonly documents: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly attempt: Attempt;
  /** Whether the store is to report units. */
  readonly capacity: 'TOTAL' | 'NONE';
  readonly count: (consumed: Consumed, unreported?: number) => void;
}

/** One answer may report none, one, or one a table. */
export type Consumed = readonly (ConsumedCapacity | undefined)[] | undefined;

export function unitsOf(action: Units['action'], consumed: Consumed, unreported = 0): Units {
  const units = (consumed ?? []).reduce((sum, one) => sum + (one?.CapacityUnits ?? 0), unreported);
  return action === 'write' ? { action, read: 0, write: units } : { action, read: units, write: 0 };
}
