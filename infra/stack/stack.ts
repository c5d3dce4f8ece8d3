// The whole of Coopilote on AWS, of one stage: its parts, its functions with their rights, and who watches over them.
import { CfnOutput, RemovalPolicy, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { BotFunction } from './bot-function.ts';
import { deployGradually } from './deployments.ts';
import { Documents } from './documents.ts';
import { Door } from './door.ts';
import { environmentOf, type Parts } from './environment.ts';
import { FUNCTIONS, type FunctionName, type FunctionSpec } from './functions.data.ts';
import { Jobs, secondsOf } from './jobs.ts';
import { Mail } from './mail.ts';
import { statementsOf, wildcardsOf } from './policies.ts';
import { Secrets } from './secrets.ts';
import type { Installation, Stage } from './stages.ts';
import { Table } from './table.ts';
import { wakeAll } from './wakes.ts';
import { Watch } from './watch.ts';
import { watchAll } from './watched.ts';

export interface BotStackProps extends StackProps {
  readonly stage: Stage;
  readonly installation: Installation;
  /** The code of a bundle, prebuilt by `infra/bundle.ts`. */
  readonly codeOf: (bundle: string) => Code;
}

export type Functions = Readonly<Record<FunctionName, BotFunction>>;

export class BotStack extends Stack {
  readonly functions: Functions;

  constructor(scope: Construct, id: string, props: BotStackProps) {
    super(scope, id, {
      ...props,
      description: 'Coopilote',
      terminationProtection: props.stage.data === 'kept',
    });
    const { stage, installation } = props;
    const parts = partsOf(this, props);
    this.functions = functionsOf(this, props, parts);
    wakeAll(this.functions, parts, stage);
    const watch = new Watch(this, 'Watch', { stage, ...installation });
    const { jobs, table } = parts;
    watchAll(watch, { functions: this.functions, jobs, table: table.table, stageName: stage.name });
    deployGradually(this, this.functions, { stage, watch });
    Tags.of(this).add('application', `coopilote-${stage.name}`);
    new CfnOutput(this, 'Address', {
      value: parts.door.api.apiEndpoint,
      description: 'L’adresse du bot, pour npm run connect',
    });
    new CfnOutput(this, 'Connexion', { value: parts.secrets.secrets.mattermost.secretName });
  }
}

function partsOf(scope: Construct, { stage, installation }: BotStackProps): Parts {
  const removalPolicy = stage.data === 'kept' ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  const secrets = new Secrets(scope, 'Secrets', { prefix: `coopilote/${stage.name}`, removalPolicy });
  const key = secrets.atRest;
  const { courriel: from, nom: name } = installation;
  return {
    secrets,
    table: new Table(scope, 'Table', { stage, key }),
    documents: new Documents(scope, 'Documents', { stage, key }),
    jobs: new Jobs(scope, 'Jobs', { stage, seconds: secondsOf(Object.values(FUNCTIONS)) }),
    door: new Door(scope, 'Door', stage),
    mail: from === undefined ? undefined : new Mail(scope, 'Mail', { stage, from, name }),
  };
}

function functionsOf(scope: Construct, props: BotStackProps, parts: Parts): Functions {
  const { stage, installation, codeOf } = props;
  const { secrets, table, documents, jobs, mail } = parts;
  const estate = {
    tableArn: table.table.tableArn,
    bucket: documents.bucket,
    secrets: secrets.secrets,
    queues: Object.values(jobs.queues),
    atRest: secrets.atRest,
    master: secrets.master,
    senders: mail?.senders ?? [],
  };
  const made = Object.entries<FunctionSpec>(FUNCTIONS).map(([name, spec]) => {
    const fn = new BotFunction(scope, name, {
      name,
      spec,
      stage,
      code: codeOf(spec.bundle),
      statements: statementsOf(spec.rights, estate, scope),
      wildcards: wildcardsOf(spec.rights, estate),
      environment: environmentOf(spec, parts, installation),
    });
    return [name, fn] as const;
  });
  return Object.fromEntries(made) as Functions;
}
