// What a template's policies let each function do, read as AWS reads them: nothing, unless a statement allows it.
import { ofType, type Resources } from './synthesized.ts';

export interface Statement {
  readonly actions: readonly string[];
  /** Written out: `Table710B521B.Arn/index/file`. */
  readonly resources: readonly string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

interface PolicyDocument {
  readonly Statement: readonly {
    readonly Effect: string;
    readonly Action: string | readonly string[];
    readonly Resource: unknown;
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }[];
}

/** Statements by the function that has them. */
export function statementsByFunction(resources: Resources): ReadonlyMap<string, readonly Statement[]> {
  const policies = ofType(resources, 'AWS::IAM::Policy');
  return new Map(
    policies.map(([, { PolicyName, PolicyDocument }]) => [
      String(PolicyName).replace(/RoleDefaultPolicy.*$/, ''),
      statementsIn(PolicyDocument as PolicyDocument),
    ]),
  );
}

function statementsIn({ Statement }: PolicyDocument): readonly Statement[] {
  return Statement.map(({ Effect, Action, Resource, Condition = {} }) => {
    if (Effect !== 'Allow') throw new Error(`a statement that does not allow: ${Effect}`);
    return {
      actions: listOf(Action).map(String),
      resources: listOf(Resource).map(writtenOut),
      conditions: Object.fromEntries(
        Object.entries(Condition).map(([operator, keys]) => [
          operator,
          Object.fromEntries(
            Object.entries(keys).map(([key, value]) => [key, listOf(value).map(writtenOut)]),
          ),
        ]),
      ),
    };
  });
}

function listOf<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T];
}

/** What CloudFormation puts together, as text. */
export function writtenOut(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if ('Ref' in value) return String(value.Ref);
  if ('Fn::GetAtt' in value) return listOf(value['Fn::GetAtt']).join('.');
  if ('Fn::Join' in value) {
    const [by, parts] = value['Fn::Join'] as readonly [string, readonly unknown[]];
    return parts.map(writtenOut).join(by);
  }
  return JSON.stringify(value);
}
