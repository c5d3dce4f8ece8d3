// What a batch of the table's stream says was written: plain items, with the sequence number that answers for each.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Item } from '#bot/ports.ts';

/** The part of a stream record that consumers read. */
export interface StreamRecord {
  readonly eventName?: string | undefined;
  readonly dynamodb?:
    | {
        readonly SequenceNumber?: string | undefined;
        readonly NewImage?: Readonly<Record<string, unknown>> | undefined;
      }
    | undefined;
}

export interface Written {
  readonly item: Item;
  readonly sequence: string;
}

/** The record as it was written, when it is of that entity; undefined otherwise, and for a removal. What a consumer has no use for is not read. */
export function writtenIn(record: StreamRecord, entity: string): Written | undefined {
  const image = record.dynamodb?.NewImage;
  if (!image || record.eventName === 'REMOVE') return undefined;
  const { entity: written } = image as Readonly<Record<string, AttributeValue | undefined>>;
  if (written?.S !== entity) return undefined;
  const item = unmarshall(image as Record<string, AttributeValue>) as Item;
  return { item, sequence: record.dynamodb?.SequenceNumber ?? '' };
}
