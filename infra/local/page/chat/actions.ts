// What a person does in the chat: open a channel, send a message or a command, press a button of a message.

import * as z from 'zod';
import { readPosts } from './loading.ts';
import { withoutPost } from './posts.ts';
import type { Rest } from './rest.ts';
import { Refused } from './rest.ts';
import type { Channel, Post, PostAction, Suggestion } from './schemas.ts';
import { suggestionSchema, triggeredSchema } from './schemas.ts';
import { markSeen } from './seen.ts';
import type { Store } from './store.ts';
import { withEntry } from './store.ts';

export interface ActionContext {
  readonly rest: Rest;
  readonly store: Store;
  readonly onTrigger: (trigger: string) => void;
}

const succeeded = (status: number): boolean => status >= 200 && status < 300;

export const openChannel = async ({ rest, store }: ActionContext, channel: Channel): Promise<void> => {
  location.hash = channel.name;
  store.change({ current: channel, unread: withEntry(store.state.unread, channel.id, null) });
  markSeen(store.state.me, channel);
  await rest.ask('POST', '/channels/members/me/view', { channel_id: channel.id });
  await readPosts(rest, store, channel.id);
};

/** The command word goes in lower case, the rest trimmed, as the real client does. */
const normalised = (text: string): string => {
  const [, word = '', rest = ''] = /^(\S+)([\s\S]*)$/.exec(text) ?? [];
  return `${word.toLowerCase()} ${rest.trim()}`.trim();
};

/** Resolves once done; throws what the server answered, in its words. */
export const send = async ({ rest, store, onTrigger }: ActionContext, text: string): Promise<void> => {
  const { current, team } = store.state;
  if (!text.startsWith('/')) {
    await rest.read(z.unknown(), '/posts', { channel_id: current.id, message: text });
    return;
  }
  const body = { channel_id: current.id, team_id: team.id, command: normalised(text) };
  onTrigger((await rest.read(triggeredSchema, '/commands/execute', body)).trigger_id);
};

export const suggestCommands = async (
  { rest, store }: ActionContext,
  text: string,
): Promise<readonly Suggestion[]> => {
  const { team, current } = store.state;
  const query = new URLSearchParams({ user_input: text, channel_id: current.id });
  const path = `/teams/${team.id}/commands/autocomplete_suggestions?${query}`;
  return rest.read(z.array(suggestionSchema), path).catch(() => []);
};

/** A click that fails is said beside its message from 11.5 on; before, nothing is shown. */
export const click = async (
  { rest, store, onTrigger }: ActionContext,
  { post, action, selected }: { readonly post: Post; readonly action: PostAction; readonly selected: string },
): Promise<void> => {
  store.change({ clickErrors: withEntry(store.state.clickErrors, post.id, null) });
  const path = `/posts/${post.id}/actions/${encodeURIComponent(action.id)}`;
  const answer = await rest.ask('POST', path, { selected_option: selected, cookie: action.cookie });
  if (succeeded(answer.status)) {
    onTrigger(triggeredSchema.parse(answer.body).trigger_id);
  } else if (store.state.rules.clickErrorsShown) {
    const message = new Refused(answer).message;
    store.change({ clickErrors: withEntry(store.state.clickErrors, post.id, message) });
  }
};

/** Takes an ephemeral message off the screen; nothing of it exists elsewhere. */
export const dismiss = ({ store }: ActionContext, post: Post): void => {
  const posts = withoutPost(store.state.posts.get(post.channel_id) ?? [], post.id);
  store.change({ posts: withEntry(store.state.posts, post.channel_id, posts) });
};
