// What every handler is made of, built once a process: the table, the keys, the clock, ids and chance.
import { randomBytes } from 'node:crypto';
import { dynamoClient } from '#bot/aws/dynamo-client.ts';
import { dynamoTable } from '#bot/aws/dynamo-table.ts';
import { keyring } from '#bot/aws/keyring.ts';
import { communeMatcher } from '#bot/domain/territoire/match.ts';
import type { Env } from '#bot/env.ts';
import type { Deps } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { loadCommunes } from './communes.ts';
import { fileMasterKey } from './file-master-key.ts';
import { log } from './log.ts';
import { version } from './version.ts';

/** `botUrl` is the address that the chat knows, where no other is set for pages. */
export function buildDeps(env: Env, botUrl: string): Deps {
  const clock = Date.now;
  const table = dynamoTable({ client: dynamoClient({}), tableName: env.COOPILOTE_TABLE });
  const [first, ...others] = env.COOPILOTE_TICKET_KEYS.map(([id, secret]) => ({ id, secret }));
  if (!first) throw new Error('environment: check COOPILOTE_TICKET_KEYS');
  return {
    table,
    keyring: keyring({
      table,
      clock,
      keyOf: keyOf.dataKey,
      masterKey: fileMasterKey(env.COOPILOTE_MASTER_KEY_FILE),
    }),
    clock,
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
    communes: async () => communeMatcher(await loadCommunes()),
    territoires: loadCommunes,
    log,
    pause: (milliseconds) =>
      new Promise((resolve) => setTimeout(resolve, milliseconds * (0.5 + Math.random()))),
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
