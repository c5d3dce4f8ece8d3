// How people are told what they did not ask for just now, in the chat that is connected, whichever it is.
import type { Notifier } from '#bot/job-ports.ts';
import { mattermostClient } from '#bot/platforms/mattermost/client.ts';
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import { mattermostNotifier } from '#bot/platforms/mattermost/notifier.ts';
import { slackClient } from '#bot/platforms/slack/client.ts';
import type { SlackConnexion } from '#bot/platforms/slack/connexion.ts';
import { slackNotifier } from '#bot/platforms/slack/notifier.ts';
import type { Deps } from '#bot/ports.ts';

/** Nobody waits for what was not asked for. */
const SLACK_MS = 10_000;

export function noticesOf(
  { log, newId }: Pick<Deps, 'log' | 'newId'>,
  connexion: Connexion | SlackConnexion,
): Notifier {
  if ('signingSecret' in connexion) {
    const { api, hooks, bot } = connexion;
    const client = slackClient({ api, hooks, token: bot.token, deadlineMs: SLACK_MS });
    return slackNotifier({ connexion, client, log });
  }
  const { url, siteUrl, bot } = connexion;
  const client = mattermostClient({ url, siteUrl, token: bot.token, newId });
  return mattermostNotifier({ connexion, client, log });
}
