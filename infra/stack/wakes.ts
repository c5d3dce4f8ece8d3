// What calls each function: routes, the table's stream, queues, the clock, mail that comes back, the rotation of a secret.
import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { CfnRotationSchedule } from 'aws-cdk-lib/aws-secretsmanager';
import type { BotFunction } from './bot-function.ts';
import type { Parts } from './environment.ts';
import { FUNCTIONS, type FunctionName, type FunctionSpec } from './functions.data.ts';
import type { Secrets } from './secrets.ts';
import type { Stage } from './stages.ts';

export function wakeAll(
  functions: Readonly<Record<FunctionName, BotFunction>>,
  parts: Parts,
  stage: Stage,
): void {
  for (const [name, spec] of Object.entries<FunctionSpec>(FUNCTIONS))
    wake(functions[name as FunctionName], spec, { parts, stage });
}

function wake(
  target: BotFunction,
  spec: FunctionSpec,
  { parts, stage }: { readonly parts: Parts; readonly stage: Stage },
): void {
  const { wake } = spec;
  if (wake.by === 'http') parts.door.open(target, wake.routes);
  if (wake.by === 'stream') parts.jobs.follow(target, wake, parts.table.streamArn);
  if (wake.by === 'queue') parts.jobs.feed(target, wake, stage);
  if (wake.by === 'schedule') schedule(target, wake.at);
  if (wake.by === 'mail-events') parts.mail?.report(target, parts.jobs.deadLetter(target.node.id));
  if (wake.by === 'rotation') rotate(target, parts.secrets);
}

/** A passage that is missed is made up for by the next: nothing of it is kept. */
function schedule(target: BotFunction, at: string): void {
  new Rule(target, 'Schedule', {
    description: `Coopilote: ${target.node.id}`,
    schedule: Schedule.expression(at),
    targets: [new LambdaFunction(target.alias, { retryAttempts: 0, maxEventAge: Duration.minutes(5) })],
  });
}

/** Every key thus signs for three months, after three in which handlers knew it, and is accepted for three more. */
const EVERY = 'rate(90 days)';

function rotate(target: BotFunction, { secrets: { tickets }, atRest }: Secrets): void {
  target.role.addToPolicy(
    new PolicyStatement({
      actions: [
        'secretsmanager:DescribeSecret',
        'secretsmanager:GetSecretValue',
        'secretsmanager:PutSecretValue',
        'secretsmanager:UpdateSecretVersionStage',
      ],
      resources: [tickets.secretArn],
    }),
  );
  target.role.addToPolicy(
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [atRest.keyArn],
      conditions: {
        StringEquals: { 'kms:ViaService': `secretsmanager.${Stack.of(target).region}.amazonaws.com` },
      },
    }),
  );
  const permission = new CfnPermission(target, 'RotationPermission', {
    action: 'lambda:InvokeFunction',
    functionName: target.fn.functionArn,
    principal: 'secretsmanager.amazonaws.com',
    sourceArn: tickets.secretArn,
  });
  const rotation = new CfnRotationSchedule(target, 'Rotation', {
    secretId: tickets.secretArn,
    rotationLambdaArn: target.fn.functionArn,
    rotationRules: { scheduleExpression: EVERY },
    rotateImmediatelyOnUpdate: true,
  });
  rotation.node.addDependency(permission, target.role);
}
