// The door of Mattermost as a Lambda handler.
import { connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import { mattermostHandler } from './doors.ts';
import { settled } from './settings.ts';
import { readChatSetup } from './setup.ts';

export const handler = settled((variables) => {
  const { deps, connexion } = readChatSetup(variables, connexionSchema);
  return mattermostHandler(deps, connexion);
});
