// Files that wait to be fetched or sent: private, encrypted, gone by themselves, besides the list of who was erased.
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { asBucket, type BotBucket } from './exact.ts';
import { acknowledge } from './nag.ts';
import type { Stage } from './stages.ts';

export interface DocumentsProps {
  readonly stage: Stage;
  readonly key: IKey;
}

/** Folders whose files live at most as long as the code says; the bucket then takes them away. The list of who was erased outlives every backup. */
const DAYS: Readonly<Record<string, number>> = { documents: 2, fiches: 9, graphiques: 3, imports: 9 };

const LOG_DAYS = 90;

export class Documents extends Construct {
  readonly bucket: BotBucket;

  constructor(scope: Construct, id: string, { stage, key }: DocumentsProps) {
    super(scope, id);
    const kept = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: stage.data === 'kept' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    };
    const accesses = asBucket(
      new Bucket(this, 'Accesses', {
        ...kept,
        encryption: BucketEncryption.S3_MANAGED,
        lifecycleRules: [{ id: 'old', expiration: Duration.days(LOG_DAYS) }],
      }),
    );
    acknowledge(
      accesses,
      'S1',
      'It receives the accesses of the other bucket: its own would be written into itself.',
    );
    const files = new Bucket(this, 'Files', {
      ...kept,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: accesses,
      lifecycleRules: [
        ...Object.entries(DAYS).map(([folder, days]) => ({
          id: folder,
          prefix: `${folder}/`,
          expiration: Duration.days(days),
        })),
        { id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    this.bucket = asBucket(files);
  }
}
