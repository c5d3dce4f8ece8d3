// What blurs the figures of territories: drawn at the first question, then the same for ever, or the same cell would be told in two ways.
import * as z from 'zod';
import { ConditionFailed, type Deps } from '#bot/ports.ts';
import { keyOf } from './keys.ts';
import { itemAt, parseRecord } from './record.ts';

type SecretDeps = Pick<Deps, 'table' | 'keyring' | 'random'>;

const secretSchema = z.object({ x: z.string() });

/** It is nobody's: it has a data key of its own. */
const OWNER = 'territoires';
const BYTES = 32;

export async function secretDesTerritoires(deps: SecretDeps): Promise<string> {
  const sealed = (await readSecret(deps)) ?? (await drawSecret(deps));
  return deps.keyring.open(sealed);
}

async function readSecret({ table }: Pick<SecretDeps, 'table'>): Promise<string | undefined> {
  const key = keyOf.secretDesTerritoires();
  const item = itemAt(await table.get([key]), key);
  return item && parseRecord('secret', secretSchema, item).x;
}

async function drawSecret(deps: SecretDeps): Promise<string> {
  const { table, keyring, random } = deps;
  const x = await keyring.seal(OWNER, Buffer.from(random(BYTES)).toString('base64url'));
  try {
    const put = { ...keyOf.secretDesTerritoires(), entity: 'secret', v: 1, x };
    await table.write([{ put, when: { is: 'absent' } }]);
    return x;
  } catch (error) {
    // Of two first questions, the other drew it.
    const drawn = error instanceof ConditionFailed ? await readSecret(deps) : undefined;
    if (drawn === undefined) throw error;
    return drawn;
  }
}
