// Gives stream records the exact shape in which AWS hands them to a Lambda function.
import type { _Record } from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord, AttributeValue as LambdaValue, StreamRecord } from 'aws-lambda';
import { streamView } from '#bot/aws/table-schema.ts';
import { type Image, itemSize } from './item-size.ts';
import type { Change } from './memory-table.ts';

/** Who deletes expired records, in the words of AWS. */
const ttlIdentity = { type: 'Service', principalId: 'dynamodb.amazonaws.com' };
const region = 'eu-west-3';

/** DynamoDB Local names a deletion by TTL `UNKNOWN_TO_SDK_VERSION`, and says not by whom. */
export function fromDynamoLocal(record: _Record, streamArn: string): DynamoDBRecord {
  const { dynamodb = {}, eventName } = record;
  const byTtl = eventName !== 'INSERT' && eventName !== 'MODIFY' && eventName !== 'REMOVE';
  return {
    eventID: record.eventID,
    eventName: byTtl ? 'REMOVE' : eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: streamRecord({
      at: dynamodb.ApproximateCreationDateTime ?? new Date(),
      sequence: dynamodb.SequenceNumber ?? '',
      keys: dynamodb.Keys ?? {},
      before: dynamodb.OldImage,
      after: dynamodb.NewImage,
    }),
    eventSourceARN: streamArn,
    ...(byTtl ? { userIdentity: ttlIdentity } : {}),
  };
}

export interface ChangePlace {
  /** How many changes the stream had before, and this one. */
  readonly sequence: number;
  readonly at: Date;
}

export function fromMemory(change: Change, { sequence, at }: ChangePlace): DynamoDBRecord {
  const { keys, before, after } = change;
  const number = String(sequence).padStart(21, '0');
  return {
    eventID: number,
    eventName: eventNameOf(change),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: streamRecord({ at, sequence: number, keys, before, after }),
    eventSourceARN: 'arn:aws:dynamodb:ddblocal:000000000000:table/memoire/stream/memoire',
  };
}

function eventNameOf({ before, after }: Change): 'INSERT' | 'MODIFY' | 'REMOVE' {
  if (after === undefined) return 'REMOVE';
  return before === undefined ? 'INSERT' : 'MODIFY';
}

interface Recorded {
  readonly at: Date;
  readonly sequence: string;
  readonly keys: Image;
  readonly before: Image | undefined;
  readonly after: Image | undefined;
}

function streamRecord({ at, sequence, keys, before, after }: Recorded): StreamRecord {
  const images = [keys, before ?? {}, after ?? {}];
  return {
    ApproximateCreationDateTime: Math.floor(at.getTime() / 1000),
    Keys: toLambdaImage(keys),
    ...(after === undefined ? {} : { NewImage: toLambdaImage(after) }),
    ...(before === undefined ? {} : { OldImage: toLambdaImage(before) }),
    SequenceNumber: sequence,
    SizeBytes: images.reduce((sum, image) => sum + itemSize(image), 0),
    StreamViewType: streamView,
  };
}

/** An event is JSON: bytes travel as base64, and nothing is shared between two deliveries. */
function toLambdaImage(image: Image): Record<string, LambdaValue> {
  return JSON.parse(JSON.stringify(image, bytesAsBase64));
}

function bytesAsBase64(_: string, value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value;
}
