// The two ways in which a call to Slack fails. Neither carries a body, an address or a token: both may be logged.
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/** Slack understood and said no; `code` is its own word (`expired_trigger_id`), or the status of another answer. */
export class SlackRefused extends Error {
  override readonly name = 'SlackRefused';
  readonly code: string;

  constructor(code: unknown) {
    const word = typeof code === 'string' && /^\w{1,100}$/.test(code) ? code : 'unknown';
    super(`Slack refused: ${word}`);
    this.code = word;
  }
}

/** No answer, or not one of Slack's. A call that changes something may or may not have been done. */
export class SlackUnreachable extends Error {
  override readonly name = 'SlackUnreachable';
  readonly reason: 'slow' | 'down' | 'not-slack';

  constructor(reason: SlackUnreachable['reason']) {
    super(`Slack unreachable: ${reason}`);
    this.reason = reason;
  }
}

/** What its client threw, made ours. */
export function slackFailure(error: unknown): SlackRefused | SlackUnreachable {
  if (error instanceof SlackRefused || error instanceof SlackUnreachable) return error;
  if (error instanceof WebAPIPlatformError) return new SlackRefused(error.data.error);
  if (error instanceof WebAPIRateLimitedError) return new SlackRefused('ratelimited');
  if (error instanceof WebAPIHTTPError) return new SlackUnreachable('not-slack');
  const cause = error instanceof WebAPIRequestError ? error.original : error;
  const isSlow = cause instanceof Error && cause.name === 'TimeoutError';
  return new SlackUnreachable(isSlow ? 'slow' : 'down');
}

/** What may be logged of something that went wrong: a code, never a word that somebody typed. */
export function codeOf(error: unknown): string {
  if (error instanceof SlackRefused) return error.code;
  if (error instanceof SlackUnreachable) return error.reason;
  return error instanceof Error ? error.name : 'unknown';
}
