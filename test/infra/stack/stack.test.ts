// What is deployed, read by meaning: doors, what follows the table, queues, what is kept, who is told, and in what stages differ.
import { beforeAll, describe, expect, test } from 'vitest';
import { VARIABLES } from '#bot/env.ts';
import { JOB_KINDS } from '#bot/jobs/kinds.ts';
import { TURN } from '#bot/jobs/run.ts';
import { LEASE } from '#bot/storage/jobs.ts';
import { tableInput } from '#local/create-table.ts';
import { FUNCTIONS, type FunctionSpec } from '../../../infra/stack/functions.data.ts';
import { STAGES } from '../../../infra/stack/stages.ts';
import { writtenOut } from './policies.ts';
import { ofType, type Resource, type Resources, resourcesOf } from './synthesized.ts';

type Properties = Resource['Properties'];

let prod: Resources;
let dev: Resources;
beforeAll(() => {
  [prod, dev] = [resourcesOf('prod'), resourcesOf('dev')];
});

const specs: readonly (readonly [string, FunctionSpec])[] = Object.entries(FUNCTIONS);
const inside = (type: string, resources = prod): readonly Properties[] =>
  ofType(resources, type).map(([, properties]) => properties);
const only = (type: string, resources = prod): Properties => {
  const [first, ...others] = inside(type, resources);
  if (!first || others.length > 0) throw new Error(`not one ${type}`);
  return first;
};
const functionNamed = (name: string, resources = prod): Properties =>
  inside('AWS::Lambda::Function', resources).find(({ FunctionName }) =>
    String(FunctionName).endsWith(`-${name}`),
  ) ?? {};

describe('functions', () => {
  test.each(specs)('%s runs on what it declares', (name, spec) => {
    expect(functionNamed(name)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: spec.memory,
      Timeout: spec.timeout,
      TracingConfig: { Mode: 'Active' },
    });
  });

  test('each is called through the version that people have, and logs for as long as its stage says', () => {
    expect(inside('AWS::Lambda::Alias').map(({ Name }) => Name)).toEqual(specs.map(() => 'actuel'));
    for (const [stage, resources] of [
      ['prod', prod],
      ['dev', dev],
    ] as const) {
      const kept = inside('AWS::Logs::LogGroup', resources).map(({ RetentionInDays }) => RetentionInDays);
      expect(kept).toEqual(kept.map(() => STAGES[stage].logDays));
      expect(kept).toHaveLength(specs.length + 1);
    }
  });

  test('the chat has its own share of concurrency, and doors for browsers have a cap', () => {
    const shares = specs.map(([name]) => [name, functionNamed(name).ReservedConcurrentExecutions]);
    expect(shares.filter(([, share]) => share !== undefined)).toEqual([
      ['mattermost', 50],
      ['pages', 10],
      ['charts', 10],
    ]);
  });

  test('none is told anything that no handler reads, nor a secret itself', () => {
    for (const [name] of specs) {
      const { Variables = {} } = (functionNamed(name).Environment ?? {}) as { Variables?: object };
      expect(VARIABLES, name).toEqual(expect.arrayContaining(Object.keys(Variables)));
      for (const setting of ['COOPILOTE_TICKET_KEYS', 'COOPILOTE_CONNEXION']) {
        const value = (Variables as Properties)[setting];
        if (value !== undefined) expect(writtenOut(value), name).toMatch(/^secret:Secrets/);
      }
    }
  });
});

describe('the door', () => {
  test('opens its routes and no other', () => {
    const routes = inside('AWS::ApiGatewayV2::Route').map(({ RouteKey }) => RouteKey);
    expect(routes).toEqual(specs.flatMap(([, { wake }]) => (wake.by === 'http' ? wake.routes : [])));
  });

  test('is throttled, and logs neither a path nor an address', () => {
    const { DefaultRouteSettings, AccessLogSettings } = only('AWS::ApiGatewayV2::Stage');
    expect(DefaultRouteSettings).toMatchObject({ ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 });
    const { Format } = AccessLogSettings as { readonly Format: string };
    expect(Format).toContain('$context.routeKey');
    expect(Format).not.toMatch(/path|ip|userAgent|querystring/i);
  });

  test('answers within what the gateway waits', () => {
    for (const [name, { wake, timeout }] of specs)
      if (wake.by === 'http') expect(timeout, name).toBeLessThan(30);
  });

  test('takes a new version by a tenth first, and back where it fails; at once where changes are tried', () => {
    const groups = inside('AWS::CodeDeploy::DeploymentGroup');
    expect(groups).toHaveLength(3);
    for (const group of groups) {
      expect(group).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
        AlarmConfiguration: { Enabled: true },
        AutoRollbackConfiguration: { Enabled: true },
      });
    }
    expect(inside('AWS::CodeDeploy::DeploymentGroup', dev)).toEqual([]);
  });
});

