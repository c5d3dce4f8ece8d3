// What `cdk` runs: the stack of the stage asked for (`-c stage=dev`; prod by itself), with bundles made just now.
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleLambdas } from '../infra/bundle.ts';
import { nativePackages } from '../infra/native-packages.ts';
import { botApp } from '../infra/stack/app.ts';
import { readInstallation, readStage } from '../infra/stack/choices.ts';

const DIST = join(import.meta.dirname, '..', 'dist');
const BUNDLES = join(DIST, 'arm64');

try {
  await bundleLambdas(BUNDLES, { packages: nativePackages(join(DIST, 'machines')) });
  const { app } = botApp((context) => ({
    stage: readStage(context('stage')),
    installation: readInstallation(context('coopilote')),
    account: process.env.CDK_DEFAULT_ACCOUNT,
    codeOf: (bundle) => Code.fromAsset(join(BUNDLES, bundle), { exclude: ['*.map'] }),
  }));
  app.synth();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
