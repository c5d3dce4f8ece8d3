// When a call to Mattermost is made again, and after how long: pure rules, so that the client only obeys.

export interface Outcome {
  /** 0 when no answer came. */
  readonly status: number;
  readonly neverSent: boolean;
  /** The `Retry-After` header of a refusal. */
  readonly retryAfter: string | null;
}

const ATTEMPTS = 4;
const FIRST_PAUSE_MS = 200;
/** A server that asks for more than this gets no further call: a person is waiting. */
const LONGEST_PAUSE_MS = 5_000;

/** POST calls that the server itself makes harmless to repeat: `posts` because we always send a `pending_post_id`. */
const REPEATABLE_POSTS = [
  /\/posts$/,
  /\/channels\/direct$/,
  /\/teams\/\w+\/members$/,
  /\/users\/\w+\/image$/,
  /\/users\/tokens\/revoke$/,
  /\/bots\/\w+\/(enable|disable)$/,
];

export function isRepeatable(method: string, path: string): boolean {
  return method.toUpperCase() !== 'POST' || REPEATABLE_POSTS.some((known) => known.test(path));
}

/** Milliseconds before the next attempt; undefined when this outcome is the answer. `tries` counts from 1. */
export function pauseBefore(outcome: Outcome, tries: number, repeatable: boolean): number | undefined {
  if (tries >= ATTEMPTS) return undefined;
  const growing = FIRST_PAUSE_MS * 2 ** (tries - 1);
  if (outcome.status === 429) {
    const asked = secondsOf(outcome.retryAfter) ?? growing;
    return asked <= LONGEST_PAUSE_MS ? asked : undefined;
  }
  const passing = outcome.neverSent || (repeatable && isPassing(outcome.status));
  return passing ? growing : undefined;
}

/** 501 is Mattermost's word for a feature that is switched off: it will be next time too. */
function isPassing(status: number): boolean {
  return status === 0 || (status >= 500 && status !== 501);
}

/** Mattermost sends whole seconds; dates are for proxies that we do not wait for. */
function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined;
}
