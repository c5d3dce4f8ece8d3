// One function of the bot: the only place with its memory, time, architecture, logs, traces and role.
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  Alias,
  Architecture,
  type Code,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { asFunction, asVersion, type BotAlias } from './exact.ts';
import type { FunctionSpec } from './functions.data.ts';
import { acknowledge } from './nag.ts';
import type { Stage } from './stages.ts';

export interface BotFunctionProps {
  /** In the stack's words: `coopilote-prod-mattermost`. */
  readonly name: string;
  readonly spec: FunctionSpec;
  readonly stage: Stage;
  readonly code: Code;
  readonly statements: readonly PolicyStatement[];
  /** The wildcards among them, each with its reason. */
  readonly wildcards: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
}

export class BotFunction extends Construct {
  readonly role: Role;
  readonly logGroup: LogGroup;
  readonly fn: LambdaFunction;
  /** What is called: the version that people have. */
  readonly alias: BotAlias;

  constructor(scope: Construct, id: string, props: BotFunctionProps) {
    super(scope, id);
    const { name, spec, stage, code, environment } = props;
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/coopilote/${stage.name}/${name}`,
      retention: stage.logDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = this.roleOf(props);
    this.fn = new LambdaFunction(this, 'Function', {
      functionName: `coopilote-${stage.name}-${name}`,
      description: spec.purpose,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code,
      role: this.role,
      memorySize: spec.memory,
      timeout: Duration.seconds(spec.timeout),
      tracing: Tracing.ACTIVE,
      logGroup: this.logGroup,
      environment: { ...environment },
      ...concurrencyOf(spec, stage),
    });
    const version = asVersion(this.fn.currentVersion);
    this.alias = asFunction(new Alias(this, 'Alias', { aliasName: 'actuel', version }));
  }

  private roleOf({ spec, statements, wildcards }: BotFunctionProps): Role {
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: spec.purpose,
    });
    this.logGroup.grantWrite(role);
    for (const statement of statements) role.addToPolicy(statement);
    acknowledge(role, 'IAM5[Resource::*]', 'Traces go to X-Ray, which has no resource to name.');
    for (const [rule, reason] of Object.entries(wildcards)) acknowledge(role, rule, reason);
    return role;
  }
}

/** The chat has its own share, which nothing else can take; what draws has a cap, as its door is open. Jobs are capped at their queue. */
function concurrencyOf(
  { wake }: FunctionSpec,
  { concurrency }: Stage,
): { readonly reservedConcurrentExecutions?: number } {
  if (wake.by !== 'http') return {};
  return { reservedConcurrentExecutions: wake.chat ? concurrency.chat : concurrency.pages };
}
