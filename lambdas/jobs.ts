// The consumer of the table's stream that runs jobs, as a Lambda handler.
import { readJobDeps } from './job-setup.ts';
import { jobsHandler } from './work.ts';

export const handler = jobsHandler(readJobDeps());
