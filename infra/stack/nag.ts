// What the AWS Solutions checks find and we keep, each with its reason: the only place that speaks to them.
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** `rule` without its pack: `IAM5[Resource::*]`. */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}
