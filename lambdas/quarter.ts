// The passage of every quarter of an hour as a Lambda handler: the mornings that have come.
import { readJobDeps } from './job-setup.ts';
import { settled } from './settings.ts';
import { quarterHandler } from './work.ts';

export const handler = settled((variables) => quarterHandler(readJobDeps(variables)));
