// Asked for by hand after a restore, as a Lambda handler: erases again whoever was erased since the backup.
import { readJobDeps } from './job-setup.ts';
import { settled } from './settings.ts';
import { replayHandler } from './work.ts';

export const handler = settled((variables) => replayHandler(readJobDeps(variables)));
