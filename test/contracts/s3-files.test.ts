// The contract of files in a bucket. With `S3_ENDPOINT`, on the S3 that answers there, as moto's does; its bucket is `coopilote`.
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Files } from '#bot/aws/s3-files.ts';
import { type S3Server, startS3Server } from '#test/support/s3-server.ts';
import { filesContract } from './files.contract.ts';

const bucket = 'coopilote';
let client: S3Client;
let server: S3Server;
beforeAll(async () => {
  server = await startS3Server(bucket);
  client = new S3Client({
    endpoint: process.env.S3_ENDPOINT ?? server.endpoint,
    region: 'eu-west-3',
    forcePathStyle: true,
    credentials: { accessKeyId: 'coopilote', secretAccessKey: 'coopilote' },
  });
});
afterAll(() => server.close());

describe('in a bucket', () => {
  filesContract(async (clock) => s3Files({ client, bucket, clock }));

  it('a bucket that is not there is a defect, not a file that is not', async () => {
    const files = s3Files({ client, bucket: 'ailleurs', clock: () => 0 });
    await expect(files.read('a')).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await expect(files.create('a', new Uint8Array(), 1)).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});
