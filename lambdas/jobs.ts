// The runner of jobs as a Lambda handler: a function a queue, each with the means of its kind.
import { readJobDeps } from './job-setup.ts';
import { settled } from './settings.ts';
import { queueHandler } from './work.ts';

export const handler = settled((variables) => queueHandler(readJobDeps(variables)));
