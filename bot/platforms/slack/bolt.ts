// Bolt's receiver for Lambda, behind plain requests: it verifies that Slack signed them, and parses them.
import { type App, AwsLambdaReceiver } from '@slack/bolt';
import type { HttpRequest, HttpResponse } from '#bot/ports.ts';
import type { Acknowledgement } from './answers.ts';
import { SILENT } from './silent.ts';

/** The parsed body of a verified request, and when Slack made it, in milliseconds since 1970. */
export interface Verified {
  readonly body: unknown;
  readonly madeAt: number;
}

type Handler = (request: HttpRequest) => Promise<HttpResponse>;

/**
 * Signed less than five minutes ago, compared in a time that tells nothing. What a request means is ours to read: the bot has its own
 * registry of commands and buttons, where Bolt would have another. Throws on a body that cannot be parsed, verified or not; a request that
 * Slack did not sign is answered 401.
 */
export function verifiedBy(
  signingSecret: string,
  answer: (verified: Verified) => Promise<Acknowledgement>,
): Handler {
  const receiver = new AwsLambdaReceiver({
    signingSecret,
    logger: SILENT,
    customPropertiesExtractor: ({ headers }) => ({ madeAt: Number(headers[MADE_AT]) * 1000 }),
  });
  const app: Pick<App, 'processEvent'> = {
    processEvent: async ({ body, ack, customProperties }) => {
      const acknowledgement = await answer({ body, madeAt: Number(customProperties?.madeAt) });
      await ack(acknowledgement);
    },
  };
  // The receiver gives what it received to this function of an app, and asks nothing else of it.
  receiver.init(app as App);
  const handler = receiver.toHandler();
  return async (request) => {
    const { statusCode, headers = {}, body } = await handler(eventOf(request), undefined);
    return { status: statusCode, headers: typesOf(headers), body };
  };
}

const MADE_AT = 'x-slack-request-timestamp';

/** The event that API Gateway made of the request. The receiver knows two types, without what may follow them. */
function eventOf({ path, headers, body }: HttpRequest) {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    requestContext: {},
    headers: { ...headers, ...(type !== undefined && { 'content-type': type }) },
    body: new TextDecoder().decode(body),
    isBase64Encoded: false,
  };
}

function typesOf(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}
