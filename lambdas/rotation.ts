// What rotates the keys of tickets, as a Lambda handler that Secrets Manager calls.
import { randomBytes } from 'node:crypto';
import { type RotationStep, rotate } from '#bot/aws/rotated-keys.ts';
import { secretsClient } from '#bot/aws/secrets.ts';
import { newId } from './runtime.ts';

const client = secretsClient();
/** The id tells keys apart and is in every ticket: short. */
const newKey = (): string => `${newId().slice(-10)}:${randomBytes(32).toString('base64url')}`;

export const handler = (step: RotationStep): Promise<void> => rotate(step, { client, newKey });
