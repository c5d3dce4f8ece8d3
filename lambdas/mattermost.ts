// The door of Mattermost as a Lambda handler.
import { mattermostHandler } from './doors.ts';
import { settled } from './settings.ts';
import { readChatSetup } from './setup.ts';

export const handler = settled((variables) => {
  const { deps, connexion } = readChatSetup(variables);
  return mattermostHandler(deps, connexion);
});
