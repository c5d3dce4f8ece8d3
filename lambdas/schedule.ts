// The passages of every minute and of every quarter of an hour, as one Lambda handler: each event says which it is.
import { readJobDeps } from './job-setup.ts';
import { minuteHandler, quarterHandler } from './work.ts';

const deps = readJobDeps();
const passages = { minute: minuteHandler(deps), quarter: quarterHandler(deps) } as const;

export const handler = (event: { readonly passage: keyof typeof passages }): Promise<void> =>
  passages[event.passage]();
