// The consumer of the table's stream that hands jobs to the queue of their kind, as a Lambda handler: it reads nothing of the table.

import { log } from './log.ts';
import { queuesOf } from './queues.ts';
import { dispatchHandler } from './work.ts';

export const handler = dispatchHandler({ queues: queuesOf(), clock: Date.now, log });
