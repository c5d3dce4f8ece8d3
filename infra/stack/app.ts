// The application that `cdk` reads: the stack of one stage, checked against the AWS Solutions rules.
import { App, Validations } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { BotStack } from './stack.ts';
import type { Installation, Stage } from './stages.ts';

/** How the library behaves where it lets one choose: as it advises for what begins now. */
const FLAGS = {
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/aws-iam:minimizePolicies': false,
  '@aws-cdk/core:target-partitions': ['aws'],
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/aws-kms:aliasNameRef': true,
};

export interface BotAppProps {
  readonly stage: Stage;
  readonly installation: Installation;
  readonly account?: string | undefined;
  readonly codeOf: (bundle: string) => Code;
}

export interface BotApp {
  readonly app: App;
  readonly stack: BotStack;
}

/** `choose` reads what the command line and `cdk.json` say. */
export function botApp(choose: (context: (name: string) => unknown) => BotAppProps, outdir?: string): BotApp {
  const app = new App({ context: FLAGS, ...(outdir !== undefined && { outdir }) });
  const { account, codeOf, stage, installation } = choose((name) => app.node.tryGetContext(name));
  const stack = new BotStack(app, `Coopilote-${stage.name}`, {
    stage,
    installation,
    codeOf,
    env: { ...(account !== undefined && { account }), region: installation.region },
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
  return { app, stack };
}
