// The door of Slack, given what it works with: apart from the other's, as what it loads is its alone.
import { createBot } from '#bot/bot.ts';
import { slackClient } from '#bot/platforms/slack/client.ts';
import type { SlackConnexion } from '#bot/platforms/slack/connexion.ts';
import { slackDoor } from '#bot/platforms/slack/platform.ts';
import type { Deps } from '#bot/ports.ts';
import type { HttpDoor } from './doors.ts';
import { fromEvent, toResult } from './http.ts';
import { measured } from './measured.ts';

/** Commands, buttons, windows and look-ups of one Slack workspace. */
export function slackHandler(deps: Deps, connexion: SlackConnexion): HttpDoor {
  const { clock, log } = deps;
  const { api, hooks, bot } = connexion;
  const client = slackClient({ api, hooks, token: bot.token });
  const door = slackDoor({ bot: measured(createBot(deps), deps), connexion, client, clock, log });
  return async (event) => toResult(await door(fromEvent(event)));
}
