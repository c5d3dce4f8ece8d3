// Settings kept in Secrets Manager: a variable may say where its value is instead of holding it.
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

type Variables = Readonly<Record<string, string | undefined>>;

/** `secret:` and an ARN. */
const SECRET = /^secret:(.+)$/s;

/** A secret that nobody has filled yet: the setting is absent. */
const EMPTY = '-';

export function secretsClient(): SecretsManagerClient {
  return new SecretsManagerClient({
    maxAttempts: 3,
    requestHandler: { requestTimeout: 1500, connectionTimeout: 500 },
  });
}

/** The variables with those values in their place, asked for all at once; nothing is asked where none is a secret. */
export async function withSecrets(
  variables: Variables,
  open: () => SecretsManagerClient = secretsClient,
): Promise<Variables> {
  const kept = Object.entries(variables).flatMap(([name, value]) => {
    const id = SECRET.exec(value ?? '')?.[1];
    return id === undefined ? [] : [{ name, id }];
  });
  if (kept.length === 0) return variables;
  const client = open();
  const read = await Promise.all(
    kept.map(async ({ name, id }) => [name, await secretOf(client, id)] as const),
  );
  return { ...variables, ...Object.fromEntries(read) };
}

async function secretOf(client: SecretsManagerClient, SecretId: string): Promise<string | undefined> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
  return SecretString === EMPTY ? undefined : SecretString;
}
