// The handlers of Slack, given what they work with: apart from the others, as what they load is theirs alone.
import { createBot } from '#bot/bot.ts';
import type { Notifier } from '#bot/job-ports.ts';
import { slackClient } from '#bot/platforms/slack/client.ts';
import type { SlackConnexion } from '#bot/platforms/slack/connexion.ts';
import { slackNotifier } from '#bot/platforms/slack/notifier.ts';
import { slackDoor } from '#bot/platforms/slack/platform.ts';
import type { Deps } from '#bot/ports.ts';
import type { HttpDoor } from './doors.ts';
import { fromEvent, toResult } from './http.ts';

/** Commands, buttons, windows and look-ups of one Slack workspace. */
export function slackHandler(deps: Deps, connexion: SlackConnexion): HttpDoor {
  const { clock, log } = deps;
  const { api, hooks, bot } = connexion;
  const client = slackClient({ api, hooks, token: bot.token });
  const door = slackDoor({ bot: createBot(deps), connexion, client, clock, log });
  return async (event) => toResult(await door(fromEvent(event)));
}

/** Nobody waits for what was not asked for. */
const NOTICE_MS = 10_000;

/** Tells people of this workspace what they did not ask for just now. */
export function slackNotices({ log }: Pick<Deps, 'log'>, connexion: SlackConnexion): Notifier {
  const { api, hooks, bot } = connexion;
  const client = slackClient({ api, hooks, token: bot.token, deadlineMs: NOTICE_MS });
  return slackNotifier({ connexion, client, log });
}
