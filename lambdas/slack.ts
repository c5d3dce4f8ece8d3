// The door of Slack as a Lambda handler.
import { slackConnexionSchema } from '#bot/platforms/slack/connexion.ts';
import { settled } from './settings.ts';
import { readChatSetup } from './setup.ts';
import { slackHandler } from './slack-door.ts';

export const handler = settled((variables) => {
  const { deps, connexion } = readChatSetup(variables, slackConnexionSchema);
  return slackHandler(deps, connexion);
});
