// The two ways in which a call to Mattermost fails. Neither carries a body, an address or a token: both may be logged.

/** The server understood and said no. `id` is its own code, such as `api.context.permissions.app_error`, or empty. */
export class MattermostRefused extends Error {
  override readonly name = 'MattermostRefused';
  readonly status: number;
  readonly id: string;

  constructor(status: number, id: unknown) {
    const code = typeof id === 'string' && /^[\w.]{1,100}$/.test(id) ? id : '';
    super(`Mattermost refused: ${status} ${code}`.trimEnd());
    this.status = status;
    this.id = code;
  }
}

export type WhyUnreachable =
  | 'slow'
  | 'down'
  | 'unknown-host'
  | 'certificate'
  | 'redirected'
  | 'not-mattermost'
  | 'foreign-address';

/** No answer, or not one of Mattermost's. A call that changes something may or may not have been done. */
export class MattermostUnreachable extends Error {
  override readonly name = 'MattermostUnreachable';
  readonly reason: WhyUnreachable;

  constructor(reason: WhyUnreachable) {
    super(`Mattermost unreachable: ${reason}`);
    this.reason = reason;
  }
}

const NETWORK_CODES: readonly (readonly [pattern: RegExp, reason: WhyUnreachable])[] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'unknown-host'],
  [/CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|^EPROTO$/, 'certificate'],
  [/TIMEOUT|^ETIMEDOUT$/, 'slow'],
];

/** What `fetch` threw, read from the code that Node leaves in its cause. */
export function unreachable(error: unknown): MattermostUnreachable {
  if (error instanceof MattermostUnreachable) return error;
  if (error instanceof Error && error.name === 'TimeoutError') return new MattermostUnreachable('slow');
  const code = networkCode(error);
  const known = NETWORK_CODES.find(([pattern]) => pattern.test(code));
  return new MattermostUnreachable(known?.[1] ?? 'down');
}

/** The connection was never made, so that the server cannot have acted: repeating is safe whatever the call. */
export function neverSent(error: unknown): boolean {
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/.test(networkCode(error));
}

function networkCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
}
