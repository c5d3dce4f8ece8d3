// The door of charts as a Lambda handler.
import { filesOf } from './files.ts';
import { openGraphiques } from './graphiques.ts';
import { readSetup } from './setup.ts';

const { env, deps } = readSetup();

export const handler = openGraphiques({ ...deps, files: filesOf(env, deps) }, env).door;
