// What API Gateway hands to the handler when somebody types a command in a real Slack, and the connexion of that workspace.
import { randomBytes } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type SlackConnexion, slackConnexionSchema } from '#bot/platforms/slack/connexion.ts';
import { httpEvent } from '../gestures.ts';
import { signatureOf } from './wire.ts';

export const SLACK = {
  teamId: 'T0MEDIATION',
  userId: 'U0LEA',
  channelId: 'C0GENERAL',
  secret: '0123456789abcdef0123456789abcdef',
} as const;

/** A Slack that answers at this address. */
export function slackConnexionTo(url: string): SlackConnexion {
  return slackConnexionSchema.parse({
    version: 1,
    team: { id: SLACK.teamId, name: 'Médiation' },
    bot: { userId: 'U0BOT', token: 'xoxb-jeton-du-bot' },
    signingSecret: SLACK.secret,
    botUrl: 'https://bot.exemple.fr',
    api: `${url}/api/`,
    hooks: `${url}/`,
    connectedAt: '2026-11-01T08:00:00.000Z',
  });
}

export function slackCommandEvent(message: string, secret: string = SLACK.secret): APIGatewayProxyEventV2 {
  const [command = '', ...words] = message.split(' ');
  const form = new URLSearchParams({
    team_id: SLACK.teamId,
    channel_id: SLACK.channelId,
    user_id: SLACK.userId,
    command,
    text: words.join(' '),
    response_url: 'https://hooks.slack.com/commands/T0MEDIATION/1/abc',
    trigger_id: randomBytes(20).toString('hex'),
  });
  const body = form.toString();
  return httpEvent({
    path: '/slack',
    type: 'application/x-www-form-urlencoded',
    headers: signatureOf(body, { secret }),
    body,
  });
}
