// The doors that people come through, given what they work with: the same in Lambda and on one machine.
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createBot } from '#bot/bot.ts';
import { mattermostClient } from '#bot/platforms/mattermost/client.ts';
import type { Connexion } from '#bot/platforms/mattermost/connexion.ts';
import { mattermostDoor } from '#bot/platforms/mattermost/platform.ts';
import type { Deps } from '#bot/ports.ts';
import { addressBook } from '#bot/storage/adresses.ts';
import { fromEvent, toResult } from './http.ts';
import { measured } from './measured.ts';

export type HttpDoor = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** Commands, buttons, dialogs and look-ups of one Mattermost. */
export function mattermostHandler(deps: Deps, connexion: Connexion): HttpDoor {
  const { clock, log, newId } = deps;
  const { url, siteUrl, bot } = connexion;
  const door = mattermostDoor({
    bot: measured(createBot(deps), deps),
    connexion,
    client: mattermostClient({ url, siteUrl, token: bot.token, newId }),
    addresses: addressBook(deps),
    clock,
    log,
  });
  return async (event) => toResult(await door(fromEvent(event)));
}
