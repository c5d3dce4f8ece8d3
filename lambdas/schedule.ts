// The passage of every few minutes as a Lambda handler.
import { readEnv } from '#bot/env.ts';
import { scheduleHandler } from './doors.ts';
import { buildDeps } from './runtime.ts';

export const handler = scheduleHandler(buildDeps(readEnv()));
