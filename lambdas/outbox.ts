// The consumer of the table's stream that carries out the outbox, as a Lambda handler: it works on the table alone and reads no secret.
import { readStoreEnv } from '#bot/env.ts';
import { buildStore } from './runtime.ts';
import { outboxHandler } from './work.ts';

export const handler = outboxHandler(buildStore(readStoreEnv()));
