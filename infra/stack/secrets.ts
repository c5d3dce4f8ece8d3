// The keys and the secrets: what is at rest under one key, what is personal under another, and what the chats gave.
import { type RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { acknowledge } from './nag.ts';
import type { SecretName } from './rights.ts';

export interface SecretsProps {
  /** Before the names of secrets: `coopilote/prod`. */
  readonly prefix: string;
  readonly removalPolicy: RemovalPolicy;
}

/** What a secret holds until somebody fills it: handlers take it for none. */
const EMPTY = SecretValue.unsafePlainText('-');

const DESCRIPTIONS: Readonly<Record<SecretName, string>> = {
  tickets: 'Keys that sign tickets and links, renewed by themselves',
  mattermost: 'The Mattermost that is served: filled by npm run connect',
};

/** Two keys, so that whoever may read the table does not thereby open what is personal in it. */
export class Secrets extends Construct {
  /** Of the table, files and secrets. */
  readonly atRest: Key;
  /** Wraps the data keys of mediators. */
  readonly master: Key;
  readonly secrets: Readonly<Record<SecretName, Secret>>;

  constructor(scope: Construct, id: string, props: SecretsProps) {
    super(scope, id);
    this.atRest = this.key('AtRest', 'Coopilote: the table, files and secrets at rest', props);
    this.master = this.key('Master', 'Coopilote: wraps the data keys of mediators', props);
    this.secrets = {
      tickets: this.secret('tickets', props),
      mattermost: this.secret('mattermost', props),
    };
    for (const [name, secret] of Object.entries(this.secrets))
      if (name !== 'tickets')
        acknowledge(secret, 'SMG4', 'The chat makes it: npm run connect puts another in its place.');
  }

  private key(id: string, description: string, { removalPolicy }: SecretsProps): Key {
    return new Key(this, id, { description, enableKeyRotation: true, removalPolicy });
  }

  private secret(name: SecretName, { prefix, removalPolicy }: SecretsProps): Secret {
    return new Secret(this, name, {
      secretName: `${prefix}/${name}`,
      description: DESCRIPTIONS[name],
      encryptionKey: this.atRest,
      removalPolicy,
      secretStringValue: EMPTY,
    });
  }
}
