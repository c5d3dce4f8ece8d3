// The passages of every minute and of every quarter of an hour, and what is asked for after a restore, as one Lambda handler: each event says which.
import { readJobDeps } from './job-setup.ts';
import { minuteHandler, quarterHandler, replayHandler } from './work.ts';

const deps = readJobDeps();
const passages = {
  minute: minuteHandler(deps),
  quarter: quarterHandler(deps),
  rejeu: replayHandler(deps),
} as const;

export const handler = (event: { readonly passage: keyof typeof passages }): Promise<void> =>
  passages[event.passage]();
