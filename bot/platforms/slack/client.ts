// Every call to Slack: the official client's routes and types, with a deadline, no retry of its own, and named failures.
import { WebClient } from '@slack/web-api';
import type * as z from 'zod';
import { foundUser, openedChannel, openedView, posted, type SlackClient } from './client-types.ts';
import type { SlackConnexion } from './connexion.ts';
import { SlackRefused, SlackUnreachable, slackFailure } from './failures.ts';
import type { Drawn } from './message.ts';
import { SILENT } from './silent.ts';

export interface ClientOptions extends Pick<SlackConnexion, 'api' | 'hooks'> {
  readonly token: string;
  /** For one call. */
  readonly deadlineMs?: number;
}

/** A person is answered within three seconds, or not at all: there is no time to try again, and there are other ways to tell them. */
const DEADLINE_MS = 2_500;

export function slackClient({ token, api, hooks, deadlineMs = DEADLINE_MS }: ClientOptions): SlackClient {
  const web = webClient({ token, api, deadlineMs });
  return {
    openView: async (trigger, view) =>
      read(openedView, await call(web.views.open({ trigger_id: trigger, view }))).view.id,
    updateView: async (viewId, view) => {
      await call(web.views.update({ view_id: viewId, view }));
    },
    postEphemeral: async ({ channelId, userId, ...drawn }) => {
      await call(web.chat.postEphemeral({ channel: channelId, user: userId, ...content(drawn) }));
    },
    directChannel: async (userId) =>
      read(openedChannel, await call(web.conversations.open({ users: userId }))).channel.id,
    post: async ({ channelId, ...drawn }) =>
      read(posted, await call(web.chat.postMessage({ channel: channelId, ...QUIET, ...content(drawn) }))).ts,
    answerLater: async (address, drawn) => {
      if (!isUnder(hooks, address)) throw new SlackUnreachable('not-slack');
      await answer(address, drawn, deadlineMs);
    },
    uploadFile: async ({ channelId, name, title, altText, bytes }) => {
      const file = { filename: name, title, alt_text: altText, file: Buffer.from(bytes) };
      await call(web.files.uploadV2({ channel_id: channelId, ...file }));
    },
    user: async (id) => read(foundUser, await call(web.users.info({ user: id }))).user,
    userByEmail: async (email) => {
      const found = await orUndefined(call(web.users.lookupByEmail({ email })));
      return found && read(foundUser, found).user;
    },
  };
}

/** The official client, told to say nothing, to wait for nothing, and to try once. */
export function webClient({
  token,
  api,
  deadlineMs,
}: {
  readonly token: string;
  readonly api: string;
  readonly deadlineMs: number;
}): WebClient {
  return new WebClient(token, {
    slackApiUrl: api,
    timeout: deadlineMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: true,
    logger: SILENT,
  });
}

/** An address in a message of ours is not to be opened by Slack. */
const QUIET = { unfurl_links: false, unfurl_media: false } as const;

function content({ text, blocks }: Drawn) {
  return { text, ...(blocks.length > 0 && { blocks: [...blocks] }) };
}

async function call<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw slackFailure(error);
  }
}

/** Needs no token; answers `ok` as plain text. Redirections are not followed: what is said would travel. */
async function answer(address: string, drawn: Drawn, deadlineMs: number): Promise<void> {
  const body = JSON.stringify(ephemeral(drawn));
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const signal = AbortSignal.timeout(deadlineMs);
  const response = await call(fetch(address, { method: 'POST', headers, body, signal, redirect: 'error' }));
  // Read to its end, so that the connection serves again.
  await call(response.text());
  if (!response.ok) throw new SlackRefused(`http_${response.status}`);
}

/** What a command is answered, at once or later: to its person alone, what they see already staying. */
export function ephemeral(drawn: Drawn): object {
  return { response_type: 'ephemeral', replace_original: false, ...content(drawn) };
}

/** What is not there is no failure. */
async function orUndefined<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof SlackRefused && error.code === 'users_not_found') return undefined;
    throw error;
  }
}

function read<T>(schema: z.ZodType<T>, data: unknown): T {
  const known = schema.safeParse(data);
  if (!known.success) throw new SlackUnreachable('not-slack');
  return known.data;
}

/** Compared once parsed: `..` and the like are then gone. */
function isUnder(home: string, address: string): boolean {
  return URL.parse(address)?.href.startsWith(new URL(home).href) ?? false;
}
