// The consumer of the table's stream as a Lambda handler.
import { readEnv } from '#bot/env.ts';
import { jobsHandler } from './doors.ts';
import { buildDeps } from './runtime.ts';

export const handler = jobsHandler(buildDeps(readEnv()));
