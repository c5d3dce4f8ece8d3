// The door of charts as a Lambda handler.
import { filesOf } from './files.ts';
import { openGraphiques } from './graphiques.ts';
import { settled } from './settings.ts';
import { readSetup } from './setup.ts';

export const handler = settled((variables) => {
  const { env, deps } = readSetup(variables);
  return openGraphiques({ ...deps, files: filesOf(env, deps) }, env).door;
});
