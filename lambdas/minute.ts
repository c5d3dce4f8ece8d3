// The passage of every minute as a Lambda handler: what the stream left behind, and jobs whose time has come.
import { readStoreEnv } from '#bot/env.ts';
import { queuesOf } from './queues.ts';
import { buildStore } from './runtime.ts';
import { sweepHandler } from './work.ts';

export const handler = sweepHandler({ ...buildStore(readStoreEnv()), queues: queuesOf() });
