// The master key in KMS: what it wraps opens for its mediator and for nobody else.
import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyring } from '#bot/aws/keyring.ts';
import { kmsMasterKey } from '#bot/aws/kms-master-key.ts';
import { memoryTable } from '#local/memory-table.ts';
import { type AwsStandIn, KEY_ARN, startAwsStandIn } from '#test/support/aws-stand-in.ts';

let aws: AwsStandIn;
beforeAll(async () => {
  aws = await startAwsStandIn();
});
afterAll(() => aws.close());

const keyOf = (owner: string) => ({ pk: `M#${owner}`, sk: 'CLE' });
const masterKey = (keyId = KEY_ARN) => kmsMasterKey({ client: new KMSClient(aws.client), keyId });

test('what is sealed under it opens, in another process too, with one call each time', async () => {
  const table = memoryTable();
  const ring = () => keyring({ table, masterKey: masterKey(), keyOf, clock: () => 0 });
  const before = aws.calls().length;
  const sealed = await ring().seal('lea', 'Mme Le Goff');
  const later = ring();
  expect(await later.open(sealed)).toBe('Mme Le Goff');
  expect(await later.open(sealed)).toBe('Mme Le Goff');
  expect(aws.calls().slice(before)).toEqual(['Encrypt', 'Decrypt', 'Decrypt']);
});

test('what it wrapped for somebody opens for nobody else, nor under another key', async () => {
  const wrapped = await masterKey().wrap('lea', Buffer.from('secret'));
  expect(Buffer.from(await masterKey().unwrap('lea', wrapped)).toString()).toBe('secret');
  await expect(masterKey().unwrap('karim', wrapped)).rejects.toThrow();
  await expect(masterKey(`${KEY_ARN}0`).unwrap('lea', wrapped)).rejects.toThrow();
});
