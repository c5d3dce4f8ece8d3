// `.data/connexion-slack.json`: what `connect` leaves of a Slack workspace.
import { type SlackConnexion, slackConnexionSchema } from '#bot/platforms/slack/connexion.ts';
import { privateFile } from '../private-file.ts';

export const slackFile = privateFile<SlackConnexion>({
  name: 'connexion-slack.json',
  schema: slackConnexionSchema,
  damaged: 'Effacez-le, puis recommencez : le jeton et le secret seront redemandés.',
});
