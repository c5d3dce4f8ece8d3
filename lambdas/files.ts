// Where a handler keeps its files.
import { s3Client } from '#bot/aws/s3-client.ts';
import { s3Files } from '#bot/aws/s3-files.ts';
import type { Env } from '#bot/env.ts';
import type { Files } from '#bot/job-ports.ts';
import type { Deps } from '#bot/ports.ts';

export function filesOf({ COOPILOTE_FILES: bucket }: Env, { clock }: Pick<Deps, 'clock'>): Files {
  if (!bucket) throw new Error('environment: check COOPILOTE_FILES');
  return s3Files({ client: s3Client(), bucket, clock });
}
