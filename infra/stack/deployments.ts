// How a new version of a door takes over: a tenth of requests first, and back by itself where an alarm rings.
import { LambdaApplication, LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import type { Construct } from 'constructs';
import type { BotFunction } from './bot-function.ts';
import { FUNCTIONS, type FunctionName, type FunctionSpec } from './functions.data.ts';
import { acknowledge } from './nag.ts';
import type { Stage } from './stages.ts';
import type { Watch } from './watch.ts';

const MANAGED =
  'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]';

export function deployGradually(
  scope: Construct,
  functions: Readonly<Record<FunctionName, BotFunction>>,
  { stage, watch }: { readonly stage: Stage; readonly watch: Watch },
): void {
  if (stage.deployment !== 'canary') return;
  const application = new LambdaApplication(scope, 'Deployments', {
    applicationName: `coopilote-${stage.name}`,
  });
  const doors = Object.entries<FunctionSpec>(FUNCTIONS).filter(([, { wake }]) => wake.by === 'http');
  for (const [name] of doors) {
    const door = functions[name as FunctionName];
    const group = new LambdaDeploymentGroup(door, 'Deployment', {
      application,
      alias: door.alias,
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [watch.alarmOf('erreurs', name)],
    });
    if (group.role) acknowledge(group, MANAGED, 'The policy that AWS gives for this and nothing else.');
  }
}
