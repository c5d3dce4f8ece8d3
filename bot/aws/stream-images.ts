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

/** The record as it was written; undefined for a removal. */
export function writtenIn(record: StreamRecord): Written | undefined {
  const image = record.dynamodb?.NewImage;
  if (!image || record.eventName === 'REMOVE') return undefined;
  const item = unmarshall(image as Record<string, AttributeValue>) as Item;
  return { item, sequence: record.dynamodb?.SequenceNumber ?? '' };
}
