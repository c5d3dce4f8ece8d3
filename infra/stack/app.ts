// The application that `cdk` reads: the stack of one stage, checked against the AWS Solutions rules.
import { App, type AppProps, Validations } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import advised from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { BotStack } from './stack.ts';
import type { Installation, Stage } from './stages.ts';

/** How the library behaves where it lets one choose: as it advises. */
const FLAGS = { ...advised, '@aws-cdk/core:target-partitions': ['aws'] };

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
export function botApp(
  choose: (context: (name: string) => unknown) => BotAppProps,
  { context = {}, ...props }: AppProps = {},
): BotApp {
  const app = new App({ ...props, context: { ...FLAGS, ...context } });
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
