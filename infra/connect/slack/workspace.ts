// What Slack says of a token: whose it is, in which workspace, with which scopes.
import { type WebAPICallResult, WebClient } from '@slack/web-api';
import * as z from 'zod';
import { SlackRefused, type SlackUnreachable, slackFailure } from '#bot/platforms/slack/failures.ts';
import { SILENT } from '#bot/platforms/slack/silent.ts';
import { Stop } from '../report.ts';

export interface Installed {
  readonly team: { readonly id: string; readonly name: string };
  readonly botUserId: string;
  readonly scopes: readonly string[];
  /** Unknown without the scope that lets it be asked. */
  readonly appId?: string;
}

const identity = z.object({
  team_id: z.string(),
  team: z.string(),
  user_id: z.string(),
  bot_id: z.string().optional(),
  response_metadata: z.object({ scopes: z.array(z.string()).default([]) }).default({ scopes: [] }),
});

const botInfo = z.object({ bot: z.object({ app_id: z.string() }) });

export function adminClient(token: string, api: string): WebClient {
  return new WebClient(token, {
    slackApiUrl: api,
    timeout: 10_000,
    retryConfig: { retries: 1 },
    logger: SILENT,
  });
}

export async function installedApp(client: WebClient): Promise<Installed> {
  const me = identity.parse(await asked(client.auth.test()));
  if (me.bot_id === undefined)
    throw new Stop(
      'Ce jeton n’est pas celui d’un bot.',
      `Copiez le « Bot User OAuth Token », qui commence par xoxb-.`,
    );
  const appId = await appIdOf(client, me.bot_id);
  return {
    team: { id: me.team_id, name: me.team },
    botUserId: me.user_id,
    scopes: me.response_metadata.scopes,
    ...(appId !== undefined && { appId }),
  };
}

/** Only for an address to show: it may be done without. */
async function appIdOf(client: WebClient, bot: string): Promise<string | undefined> {
  try {
    return botInfo.safeParse(await client.bots.info({ bot })).data?.bot.app_id;
  } catch {
    return undefined;
  }
}

export async function revoke(client: WebClient): Promise<void> {
  await asked(client.auth.revoke());
}

async function asked(call: Promise<WebAPICallResult>): Promise<WebAPICallResult> {
  try {
    return await call;
  } catch (error) {
    throw stopOf(slackFailure(error));
  }
}

const RENEW =
  'Dans les réglages de l’application (https://api.slack.com/apps), « OAuth & Permissions », réinstallez-la et copiez le nouveau jeton.';

function stopOf(failure: SlackRefused | SlackUnreachable): Stop {
  if (failure instanceof SlackRefused) {
    const isDead = /^(invalid_auth|account_inactive|token_revoked|token_expired|not_authed)$/.test(
      failure.code,
    );
    return isDead
      ? new Stop('Slack ne reconnaît pas ce jeton, ou ne le reconnaît plus.', RENEW)
      : new Stop(
          `Slack a refusé une demande (${failure.code}).`,
          'Recommencez ; si cela dure, montrez ce code.',
        );
  }
  return new Stop(
    failure.reason === 'slow' ? 'Slack ne répond pas à temps.' : 'Slack ne répond pas.',
    'Vérifiez l’accès à slack.com depuis cette machine, puis recommencez.',
  );
}