describe('the table', () => {
  const table = (resources = prod) => only('AWS::DynamoDB::GlobalTable', resources);
  const [replica] = [(resources = prod) => (table(resources).Replicas as readonly Properties[])[0] ?? {}];

  test('has the shape of the local one', () => {
    const { TableName: _name, StreamSpecification, ...local } = tableInput('coopilote');
    const sorted = (all: unknown) =>
      (all as readonly { AttributeName: string }[]).toSorted((a, b) =>
        a.AttributeName.localeCompare(b.AttributeName),
      );
    const { AttributeDefinitions, KeySchema, LocalSecondaryIndexes, BillingMode } = table();
    expect({ KeySchema, LocalSecondaryIndexes, BillingMode }).toEqual({
      KeySchema: local.KeySchema,
      LocalSecondaryIndexes: local.LocalSecondaryIndexes,
      BillingMode: local.BillingMode,
    });
    expect(sorted(AttributeDefinitions)).toEqual(sorted(local.AttributeDefinitions));
    expect(table().GlobalSecondaryIndexes).toMatchObject(local.GlobalSecondaryIndexes ?? []);
    expect(table().StreamSpecification).toEqual({ StreamViewType: StreamSpecification?.StreamViewType });
    expect(table().TimeToLiveSpecification).toEqual({ AttributeName: 'expire', Enabled: true });
  });

  test('is encrypted under our own key, backed up to the second, and kept', () => {
    expect(table().SSESpecification).toEqual({ SSEEnabled: true, SSEType: 'KMS' });
    expect(replica()).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    });
    expect(replica(dev)).toMatchObject({ DeletionProtectionEnabled: false });
    const policies = (resources: Resources) =>
      Object.values(resources)
        .filter(({ Type }) => /GlobalTable|KMS::Key|Secret$|Bucket$/.test(Type))
        .map(({ DeletionPolicy }) => DeletionPolicy);
    expect(new Set(policies(prod))).toEqual(new Set(['Retain']));
    expect(new Set(policies(dev))).toEqual(new Set(['Delete']));
  });

  test('is followed by two consumers, each of its own records, in batches that give back what failed', () => {
    const streams = inside('AWS::Lambda::EventSourceMapping').filter((m) => m.StartingPosition !== undefined);
    expect(streams).toHaveLength(2);
    for (const stream of streams) {
      expect(stream).toMatchObject({
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        MaximumRetryAttempts: 5,
        DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      });
    }
    const patterns = streams.map(({ FilterCriteria }) => {
      const [filter] = (FilterCriteria as { Filters: readonly { Pattern: string }[] }).Filters;
      return JSON.parse(filter?.Pattern ?? '');
    });
    expect(patterns).toEqual([
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: { entity: { S: ['outbox'] } } } },
      {
        eventName: ['INSERT', 'MODIFY'],
        dynamodb: { NewImage: { entity: { S: ['job'] }, bail: { N: [{ exists: false }] } } },
      },
    ]);
  });
});

