// The door of charts as a Lambda handler.
import { filesOf } from './files.ts';
import { openGraphiques } from './graphiques.ts';
import { anyConnexion, readSetup } from './setup.ts';

const { env, deps } = readSetup(anyConnexion);

export const handler = openGraphiques({ ...deps, files: filesOf(env, deps) }, env).door;
