// A stage's template, made with empty code, and what the checks find in it.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { vi } from 'vitest';
import { type BotApp, botApp } from '../../../infra/stack/app.ts';
import { type Installation, STAGES, type Stage } from '../../../infra/stack/stages.ts';

export const INSTALLATION: Installation = {
  alertes: 'alertes@exemple.fr',
  courriel: 'coopilote@mediation.exemple.fr',
  nom: 'Coopilote',
  budget: 30,
  sansMotDePasse: 'non',
  region: 'eu-west-3',
};

export type Resources = Readonly<Record<string, Resource>>;

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'coopilote-pile-'));

/** No bundle is made: what functions run is tested elsewhere. */
function emptyCode(): Code {
  const code = folder();
  writeFileSync(join(code, 'index.mjs'), 'export const handler = () => undefined;');
  return Code.fromAsset(code);
}

export function appOf(
  stage: Stage['name'],
  installation: Installation = INSTALLATION,
): BotApp & { readonly outdir: string } {
  const outdir = folder();
  const code = emptyCode();
  const choose = () => ({ stage: STAGES[stage], installation, codeOf: () => code, account: '123456789012' });
  return {
    ...botApp(choose, {
      outdir,
      context: { 'aws:cdk:disable-stack-trace': true },
      analyticsReporting: false,
    }),
    outdir,
  };
}

/** The stage's resources, for those who look at them: without the checks of CloudFormation itself, which take seconds to load. */
export function resourcesOf(stage: Stage['name'], installation?: Installation): Resources {
  vi.stubEnv('CDK_VALIDATION', 'false');
  const { app, stack } = appOf(stage, installation);
  return app.synth().getStackByName(stack.stackName).template.Resources;
}

/** What the checks find, by their rules; none is none. */
export function findingsOf({ app, outdir }: ReturnType<typeof appOf>): readonly string[] {
  try {
    app.synth();
    return [];
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ValidationFailed')) throw error;
    return rulesIn(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
  }
}

function rulesIn(report: string): readonly string[] {
  const { pluginReports } = JSON.parse(report) as {
    readonly pluginReports: readonly { readonly violations: readonly { readonly ruleName: string }[] }[];
  };
  return pluginReports.flatMap(({ violations }) => violations.map(({ ruleName }) => ruleName));
}

export function ofType(
  resources: Resources,
  type: string,
): readonly (readonly [id: string, Resource['Properties']])[] {
  return Object.entries(resources).flatMap(([id, { Type, Properties }]) =>
    Type === type ? [[id, Properties] as const] : [],
  );
}
