// What API Gateway hands to the handler when somebody types, presses or submits in a real Mattermost.
import { randomBytes } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** The person who makes the gestures, and where. */
export interface Gesturer {
  readonly userId: string;
  readonly teamId: string;
  readonly channelId: string;
  readonly commandToken: string;
}

/** 26 letters and digits, as Mattermost's own ids. */
export function mattermostId(): string {
  const letters = 'abcdefghijkmnopqrstuwxyz13456789';
  return [...randomBytes(26)].map((byte) => letters.charAt(byte % 32)).join('');
}

/** A trigger as Mattermost makes them: never twice the same. */
function newTrigger(): string {
  return randomBytes(60).toString('base64');
}

/** `/cra individuel 45`, posted as a form, which API Gateway gives in base64. */
export function commandEvent(by: Gesturer, message: string): APIGatewayProxyEventV2 {
  const [command = '', ...words] = message.split(' ');
  const form = new URLSearchParams({
    channel_id: by.channelId,
    channel_name: 'town-square',
    command,
    response_url: `http://127.0.0.1:8065/hooks/commands/${mattermostId()}`,
    team_domain: 'mediation',
    team_id: by.teamId,
    text: words.join(' '),
    token: by.commandToken,
    trigger_id: newTrigger(),
    user_id: by.userId,
    user_name: 'lea',
  });
  return httpEvent({
    path: '/mattermost/command',
    type: 'application/x-www-form-urlencoded',
    headers: { authorization: `Token ${by.commandToken}` },
    body: form.toString(),
  });
}

/** A button pressed; `selected` is the option chosen where it is a menu. */
export function pressEvent(by: Gesturer, context: object, selected?: string): APIGatewayProxyEventV2 {
  const body = {
    user_id: by.userId,
    user_name: 'lea',
    channel_id: by.channelId,
    team_id: by.teamId,
    post_id: mattermostId(),
    trigger_id: newTrigger(),
    type: selected === undefined ? 'button' : 'select',
    context: { ...context, ...(selected !== undefined && { selected_option: selected }) },
  };
  return jsonEvent('/mattermost/action', body);
}

/** A dialog sent: `state` and `submission` are those of the client. */
export function submitEvent(
  by: Gesturer,
  sent: { readonly callback_id: string; readonly state: string; readonly submission: object },
): APIGatewayProxyEventV2 {
  const body = {
    type: 'dialog_submission',
    callback_id: sent.callback_id,
    state: sent.state,
    user_id: by.userId,
    channel_id: by.channelId,
    team_id: by.teamId,
    submission: sent.submission,
    cancelled: false,
  };
  return jsonEvent('/mattermost/dialog', body);
}

function jsonEvent(path: string, body: object): APIGatewayProxyEventV2 {
  return httpEvent({ path, type: 'application/json', body: JSON.stringify(body) });
}

interface Posted {
  readonly path: string;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Anything posted to one of the bot's addresses, as API Gateway hands it over. */
export function httpEvent({ path, type, body, headers }: Posted): APIGatewayProxyEventV2 {
  const isText = type === 'application/json';
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: {
      accept: 'application/json',
      'accept-encoding': 'gzip',
      'content-type': type,
      'user-agent': 'Mattermost-Bot/1.1',
      ...headers,
    },
    requestContext: {
      accountId: '000000000000',
      apiId: 'abcdefghij',
      domainName: 'bot.exemple.fr',
      domainPrefix: 'bot',
      http: {
        method: 'POST',
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'Mattermost-Bot/1.1',
      },
      requestId: mattermostId(),
      routeKey: '$default',
      stage: '$default',
      time: '19/Nov/2026:10:00:00 +0000',
      timeEpoch: 1_795_082_400_000,
    },
    body: Buffer.from(body).toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}
