// From a request to its route: finding it, reading the body within its limit, knowing who asks.
import type { IncomingMessage } from 'node:http';
import { AppError } from './errors.ts';
import type { Answer, Call, Pocket } from './pocket.ts';
import { type Route, routes } from './routes.ts';
import type { User } from './state.ts';

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
}

const compiled: readonly Compiled[] = routes.map((route) => ({ route, pattern: compile(route.path) }));

function compile(path: string): RegExp {
  const source = path.replace(/:(\w+)(\*?)/g, (_, name: string, any: string) =>
    any ? `(?<${name}>[^/]+)` : `(?<${name}>[A-Za-z0-9]+)`,
  );
  return new RegExp(`^${source}/?$`);
}

export interface Match {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

export function findRoute(pocket: Pocket, method: string, path: string): Match | undefined {
  for (const { route, pattern } of compiled) {
    if (route.method !== method || (route.needs && !pocket.rules[route.needs])) continue;
    const found = pattern.exec(path);
    if (found) return { route, params: { ...found.groups } };
  }
  return undefined;
}

export async function answerRoute(pocket: Pocket, match: Match, request: IncomingMessage): Promise<Answer> {
  const url = new URL(request.url ?? '/', 'http://pocket');
  const token = tokenOf(request);
  const user = token ? userOf(pocket, token) : undefined;
  const body = await readBody(pocket, match.route, request);
  const call: Call = { params: match.params, query: url.searchParams, headers: request.headers, body };
  if (!match.route.login) return match.route.handle(pocket, call, user !== undefined);
  if (!user || !token) throw new AppError('api.context.session_expired.app_error');
  return match.route.handle(pocket, { ...call, user, token });
}

/** Too much is read to its end all the same, so that the sender hears the refusal. */
async function readBody(pocket: Pocket, route: Route, request: IncomingMessage): Promise<Buffer> {
  const { ServiceSettings, FileSettings } = pocket.state.config;
  const limit = route.large ? FileSettings.MaxFileSize : ServiceSettings.MaximumPayloadSizeBytes;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= limit) chunks.push(chunk as Buffer);
  }
  if (size > limit) {
    const { tooLarge } = pocket.rules;
    throw new AppError(route.large ? 'api.file.upload_file.too_large_detailed.app_error' : tooLarge, {
      Name: 'body',
    });
  }
  return Buffer.concat(chunks);
}

/** A browser's cookie alone opens nothing that changes something: another site's page could send it too. */
export function tokenOf(request: IncomingMessage): string | undefined {
  const header = /^(?:bearer|token)\s+(\S+)$/i.exec(request.headers.authorization ?? '');
  if (header) return header[1];
  const own = request.method === 'GET' || request.headers['x-requested-with'] === 'XMLHttpRequest';
  return own ? /(?:^|;\s*)MMAUTHTOKEN=([a-z0-9]+)/.exec(request.headers.cookie ?? '')?.[1] : undefined;
}

/** Whoever holds this session or access token, unless the account was disabled. */
export function userOf(pocket: Pocket, token: string): User | undefined {
  const { sessions, tokens, users } = pocket.state;
  const id = sessions[token] ?? Object.values(tokens).find((one) => one.token === token)?.user_id;
  const user = id === undefined ? undefined : users[id];
  return user?.delete_at ? undefined : user;
}

/**
 * Refuses a page of another site that reached this machine, by a name made to point here or by a WebSocket: the passwords of
 * the sample people are published.
 */
export function isOurs({ state }: Pocket, { headers }: IncomingMessage): boolean {
  const host = headers.host ?? '';
  const site = state.config.ServiceSettings.SiteURL;
  const known = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host) || site.endsWith(`//${host}`);
  return known && (headers.origin === undefined || headers.origin.endsWith(`//${host}`));
}
