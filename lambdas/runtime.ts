// What every handler is made of, built once a process: the table, the keys, the clock, ids and chance.
import { randomBytes } from 'node:crypto';
import type { MasterKey } from '#bot/aws/data-keys.ts';
import { dynamoClient } from '#bot/aws/dynamo-client.ts';
import { dynamoTable } from '#bot/aws/dynamo-table.ts';
import { keyring } from '#bot/aws/keyring.ts';
import { kmsClient, kmsMasterKey } from '#bot/aws/kms-master-key.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import type { Env, StoreEnv } from '#bot/env.ts';
import type { Deps } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { loadCommunes } from './communes.ts';
import { fileMasterKey } from './file-master-key.ts';
import { log } from './log.ts';
import { version } from './version.ts';

export type StoreDeps = Pick<
  Deps,
  'table' | 'keyring' | 'clock' | 'log' | 'pause' | 'communes' | 'territoires'
>;

/** What a handler has that works on the table alone. */
export function buildStore(env: StoreEnv): StoreDeps {
  const clock = Date.now;
  const table = dynamoTable({ client: dynamoClient({}), tableName: env.COOPILOTE_TABLE });
  return {
    table,
    keyring: keyring({ table, clock, keyOf: keyOf.dataKey, masterKey: masterKeyOf(env) }),
    clock,
    communes: async () => communeMatcher(await loadCommunes()),
    territoires: loadCommunes,
    log,
    pause: (milliseconds) =>
      new Promise((resolve) => setTimeout(resolve, milliseconds * (0.5 + Math.random()))),
  };
}

function masterKeyOf({ COOPILOTE_MASTER_KEY: keyId, COOPILOTE_MASTER_KEY_FILE: file }: StoreEnv): MasterKey {
  return keyId === undefined ? fileMasterKey(file ?? '') : kmsMasterKey({ client: kmsClient(), keyId });
}

/** `botUrl` is the address that the chat knows, where no other is set for pages. */
export function buildDeps(env: Env, botUrl: string): Deps {
  const [first, ...others] = env.COOPILOTE_TICKET_KEYS.map(([id, secret]) => ({ id, secret }));
  if (!first) throw new Error('environment: check COOPILOTE_TICKET_KEYS');
  return {
    ...buildStore(env),
    newId,
    random,
    publicUrl: env.COOPILOTE_URL ?? botUrl,
    reglages: {
      sansMotDePasse: env.COOPILOTE_SANS_MOT_DE_PASSE === 'oui',
      courriel: env.COOPILOTE_MAIL !== undefined,
      gestesParMinute: env.COOPILOTE_GESTES_PAR_MINUTE,
      version,
    },
    ticketKeys: [first, ...others],
  };
}

export function random(count: number): Uint8Array {
  return new Uint8Array(randomBytes(count));
}

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ten characters of time, then sixteen of chance: ids made later sort later. */
export function newId(): string {
  let time = Date.now();
  let head = '';
  for (let i = 0; i < 10; i += 1) {
    head = LETTERS.charAt(time % 32) + head;
    time = Math.floor(time / 32);
  }
  return head + [...randomBytes(16)].map((byte) => LETTERS.charAt(byte % 32)).join('');
}
