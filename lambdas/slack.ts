// The door of Slack as a Lambda handler.
import { slackConnexionSchema } from '#bot/platforms/slack/connexion.ts';
import { readSetup } from './setup.ts';
import { slackHandler } from './slack-door.ts';

const { deps, connexion } = readSetup(slackConnexionSchema);

export const handler = slackHandler(deps, connexion);
