// How Slack calls an app: form-encoded bodies, signed with the app's secret at the moment they are sent.
import { createHmac } from 'node:crypto';

export interface Signing {
  readonly secret: string;
  /** Seconds since 1970. */
  readonly at?: number;
}

export function signatureOf(
  body: string,
  { secret, at = Math.floor(Date.now() / 1000) }: Signing,
): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': `v0=${digest}`,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
  };
}

/** The body of an interaction: its payload as one field of a form. */
export function payloadBody(payload: object): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

export interface Answered {
  /** 0 when Slack stopped waiting. */
  readonly status: number;
  readonly body: string;
}

/** Slack waits for three seconds. */
const PATIENCE_MS = 3_000;

export async function callApp(url: string, body: string, secret: string): Promise<Answered> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: signatureOf(body, { secret }),
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, body: await response.text() };
  } catch {
    return { status: 0, body: '' };
  }
}
