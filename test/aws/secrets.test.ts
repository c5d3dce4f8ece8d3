// Settings kept in Secrets Manager, and the keys of tickets that renew themselves there.
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rotate, rotated } from '#bot/aws/rotated-keys.ts';
import { withSecrets } from '#bot/aws/secrets.ts';
import { signTicket } from '#bot/conversations/ticket.ts';
import { readEnv } from '#bot/env.ts';
import { rotationEvent } from '#test/support/aws-events.ts';
import { type AwsStandIn, startAwsStandIn } from '#test/support/aws-stand-in.ts';

let aws: AwsStandIn;
beforeAll(async () => {
  aws = await startAwsStandIn();
});
afterAll(() => aws.close());

const client = () => new SecretsManagerClient(aws.client);
const never = (): never => {
  throw new Error('asked for nothing');
};

describe('settings', () => {
  it('that say where their value is are given it; the others stay, and nobody is asked for them', async () => {
    aws.secrets.set('arn:un', { AWSCURRENT: { id: 'v1', text: 'valeur' } });
    const told = { A: 'secret:arn:un', B: 'tel quel', C: undefined };
    expect(await withSecrets(told, client)).toEqual({ ...told, A: 'valeur' });
    expect(await withSecrets({ B: 'tel quel' }, never)).toEqual({ B: 'tel quel' });
  });

  it('that nobody has filled yet are absent', async () => {
    aws.secrets.set('arn:vide', { AWSCURRENT: { id: 'v1', text: '-' } });
    expect(await withSecrets({ A: 'secret:arn:vide' }, client)).toEqual({ A: undefined });
  });

  it('that cannot be read stop the start', async () => {
    await expect(withSecrets({ A: 'secret:arn:absent' }, client)).rejects.toThrow();
  });
});

let made = 0;
const newKey = (): string => {
  made += 1;
  return `k${made}:${String(made).padStart(32, 's')}`;
};
const idsOf = (keys: string): string => keys.replace(/:[^,]*/g, '');

describe('keys of tickets', () => {
  it('move one place at a time: whoever signs was known to all before, and is accepted long after', () => {
    made = 0;
    const first = rotated('-', newKey);
    const second = rotated(first, newKey);
    const third = rotated(second, newKey);
    expect([first, second, third].map(idsOf)).toEqual(['k1,k2', 'k2,k3,k1', 'k3,k4,k2']);
  });

  it('are what handlers read, whichever of two versions they were told', () => {
    const store = { COOPILOTE_TABLE: 't', COOPILOTE_MASTER_KEY_FILE: '/cle' };
    const keysOf = (text: string) =>
      readEnv({ ...store, COOPILOTE_TICKET_KEYS: text }).COOPILOTE_TICKET_KEYS.map(([id, secret]) => ({
        id,
        secret,
      }));
    const before = rotated(undefined, newKey);
    const after = rotated(before, newKey);
    const signed = ([key]: ReturnType<typeof keysOf>) =>
      key ? signTicket({ u: 'lea', a: 'essai', d: {}, n: '1', e: 1 }, [key]).split('.')[0] : undefined;
    expect(keysOf(before).map(({ id }) => id)).toContain(signed(keysOf(after)));
    expect(keysOf(after).map(({ id }) => id)).toContain(signed(keysOf(before)));
  });

  it('are renewed by the steps of Secrets Manager, each made twice without harm', async () => {
    const { SecretId } = rotationEvent('createSecret', 'v2');
    aws.secrets.set(SecretId, { AWSCURRENT: { id: 'v1', text: '-' } });
    for (const step of ['createSecret', 'setSecret', 'testSecret', 'finishSecret'])
      for (let twice = 0; twice < 2; twice += 1)
        await rotate(rotationEvent(step, 'v2'), { client: client(), newKey });
    const { AWSCURRENT, AWSPENDING } = aws.secrets.get(SecretId) ?? {};
    expect(AWSCURRENT).toEqual(AWSPENDING);
    expect(AWSCURRENT).toMatchObject({ id: 'v2', text: expect.stringMatching(/^k\d+:.{32},k\d+:.{32}$/) });
  });
});