describe('jobs', () => {
  test.each(JOB_KINDS)('%s waits in its queue, and where it dies somebody is told', (kind) => {
    const [queue] = ofType(prod, 'AWS::SQS::Queue').flatMap(([id, properties]) =>
      new RegExp(`^Jobs${kind}[0-9A-F]{8}$`).test(id) ? [properties] : [],
    );
    const dead = (queue?.RedrivePolicy as { deadLetterTargetArn: unknown; maxReceiveCount: number }) ?? {};
    expect(writtenOut(dead.deadLetterTargetArn)).toMatch(new RegExp(`^Jobs${kind}dead`));
    expect(dead.maxReceiveCount).toBe(3);
    expect(inside('AWS::CloudWatch::Alarm').map(({ AlarmName }) => AlarmName)).toEqual(
      expect.arrayContaining([`coopilote-prod-perdus-${kind}`, `coopilote-prod-travaux-${kind}`]),
    );
  });

  test('whoever runs one has the time of a turn, and not that of a lease, which another would take up', () => {
    for (const [name, { wake, timeout }] of specs) {
      if (wake.by !== 'queue') continue;
      expect(timeout * 1000, name).toBeGreaterThan(TURN);
      expect(timeout * 1000, name).toBeLessThan(LEASE);
    }
  });

  test('as many at once as the stage says, giving back what failed', () => {
    const queues = inside('AWS::Lambda::EventSourceMapping').filter((m) => m.StartingPosition === undefined);
    expect(queues).toHaveLength(JOB_KINDS.length);
    for (const queue of queues)
      expect(queue).toMatchObject({
        ScalingConfig: { MaximumConcurrency: 5 },
        FunctionResponseTypes: ['ReportBatchItemFailures'],
      });
  });

  test('the clock passes every minute and every quarter of an hour', () => {
    const times = inside('AWS::Events::Rule').flatMap(({ ScheduleExpression }) => ScheduleExpression ?? []);
    expect(times).toEqual(['rate(1 minute)', 'cron(0/15 * * * ? *)']);
  });
});

describe('files', () => {
  test('are private, encrypted, and gone by themselves, but for the list of who was erased', () => {
    const [, files] = inside('AWS::S3::Bucket');
    expect(files).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
        ],
      },
    });
    const { Rules = [] } = (files?.LifecycleConfiguration ?? {}) as {
      Rules?: readonly { Prefix?: string }[];
    };
    const folders = specs.flatMap(([, { rights }]) => rights.files ?? []).flatMap(({ folders: all }) => all);
    const kept = [...new Set(folders)].filter((name) => !Rules.some(({ Prefix }) => Prefix === `${name}/`));
    expect(kept).toEqual(['effaces']);
  });
});

describe('mail', () => {
  test('signs what it sends, insists on TLS, and hears of what comes back', () => {
    expect(only('AWS::SES::EmailIdentity')).toMatchObject({
      EmailIdentity: 'mediation.exemple.fr',
      MailFromAttributes: { MailFromDomain: 'retours.mediation.exemple.fr' },
    });
    expect(only('AWS::SES::ConfigurationSet')).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    expect(only('AWS::SES::ConfigurationSetEventDestination').EventDestination).toMatchObject({
      MatchingEventTypes: ['bounce', 'complaint'],
    });
    expect(inside('AWS::Events::Rule').map(({ EventPattern }) => EventPattern)).toContainEqual({
      source: ['aws.ses'],
      detail: { eventType: ['Bounce', 'Complaint'] },
    });
  });
});

describe('who watches', () => {
  test('every alarm says what is wrong and where its page is, and tells somebody, twice', () => {
    for (const alarm of inside('AWS::CloudWatch::Alarm')) {
      expect(alarm.AlarmDescription).toMatch(/[.?] docs\/exploitation\.md, « Alarme : [a-z-]+ »\.$/);
      expect([alarm.AlarmActions, alarm.OKActions].map((all) => (all as readonly unknown[]).length)).toEqual([
        1, 1,
      ]);
    }
    expect(only('AWS::SNS::Subscription')).toMatchObject({
      Protocol: 'email',
      Endpoint: 'alertes@exemple.fr',
    });
  });

  test('every function that fails rings', () => {
    const names = inside('AWS::CloudWatch::Alarm').map(({ AlarmName }) => AlarmName);
    expect(names).toEqual(expect.arrayContaining(specs.map(([name]) => `coopilote-prod-erreurs-${name}`)));
  });

  test('costs are told of before they are reached', () => {
    expect(only('AWS::Budgets::Budget')).toMatchObject({
      Budget: { BudgetLimit: { Amount: 30, Unit: 'USD' } },
    });
  });

  test('keys of tickets are renewed by themselves, those of KMS too', () => {
    expect(only('AWS::SecretsManager::RotationSchedule')).toMatchObject({
      RotationRules: { ScheduleExpression: 'rate(90 days)' },
    });
    for (const key of inside('AWS::KMS::Key')) expect(key).toMatchObject({ EnableKeyRotation: true });
  });
});
