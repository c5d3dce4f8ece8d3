// What a WebSocket event changes on the page.

import type { OpenedDialog } from '#local/page/dialog/definition.ts';
import { openedDialogSchema } from '#local/page/dialog/definition.ts';
import { readUsers } from './loading.ts';
import { withoutPost, withPost } from './posts.ts';
import type { Rest } from './rest.ts';
import type { Channel, Post, ServerEvent } from './schemas.ts';
import { channelSchema, postSchema } from './schemas.ts';
import { markSeen, unreadOf } from './seen.ts';
import type { Store } from './store.ts';
import { withEntry } from './store.ts';

export interface EventContext {
  readonly rest: Rest;
  readonly store: Store;
  readonly onDialog: (dialog: OpenedDialog) => void;
}

const parsedJson = (value: unknown): unknown => JSON.parse(String(value));

const keep = async ({ rest, store }: EventContext, post: Post): Promise<void> => {
  await readUsers(rest, store, [post.user_id]);
  const posts = store.state.posts.get(post.channel_id) ?? [];
  store.change({ posts: withEntry(store.state.posts, post.channel_id, withPost(posts, post)) });
};

/** What was read from the server may hold this message already: it is counted once. */
const counted = (channel: Channel, post: Post): Channel =>
  channel.last_post_at >= post.create_at
    ? channel
    : { ...channel, total_msg_count: channel.total_msg_count + 1, last_post_at: post.create_at };

const count = ({ store }: EventContext, post: Post): void => {
  const { current, me } = store.state;
  const channels = store.state.channels.map((one) => (one.id === post.channel_id ? counted(one, post) : one));
  const channel = channels.find(({ id }) => id === post.channel_id);
  if (channel && (channel.id === current.id || post.user_id === me.id)) markSeen(me, channel);
  store.change({ channels, unread: unreadOf(me, channels) });
};

/** A first message may open a direct channel that the page has not seen yet. */
const knowChannel = async ({ rest, store }: EventContext, post: Post): Promise<void> => {
  if (store.state.channels.some(({ id }) => id === post.channel_id)) return;
  const channel = await rest.read(channelSchema, `/channels/${post.channel_id}`);
  if (channel.type === 'D') await readUsers(rest, store, channel.name.split('__'));
  store.change({ channels: [...store.state.channels, channel] });
};

const posted = async (context: EventContext, post: Post): Promise<void> => {
  await knowChannel(context, post);
  await keep(context, post);
  count(context, post);
};

const forget = ({ store }: EventContext, post: Post): void => {
  const posts = withoutPost(store.state.posts.get(post.channel_id) ?? [], post.id);
  store.change({ posts: withEntry(store.state.posts, post.channel_id, posts) });
};

export const receive = async (context: EventContext, { event, data }: ServerEvent): Promise<void> => {
  if (event === 'open_dialog') {
    context.onDialog(openedDialogSchema.parse(parsedJson(data?.dialog)));
    return;
  }
  if (!['posted', 'post_edited', 'post_deleted', 'ephemeral_message'].includes(event)) return;
  const post = postSchema.parse(parsedJson(data?.post));
  if (event === 'posted') await posted(context, post);
  else if (event === 'post_deleted') forget(context, post);
  else await keep(context, post);
};
