// Whether the bot answers at its address as Slack will call it, with the secret that Slack will sign with.
import { createHmac } from 'node:crypto';
import { SLACK_PATH } from '#bot/platforms/slack/connexion.ts';

export type Reached = 'yes' | 'another-secret' | 'something-else' | 'nothing';

export interface Call {
  readonly botUrl: string;
  readonly signingSecret: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const WAIT_MS = 5_000;
const CHALLENGE = 'coopilote';

/** The request by which Slack itself makes sure of an address. */
export async function reachBot({ botUrl, signingSecret, at }: Call): Promise<Reached> {
  const body = JSON.stringify({ type: 'url_verification', challenge: CHALLENGE });
  const seconds = Math.floor(at / 1000);
  const digest = createHmac('sha256', signingSecret).update(`v0:${seconds}:${body}`).digest('hex');
  try {
    const answer = await fetch(botUrl + SLACK_PATH, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(seconds),
        'x-slack-signature': `v0=${digest}`,
      },
      body,
      signal: AbortSignal.timeout(WAIT_MS),
      redirect: 'manual',
    });
    if (answer.status === 401) return 'another-secret';
    return (await answer.text()).includes(`"challenge":"${CHALLENGE}"`) ? 'yes' : 'something-else';
  } catch {
    return 'nothing';
  }
}
