// A server that gives back what a real one answered to each call of an administrator.
import { readFileSync } from 'node:fs';
import type { Asked, Script } from './scripted-server.ts';

export type Release = '11.6' | '9.11';
export type RecordedName = string;

interface Exchange {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | null>>;
  readonly body: Readonly<Record<string, unknown>>;
}

type Recordings = Readonly<Record<string, Readonly<Record<string, Exchange>>>>;

const files = Object.fromEntries(
  ['11.6', '9.11'].map((release) => {
    const path = new URL(`../fixtures/mattermost/${release}.json`, import.meta.url);
    return [release, JSON.parse(readFileSync(path, 'utf8')) as Recordings];
  }),
);

export function recorded(release: Release, name: RecordedName, part = 'provisioning'): Exchange {
  const exchange = files[release]?.[part]?.[name];
  if (exchange === undefined) throw new Error(`nothing recorded on ${release} as ${part}.${name}`);
  return exchange;
}

/** Which recording answers which call. The bot does not exist yet, and its account is then the one recorded. */
const ANSWERS: readonly (readonly [call: string, name: RecordedName])[] = [
  ['GET /system/ping', 'ping'],
  ['POST /users/login', 'login'],
  ['POST /users/logout', 'bot-image'],
  ['GET /users/me', 'me-admin'],
  ['GET /config', 'config'],
  ['PUT /config/patch', 'config-patch-back'],
  ['POST /bots', 'bot-create'],
  ['GET /bots', 'bots'],
  ['POST /users/.+/image', 'bot-image'],
  ['POST /users/.+/tokens', 'bot-token'],
  ['GET /users/.+/tokens', 'bot-tokens'],
  ['POST /users/tokens/revoke', 'token-revoke'],
  ['GET /teams', 'teams'],
  ['GET /users/.+/teams', 'teams-of-bot'],
  ['POST /teams/.+/members', 'team-member-add'],
  ['GET /commands', 'commands'],
  ['POST /commands', 'command-create'],
  ['PUT /commands/.+', 'command-update'],
  ['DELETE /commands/.+', 'command-delete'],
  ['GET /roles/name/system_post_all', 'role-post-all'],
  ['PUT /roles/.+/patch', 'role-patch'],
  ['PUT /users/.+/roles', 'user-roles'],
];

/** `replaced` gives another recording for some calls. */
export function replay(release: Release, replaced: Readonly<Record<string, RecordedName>> = {}): Script {
  let botMade = false;
  const named = (asked: Asked): RecordedName => {
    const call = `${asked.method} ${asked.path.replace('/api/v4', '').replace(/\?.*$/, '')}`;
    if (call === 'GET /users/username/coopilote')
      return botMade ? 'user-by-username' : 'user-by-username-unknown';
    const fits = ([pattern]: readonly [string, string]) => new RegExp(`^${pattern}$`).test(call);
    const found = [...Object.entries(replaced), ...ANSWERS].find(fits);
    if (found === undefined) throw new Error(`nothing recorded for ${call}`);
    botMade ||= call === 'POST /bots';
    return found[1];
  };
  return (asked) => {
    if (asked.path.endsWith('/channels/direct')) return answerOf(recorded('11.6', 'channels-direct', 'rest'));
    if (asked.path.endsWith('/posts/ephemeral')) return { status: 201, body: { id: 'p' } };
    if (asked.path.includes('/system/ping')) return answerOf(recorded('11.6', 'ping', 'rest'));
    return answerOf(recorded(release, named(asked)));
  };
}

function answerOf({ status, headers, body }: Exchange) {
  const kept = Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
  return { status, headers: Object.fromEntries(kept), body };
}
