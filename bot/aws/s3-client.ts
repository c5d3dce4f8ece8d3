// The S3 client: short waits, as a page or a job waits for it.
import { S3Client } from '@aws-sdk/client-s3';

export function s3Client(): S3Client {
  return new S3Client({
    maxAttempts: 3,
    requestHandler: { requestTimeout: 10_000, connectionTimeout: 2_000 },
  });
}
