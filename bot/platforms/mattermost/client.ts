// Every call to Mattermost's REST API: the official client's routes and types, with a deadline, retries and named failures.
import mattermost from '@mattermost/client';
import type { Options } from '@mattermost/types/client4';
import * as z from 'zod';
import type { NewId } from '#bot/ports.ts';
import {
  type DialogRequest,
  identified,
  type MattermostClient,
  type NewFile,
  type PostContent,
  type Props,
  uploaded,
  userSchema,
} from './client-types.ts';
import { MattermostRefused, MattermostUnreachable, neverSent, unreachable } from './failures.ts';
import { isRepeatable, type Outcome, pauseBefore } from './retry.ts';

const { Client4 } = mattermost;

/** A submission must be answered within 30 s, and Mattermost itself gives up after that: a call gets a share of it. */
const DEADLINE_MS = 8_000;

/** Lets time pass, or less of it when the deadline comes first. */
type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export interface ConnectionOptions {
  /** Address of the server, without `/api/v4`. */
  readonly url: string;
  readonly token?: string;
  /** For one call, retries included. */
  readonly deadlineMs?: number;
  readonly wait?: Wait;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const refusalBody = z.object({ id: z.string() });

type Attempt = { readonly answer: Answer } | { readonly error: unknown };

/** Client4 whose every route goes through our own `doFetch`: its own one has neither signal, status nor headers to offer. */
export class MattermostApi extends Client4 {
  readonly #deadlineMs: number;
  readonly #wait: Wait;

  constructor({ url, token = '', deadlineMs = DEADLINE_MS, wait = pause }: ConnectionOptions) {
    super();
    this.setUrl(bare(url));
    this.setToken(token);
    this.#deadlineMs = deadlineMs;
    this.#wait = wait;
  }

  protected override doFetch = async <T>(url: string, options: Options): Promise<T> => {
    const data = jsonOf(await this.#call(url, options));
    if (data === undefined) throw new MattermostUnreachable('not-mattermost');
    return data as T;
  };

  /** Version header of a server, asked without login. */
  async version(): Promise<string> {
    await this.ping(false);
    return this.serverVersion;
  }

  async openDialog(request: DialogRequest): Promise<void> {
    await this.doFetch(`${this.getBaseRoute()}/actions/dialogs/open`, {
      method: 'post',
      body: JSON.stringify(request),
    });
  }

  /** Logs in and keeps the session's token, which comes in a header. */
  async signIn(login: string, password: string, mfaCode = ''): Promise<void> {
    const answer = await this.#call(`${this.getUsersRoute()}/login`, {
      method: 'post',
      body: JSON.stringify({ login_id: login, password, token: mfaCode }),
    });
    const token = answer.headers.get('token');
    if (token === null) throw new MattermostUnreachable('not-mattermost');
    this.setToken(token);
  }

  async replacePost(post: object & { readonly id: string }): Promise<void> {
    await this.doFetch(this.getPostRoute(post.id), { method: 'put', body: JSON.stringify(post) });
  }

  async signOut(): Promise<void> {
    await this.doFetch(`${this.getUsersRoute()}/logout`, { method: 'post' });
    this.setToken('');
  }

  /** A `response_url` needs no login and answers `ok` as plain text. Without this content type people would see the JSON itself. */
  async answerLater(address: string, payload: unknown): Promise<void> {
    const headers = { 'Content-Type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(payload) };
    await this.#persist(address, request);
  }

  async #call(url: string, options: Options): Promise<Answer> {
    const { headers, method = 'get', body } = this.getOptions(options);
    const answer = await this.#persist(url, { method: method.toUpperCase(), headers, body });
    this.serverVersion = answer.headers.get('x-version-id') ?? this.serverVersion;
    return answer;
  }

  async #persist(url: string, init: RequestInit & { readonly method: string }): Promise<Answer> {
    const signal = AbortSignal.timeout(this.#deadlineMs);
    const repeatable = isRepeatable(init.method, new URL(url).pathname);
    for (let tries = 1; ; tries += 1) {
      const attempt = await once(url, { ...init, signal });
      const rest = pauseBefore(outcomeOf(attempt), tries, repeatable);
      if (rest !== undefined) await this.#wait(rest, signal);
      if (rest === undefined || signal.aborted) return accepted(attempt);
    }
  }
}

