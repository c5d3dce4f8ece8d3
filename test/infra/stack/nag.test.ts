// The AWS Solutions checks, and those of CloudFormation itself, find nothing that is not acknowledged with its reason; and they do look.
import { CfnResource } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { expect, test } from 'vitest';
import { appOf, findingsOf, INSTALLATION } from './synthesized.ts';

const { courriel: _courriel, alertes: _alertes, ...bare } = INSTALLATION;
/** The checks of CloudFormation take seconds to load, the first time. */
const SLOW = 60_000;

test.each([
  ['prod', INSTALLATION],
  ['dev', INSTALLATION],
  ['prod', bare],
] as const)(
  '%s is clean',
  (stage, installation) => {
    expect(findingsOf(appOf(stage, installation))).toEqual([]);
  },
  SLOW,
);

test(
  'a queue and a bucket that nobody thought about are found, and a property that does not exist',
  () => {
    const made = appOf('dev');
    new Queue(made.stack, 'Oubliee');
    new Bucket(made.stack, 'Oublie');
    new CfnResource(made.stack, 'Faute', { type: 'AWS::SQS::Queue', properties: { DelaySecond: 3 } });
    const found = findingsOf(made).join(' ');
    expect(found).toMatch(/SQS4/);
    expect(found).toMatch(/S10/);
    expect(found).toMatch(/DelaySecond|F3|E3002|[Pp]ropert/);
  },
  SLOW,
);
