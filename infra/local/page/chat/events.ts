// What a WebSocket event changes on the page.

import type { OpenedDialog } from '#local/page/dialog/definition.ts';
import { openedDialogSchema } from '#local/page/dialog/definition.ts';
import { readUsers } from './loading.ts';
import { withoutPost, withPost } from './posts.ts';
import type { Rest } from './rest.ts';
import type { Post, ServerEvent } from './schemas.ts';
import { channelSchema, postSchema } from './schemas.ts';
import { markSeen } from './seen.ts';
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

const count = ({ store }: EventContext, post: Post): void => {
  const { current, unread, me, channels } = store.state;
  const counted = channels.map((channel) =>
    channel.id === post.channel_id ? { ...channel, total_msg_count: channel.total_msg_count + 1 } : channel,
  );
  store.change({ channels: counted });
  const channel = counted.find(({ id }) => id === post.channel_id);
  const read = post.channel_id === current.id || post.user_id === me.id;
  if (read && channel) markSeen(me, channel);
  if (!read)
    store.change({ unread: withEntry(unread, post.channel_id, (unread.get(post.channel_id) ?? 0) + 1) });
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