export interface ClientOptions extends ConnectionOptions {
  readonly token: string;
  readonly newId: NewId;
  /** The address that the server gives itself, where it differs from `url`: answers may be sent there too. */
  readonly siteUrl?: string;
}

export function mattermostClient({ newId, siteUrl, ...connection }: ClientOptions): MattermostClient {
  const api = new MattermostApi(connection);
  const homes = [connection.url, siteUrl ?? connection.url].map(
    (url) => `${bare(new URL(url).href)}/hooks/commands/`,
  );
  return {
    openDialog: (request) => api.openDialog(request),
    ping: () => api.version(),
    user: async (id) => read(userSchema, await api.getUser(id)),
    userNamed: async (username) => {
      const user = await orUndefined(api.getUserByUsername(username));
      return user && read(userSchema, user);
    },
    directChannel: async (userA, userB) => read(identified, await api.createDirectChannel([userA, userB])).id,
    postEphemeral: async ({ userId, channelId, message, props }) => {
      await api.createPostEphemeral(userId, { channel_id: channelId, message, ...withProps(props) });
    },
    post: async ({ channelId, ...content }) => {
      const post = { channel_id: channelId, pending_post_id: newId(), ...postOf(content) };
      return read(identified, await api.createPost(post)).id;
    },
    updatePost: (postId, content) => api.replacePost({ id: postId, ...postOf(content) }),
    uploadFile: async (file) => read(uploaded, await api.uploadFile(formOf(file))).file_infos[0].id,
    answerLater: async (responseUrl, payload) => {
      if (!homes.some((home) => isUnder(home, responseUrl)))
        throw new MattermostUnreachable('foreign-address');
      await api.answerLater(responseUrl, payload);
    },
  };
}

/** What is not there is no failure. */
async function orUndefined<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof MattermostRefused && error.status === 404) return undefined;
    throw error;
  }
}

function postOf({ message, props, fileIds }: PostContent) {
  return { message, file_ids: [...(fileIds ?? [])], ...withProps(props) };
}

function withProps(props: Props | undefined) {
  return props === undefined ? {} : { props: { ...props } };
}

function formOf({ channelId, name, bytes }: NewFile): FormData {
  const form = new FormData();
  form.append('channel_id', channelId);
  form.append('files', new Blob([bytes]), name);
  return form;
}

async function once(url: string, init: RequestInit): Promise<Attempt> {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual' });
    return { answer: { status: response.status, headers: response.headers, text: await response.text() } };
  } catch (error) {
    return { error };
  }
}

function outcomeOf(attempt: Attempt): Outcome {
  if ('error' in attempt) return { status: 0, neverSent: neverSent(attempt.error), retryAfter: null };
  const { status, headers } = attempt.answer;
  return { status, neverSent: false, retryAfter: headers.get('retry-after') };
}

/** The answer of a call that was accepted; anything else is thrown. */
function accepted(attempt: Attempt): Answer {
  const answer = answerOf(attempt);
  if (answer.status >= 400) throw refusal(answer);
  return answer;
}

/** Redirections are not followed: a POST would become a GET, and the token would travel. */
function answerOf(attempt: Attempt): Answer {
  if ('error' in attempt) throw unreachable(attempt.error);
  const { status } = attempt.answer;
  if (status >= 300 && status < 400) throw new MattermostUnreachable('redirected');
  return attempt.answer;
}

/** Proxies may add a charset to the type. Undefined for anything that is not JSON: a home page, a proxy's apology. */
function jsonOf({ headers, text }: Answer): unknown {
  if (!headers.get('content-type')?.startsWith('application/json')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(answer: Answer): MattermostRefused {
  const body = refusalBody.safeParse(jsonOf(answer));
  return new MattermostRefused(answer.status, body.success ? body.data.id : '');
}

function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const known = schema.safeParse(data);
  if (!known.success) throw new MattermostUnreachable('not-mattermost');
  return known.data;
}

/** Compared once parsed: `..` and the like are then gone. */
function isUnder(home: string, address: string): boolean {
  return URL.parse(address)?.href.startsWith(home) ?? false;
}

function bare(url: string): string {
  return url.replace(/\/+$/, '');
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => resolve(clearTimeout(timer)), { once: true });
  });
}
