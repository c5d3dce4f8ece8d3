// The one seam with the library's types: its classes declare optional members less strictly than the interfaces that they implement.
import type { Alias, IFunction, IVersion, Version } from 'aws-cdk-lib/aws-lambda';
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';

export type BotAlias = Alias & IFunction;
export type BotBucket = Bucket & IBucket;

export function asFunction(alias: Alias): BotAlias {
  return alias as BotAlias;
}

export function asVersion(version: Version): IVersion {
  return version as Version & IVersion;
}

export function asBucket(bucket: Bucket): BotBucket {
  return bucket as BotBucket;
}
