// The port `Files` in a bucket: the first writer wins by S3's own condition, and an end that lifecycle rules carry out days late is checked when read.
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  NoSuchKey,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Files } from '#bot/job-ports.ts';
import type { Clock } from '#bot/ports.ts';
import { assertFileName } from './file-names.ts';

export interface S3FilesOptions {
  readonly client: S3Client;
  readonly bucket: string;
  readonly clock: Clock;
}

export function s3Files({ client, bucket, clock }: S3FilesOptions): Files {
  const addressOf = (name: string): { readonly Bucket: string; readonly Key: string } => {
    assertFileName(name);
    return { Bucket: bucket, Key: name };
  };
  return {
    async create(name, bytes, until) {
      const put = { ...addressOf(name), Body: bytes, IfNoneMatch: '*', Metadata: { until: String(until) } };
      return client.send(new PutObjectCommand(put)).then(() => true, whenTaken);
    },
    async read(name) {
      const got = await client.send(new GetObjectCommand(addressOf(name))).catch(whenAbsent);
      // Read to its end even where that is past: a connection half read is never used again.
      const bytes = await got?.Body?.transformToByteArray();
      return Number(got?.Metadata?.until) > clock() ? bytes : undefined;
    },
    async remove(name) {
      await client.send(new DeleteObjectCommand(addressOf(name)));
    },
    async *list(folder) {
      const { Bucket, Key: Prefix } = addressOf(folder);
      for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: `${Prefix}/` })) {
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
      }
    },
  };
}

/** 412: the name is taken, perhaps by this very call, whose first answer was lost. Anything else leaves it open: asking again is right. */
function whenTaken(error: unknown): false {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412) return false;
  throw error;
}

function whenAbsent(error: unknown): GetObjectCommandOutput | undefined {
  if (error instanceof NoSuchKey) return undefined;
  throw error;
}
