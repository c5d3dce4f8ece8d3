// Makes IAM statements of the rights of a function: the very actions, on the very keys and folders.
import { type CfnElement, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FileRight, Rights, SecretName, TableRight } from './rights.ts';

/** What a wildcard is for, for those that read the checks: the names of files are opaque and many. */
export function wildcardsOf({ files = [] }: Rights, { bucket }: Estate): Readonly<Record<string, string>> {
  const id = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnElement);
  const folders = files.flatMap((right) => right.folders);
  return Object.fromEntries(
    folders.map((folder) => [
      `IAM5[Resource::<${id}.Arn>/${folder}/*]`,
      `All files of the folder « ${folder} », which is its own.`,
    ]),
  );
}

/** All that rights are about. */
export interface Estate {
  readonly tableArn: string;
  readonly bucket: IBucket;
  readonly secrets: Readonly<Record<SecretName, { readonly secretArn: string }>>;
  readonly queues: readonly IQueue[];
  readonly atRest: IKey;
  readonly master: IKey;
  /** ARNs of who may be written from; empty where no mail leaves. */
  readonly senders: readonly string[];
}

export function statementsOf(rights: Rights, estate: Estate, scope: Construct): PolicyStatement[] {
  const { table = [], files = [], secrets = [], masterKey = [], queues, mail } = rights;
  return [
    ...table.map((right) => tableStatement(right, estate)),
    ...files.map((right) => filesStatement(right, estate)),
    ...(files.some(({ actions }) => actions.includes('GetObject')) ? [listStatement(estate)] : []),
    ...secretsStatements(secrets, estate),
    ...(masterKey.length > 0 ? [masterStatement(masterKey, estate)] : []),
    ...(queues ? [queuesStatement(estate)] : []),
    ...(mail && estate.senders.length > 0 ? [mailStatement(estate)] : []),
    ...throughAwsStatements(rights, estate, Stack.of(scope).region),
  ];
}

function tableStatement({ actions, keys, index }: TableRight, { tableArn }: Estate): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [index === undefined ? tableArn : `${tableArn}/index/${index}`],
    conditions: {
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': keys.map((key) => `${key}*`) },
    },
  });
}

function filesStatement({ actions, folders }: FileRight, { bucket }: Estate): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `s3:${action}`),
    resources: folders.map((folder) => bucket.arnForObjects(`${folder}/*`)),
  });
}

/** Without it a file that is not there is « refused » and not « absent ». Names are opaque. */
function listStatement({ bucket }: Estate): PolicyStatement {
  return new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] });
}

function secretsStatements(names: readonly SecretName[], { secrets }: Estate): PolicyStatement[] {
  if (names.length === 0) return [];
  const resources = names.map((name) => secrets[name].secretArn);
  return [new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources })];
}

/** Only with a mediator in the context: the key opens nothing that is nobody's. */
function masterStatement(actions: NonNullable<Rights['masterKey']>, { master }: Estate): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `kms:${action}`),
    resources: [master.keyArn],
    conditions: { Null: { 'kms:EncryptionContext:acteur': 'false' } },
  });
}

function queuesStatement({ queues }: Estate): PolicyStatement {
  return new PolicyStatement({
    actions: ['sqs:SendMessage'],
    resources: queues.map(({ queueArn }) => queueArn),
  });
}

function mailStatement({ senders }: Estate): PolicyStatement {
  return new PolicyStatement({ actions: ['ses:SendRawEmail', 'ses:SendEmail'], resources: [...senders] });
}

const AT_REST = ['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'];

/** The key at rest serves whoever comes through the table, the bucket or the secrets, and nobody else. */
function throughAwsStatements(
  { table, files, secrets }: Rights,
  { atRest }: Estate,
  region: string,
): PolicyStatement[] {
  const services = [
    ...(table ? ['dynamodb'] : []),
    ...(files ? ['s3'] : []),
    ...(secrets ? ['secretsmanager'] : []),
  ];
  if (services.length === 0) return [];
  const through = services.map((name) => `${name}.${region}.amazonaws.com`);
  return [
    new PolicyStatement({
      actions: table || files ? AT_REST : ['kms:Decrypt'],
      resources: [atRest.keyArn],
      conditions: { StringEquals: { 'kms:ViaService': through } },
    }),
  ];
}
