// Rotates the keys of tickets in their secret: the one that signs next is known to every handler long before it does, and the last one is accepted long after.
import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager';

/** What Secrets Manager asks, one step after the other, each perhaps several times. */
export interface RotationStep {
  readonly Step: string;
  readonly SecretId: string;
  readonly ClientRequestToken: string;
}

export interface RotationOptions {
  readonly client: SecretsManagerClient;
  /** A key that has not been yet: `id:secret`. */
  readonly newKey: () => string;
}

const [CURRENT, PENDING] = ['AWSCURRENT', 'AWSPENDING'];

/** `signs,next,last`: each moves one place; a secret just made holds anything else, and begins with two. */
export function rotated(keys: string | undefined, newKey: () => string): string {
  const [signs, next] = (keys ?? '').split(',').filter((key) => /^[\w-]+:.{32,}$/.test(key));
  if (signs === undefined) return `${newKey()},${newKey()}`;
  return next === undefined ? `${signs},${newKey()}` : `${next},${newKey()},${signs}`;
}

export async function rotate(step: RotationStep, { client, newKey }: RotationOptions): Promise<void> {
  if (step.Step === 'createSecret') await prepare(step, { client, newKey });
  if (step.Step === 'finishSecret') await finish(step, client);
}

async function prepare(
  { SecretId, ClientRequestToken }: RotationStep,
  { client, newKey }: RotationOptions,
): Promise<void> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId, VersionStage: CURRENT }));
  const prepared = {
    SecretId,
    ClientRequestToken,
    SecretString: rotated(SecretString, newKey),
    VersionStages: [PENDING ?? ''],
  };
  await client.send(new PutSecretValueCommand(prepared)).catch(whenPrepared);
}

/** The same step asked again: the first value stays. */
function whenPrepared(error: unknown): void {
  if (!(error instanceof ResourceExistsException)) throw error;
}

async function finish(
  { SecretId, ClientRequestToken }: RotationStep,
  client: SecretsManagerClient,
): Promise<void> {
  const { VersionId } = await client
    .send(new GetSecretValueCommand({ SecretId, VersionStage: CURRENT }))
    .catch(whenNone);
  if (VersionId === ClientRequestToken) return;
  await client.send(
    new UpdateSecretVersionStageCommand({
      SecretId,
      VersionStage: CURRENT,
      MoveToVersionId: ClientRequestToken,
      ...(VersionId !== undefined && { RemoveFromVersionId: VersionId }),
    }),
  );
}

function whenNone(error: unknown): { readonly VersionId?: string } {
  if (error instanceof ResourceNotFoundException) return {};
  throw error;
}
