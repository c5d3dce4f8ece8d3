// How what was written is followed: two consumers of the table's stream, a queue a kind of job, each with where what fails is kept.
import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { JOB_KINDS, type JobKind } from '#bot/jobs/kinds.ts';
import type { BotFunction } from './bot-function.ts';
import type { FunctionSpec, Wake } from './functions.data.ts';
import { acknowledge } from './nag.ts';
import type { Stage } from './stages.ts';

export interface JobsProps {
  readonly stage: Stage;
  /** The longest that a job of each kind may take, in seconds. */
  readonly seconds: Readonly<Record<JobKind, number>>;
}

/** What failed is kept for as long as a queue can, for somebody to look. */
const KEPT = Duration.days(14);
/** A message whose runner died: begun again after its time is over, three times. */
const TRIES = 3;
/** What AWS advises: six times the function's own time. */
const HIDDEN = 6;

export class Jobs extends Construct {
  readonly queues: Readonly<Record<JobKind, Queue>>;
  /** Where messages, and records of the stream, end that nobody could take. */
  readonly deadLetters: Record<string, Queue> = {};

  constructor(scope: Construct, id: string, { seconds }: JobsProps) {
    super(scope, id);
    const queues = JOB_KINDS.map((kind) => [kind, this.queueOf(kind, seconds[kind])] as const);
    this.queues = Object.fromEntries(queues) as Record<JobKind, Queue>;
  }

  private queueOf(kind: JobKind, seconds: number): Queue {
    return new Queue(this, kind, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(4),
      visibilityTimeout: Duration.seconds(HIDDEN * seconds),
      deadLetterQueue: { queue: this.deadLetter(kind), maxReceiveCount: TRIES },
    });
  }

  /** Where what fails of that name is kept, for somebody to look. */
  deadLetter(of: string): Queue {
    const queue = new Queue(this, `${of}-dead`, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: KEPT,
    });
    this.deadLetters[of] = queue;
    acknowledge(queue, 'SQS3', 'It is where what failed ends, of queues, of the stream and of events.');
    return queue;
  }

  /** Hands a function the jobs of its queue. */
  feed(target: BotFunction, { kind, batch }: Wake & { readonly by: 'queue' }, { concurrency }: Stage): void {
    const queue = this.queues[kind];
    queue.grantConsumeMessages(target.role);
    new EventSourceMapping(target, 'Jobs', {
      target: target.alias,
      eventSourceArn: queue.queueArn,
      batchSize: batch,
      maxConcurrency: concurrency.jobs,
      reportBatchItemFailures: true,
    });
  }

  /** Hands a function the records of the stream that are of its entity: what is filtered out costs nothing. */
  follow(target: BotFunction, wake: Wake & { readonly by: 'stream' }, streamArn: string): void {
    target.role.addToPolicy(
      new PolicyStatement({
        actions: [
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ],
        resources: [streamArn],
      }),
    );
    new EventSourceMapping(target, 'Stream', {
      target: target.alias,
      eventSourceArn: streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: wake.batch,
      filters: [filterOf(wake.entity)],
      // In any order: several batches of one shard at once.
      parallelizationFactor: 4,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: STREAM_TRIES,
      maxRecordAge: Duration.hours(2),
      onFailure: new SqsDlq(this.deadLetter(target.node.id)),
    });
  }
}

/** The sweeper takes up what the stream gave up: better left than holding the others back. */
const STREAM_TRIES = 5;

/** A job already begun is nobody else's. */
function filterOf(entity: 'outbox' | 'job') {
  const begun = entity === 'job' ? { bail: { N: FilterRule.notExists() } } : {};
  return FilterCriteria.filter({
    eventName: FilterRule.or('INSERT', 'MODIFY'),
    dynamodb: { NewImage: { entity: { S: FilterRule.isEqual(entity) }, ...begun } },
  });
}

/** The longest of each kind, from the functions that run them. */
export function secondsOf(specs: readonly FunctionSpec[]): Readonly<Record<JobKind, number>> {
  const ofKind = (kind: JobKind): number =>
    Math.max(...specs.filter(({ wake }) => wake.by === 'queue' && wake.kind === kind).map((s) => s.timeout));
  return Object.fromEntries(JOB_KINDS.map((kind) => [kind, ofKind(kind)])) as Record<JobKind, number>;
}
