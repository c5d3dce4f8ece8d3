// What `cdk` runs: the stack of the stage asked for (`-c stage=dev`; prod by itself), with bundles made just now.
import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import { bundleLambdas } from '../infra/bundle.ts';
import { nativePackages } from '../infra/native-packages.ts';
import { readInstallation, readStage } from '../infra/stack/choices.ts';
import { BotStack } from '../infra/stack/stack.ts';

const DIST = join(import.meta.dirname, '..', 'dist');
const BUNDLES = join(DIST, 'arm64');

try {
  const app = new App();
  const stage = readStage(app.node.tryGetContext('stage'));
  const installation = readInstallation(app.node.tryGetContext('coopilote'));
  const account = process.env.CDK_DEFAULT_ACCOUNT;
  await bundleLambdas(BUNDLES, { packages: nativePackages(join(DIST, 'machines')) });
  new BotStack(app, `Coopilote-${stage.name}`, {
    stage,
    installation,
    codeOf: (bundle) => Code.fromAsset(join(BUNDLES, bundle), { exclude: ['*.map'] }),
    env: { ...(account !== undefined && { account }), region: installation.region },
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks());
  app.synth();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
