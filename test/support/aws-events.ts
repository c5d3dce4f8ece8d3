// Events as AWS hands them to functions, from the examples of its documents, with what a test puts in them.
import type { SQSEvent, SQSRecord } from 'aws-lambda';

/** « Using Lambda with Amazon SQS », standard queue. */
export function sqsEvent(bodies: readonly unknown[]): SQSEvent {
  return {
    Records: bodies.map((body, index) =>
      sqsRecord(typeof body === 'string' ? body : JSON.stringify(body), index),
    ),
  };
}

function sqsRecord(body: string, index: number): SQSRecord {
  return {
    messageId: `059f36b4-87a3-44ab-83d2-66197${String(index).padStart(7, '0')}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1545082649183',
      SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: '1545082649185',
    },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-west-3:123456789012:my-queue',
    awsRegion: 'eu-west-3',
  };
}

/** « Creating an Amazon EventBridge rule that runs on a schedule ». */
export const SCHEDULED = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2015-10-08T16:53:06Z',
  region: 'eu-west-3',
  resources: ['arn:aws:events:eu-west-3:123456789012:rule/my-scheduled-rule'],
  detail: {},
} as const;

export interface Returned {
  readonly eventType: 'Bounce' | 'Complaint' | 'Delivery';
  readonly bounceType?: 'Permanent' | 'Transient' | 'Undetermined';
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

/** « Examples of event data that Amazon SES publishes to Amazon EventBridge ». */
export function mailEvent({ eventType, bounceType, tags }: Returned): object {
  return {
    version: '0',
    id: '12345678-aaaa-bbbb-cccc-1234567890ab',
    'detail-type': eventType === 'Bounce' ? 'Email Bounced' : 'Email Complaint Received',
    source: 'aws.ses',
    account: '123456789012',
    time: '2023-06-23T22:18:56Z',
    region: 'eu-west-3',
    resources: ['arn:aws:ses:eu-west-3:123456789012:configuration-set/ConfigSet'],
    detail: {
      eventType,
      ...(bounceType && {
        bounce: {
          bounceType,
          bounceSubType: 'General',
          bouncedRecipients: [{ emailAddress: 'recipient@example.com', action: 'failed', status: '5.1.1' }],
          timestamp: '2017-08-05T00:41:02.669Z',
          feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
          reportingMTA: 'dsn; mta.example.com',
        },
      }),
      ...(eventType === 'Complaint' && {
        complaint: {
          complainedRecipients: [{ emailAddress: 'recipient@example.com' }],
          timestamp: '2017-08-05T00:41:02.669Z',
          feedbackId: '01000157c44f053b-61b59c11-9236-11e6-8f96-7be8aexample-000000',
        },
      }),
      mail: {
        timestamp: '2017-08-05T00:40:02.012Z',
        source: 'Sender Name <sender@example.com>',
        sourceArn: 'arn:aws:ses:eu-west-3:123456789012:identity/sender@example.com',
        sendingAccountId: '123456789012',
        messageId: 'EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000',
        destination: ['recipient@example.com'],
        headersTruncated: false,
        tags: { 'ses:configuration-set': ['ConfigSet'], 'ses:source-ip': ['192.0.2.0'], ...tags },
      },
    },
  };
}

/** « Rotation by Lambda function ». */
export function rotationEvent(
  Step: string,
  ClientRequestToken: string,
): object & { readonly Step: string; readonly SecretId: string; readonly ClientRequestToken: string } {
  return {
    Step,
    SecretId: 'arn:aws:secretsmanager:eu-west-3:123456789012:secret:coopilote/prod/tickets-a1b2c3',
    ClientRequestToken,
  };
}
