// What a function is told by its environment: where things are, and where its secrets are, never a secret itself.
import type { Documents } from './documents.ts';
import type { Door } from './door.ts';
import type { FunctionSpec, Told } from './functions.data.ts';
import type { Jobs } from './jobs.ts';
import type { Mail } from './mail.ts';
import type { SecretName } from './rights.ts';
import type { Secrets } from './secrets.ts';
import type { Installation } from './stages.ts';
import type { Table } from './table.ts';

export interface Parts {
  readonly secrets: Secrets;
  readonly table: Table;
  readonly documents: Documents;
  readonly jobs: Jobs;
  readonly door: Door;
  readonly mail?: Mail | undefined;
}

type Environment = Readonly<Record<string, string>>;

/** The setting that each secret is. */
const SETTINGS: Readonly<Record<SecretName, string>> = {
  tickets: 'COOPILOTE_TICKET_KEYS',
  mattermost: 'COOPILOTE_CONNEXION',
};

export function environmentOf(
  { told, rights }: FunctionSpec,
  parts: Parts,
  installation: Installation,
): Environment {
  const store = {
    COOPILOTE_TABLE: parts.table.table.tableName,
    COOPILOTE_MASTER_KEY: parts.secrets.master.keyArn,
  };
  const queues = { COOPILOTE_QUEUES: queuesOf(parts.jobs) };
  const secrets = (rights.secrets ?? []).map((name) => {
    return [SETTINGS[name], `secret:${parts.secrets.secrets[name].secretArn}`] as const;
  });
  const environments: Readonly<Record<Told, Environment>> = {
    nothing: {},
    queues,
    store,
    'store-and-queues': { ...store, ...queues },
    everything: {
      ...store,
      ...Object.fromEntries(secrets),
      COOPILOTE_FILES: parts.documents.bucket.bucketName,
      COOPILOTE_URL: parts.door.api.apiEndpoint,
      COOPILOTE_SANS_MOT_DE_PASSE: installation.sansMotDePasse,
      ...(parts.mail && { COOPILOTE_MAIL: parts.mail.address }),
    },
  };
  return environments[told];
}

function queuesOf({ queues }: Jobs): string {
  return Object.entries(queues)
    .map(([kind, { queueUrl }]) => `${kind}=${queueUrl}`)
    .join(',');
}
