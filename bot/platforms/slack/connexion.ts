// What `npm run connect -- --slack` leaves behind: all that the bot must know of the Slack workspace it serves.
import * as z from 'zod';

/** Slack gives a bot's token this beginning. */
export const botToken = z.string().regex(/^xoxb-[\w-]{10,300}$/);

/** Thirty-two hexadecimal characters. */
export const signingSecret = z.string().regex(/^[0-9a-f]{32}$/);

const workspace = z.object({ id: z.string().regex(/^[TE][A-Z0-9]+$/), name: z.string() });

export const slackConnexionSchema = z.object({
  version: z.literal(1),
  team: workspace,
  /** Opens the settings of the app: `https://api.slack.com/apps/<id>`. */
  appId: z.string().optional(),
  bot: z.object({ userId: z.string().min(1), token: botToken }),
  signingSecret,
  /** Where Slack calls the bot. */
  botUrl: z.url(),
  /** Where the bot calls Slack; another one for governments. */
  api: z.url().default('https://slack.com/api/'),
  /** Where a command or a button may be answered: addresses elsewhere are not called. */
  hooks: z.url().default('https://hooks.slack.com/'),
  connectedAt: z.iso.datetime(),
});

export type SlackConnexion = z.infer<typeof slackConnexionSchema>;

/** The one address for commands, windows, buttons and look-ups: what each request is, it says itself. */
export const SLACK_PATH = '/slack';
