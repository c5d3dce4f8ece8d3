// What SES tells of messages already accepted, as a Lambda handler: it works on the table alone.
import { readStoreEnv } from '#bot/env.ts';
import { returnsHandler } from './returns.ts';
import { buildStore } from './runtime.ts';

export const handler = returnsHandler(buildStore(readStoreEnv()));
