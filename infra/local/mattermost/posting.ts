// Putting posts before people: stored ones that a channel sees, and ephemeral ones that a single person sees and nobody keeps.
import * as z from 'zod';
import { type Action, attachments } from './attachments.ts';
import { membersOf } from './channels.ts';
import { AppError } from './errors.ts';
import type { Pocket } from './pocket.ts';
import { ephemeralView, postView } from './post-view.ts';
import { sealCookie } from './secrets.ts';
import { type Channel, newId, type Post, type PostProps } from './state.ts';

// In characters, not in bytes nor UTF-16 units.
const maxMessage = 16_383;

export function checkLength(message: string): void {
  if (message.length > maxMessage && [...message].length > maxMessage) {
    throw new AppError('model.post.is_valid.message_length.app_error');
  }
}

const propsSchema = z.record(z.string(), z.unknown());

/** Properties as they are stored: attachments typed and given ids; those that cannot be read are left out. */
export function readProps(value: unknown): PostProps {
  const props = propsSchema.safeParse(value ?? {});
  if (!props.success) throw new AppError('api.context.invalid_body_param.app_error', { Name: 'post' });
  const { attachments: given, ...rest } = props.data;
  if (given === undefined || given === null) return rest;
  const read = attachments.safeParse(given);
  return read.success ? { ...rest, attachments: read.data } : rest;
}

export interface Draft {
  readonly user_id: string;
  readonly channel_id: string;
  readonly message: string;
  readonly root_id?: string;
  readonly type?: string;
  readonly props?: PostProps;
  readonly file_ids?: readonly string[];
  readonly pending_post_id?: string;
}

function newPost(pocket: Pocket, draft: Draft): Post {
  const now = pocket.clock();
  const empty = { root_id: '', type: '', props: {}, file_ids: [], pending_post_id: '' };
  return { id: newId(), create_at: now, update_at: now, edit_at: 0, delete_at: 0, ...empty, ...draft };
}

export function storePost(pocket: Pocket, draft: Draft): Post {
  checkLength(draft.message);
  const post = newPost(pocket, { ...draft, file_ids: attach(pocket, draft) });
  for (const id of post.file_ids) {
    const file = pocket.state.files[id];
    if (file) pocket.state.files[id] = { ...file, post_id: post.id };
  }
  pocket.state.posts[post.id] = post;
  const channel = pocket.state.channels[post.channel_id];
  if (!channel) throw new AppError('app.channel.get.existing.app_error');
  const total_msg_count = channel.total_msg_count + 1;
  pocket.state.channels[channel.id] = { ...channel, last_post_at: post.create_at, total_msg_count };
  announce(pocket, post, channel);
  return post;
}

/** Only files of the same author that hang on no other post; the others are dropped without a word. */
function attach(pocket: Pocket, draft: Draft): string[] {
  return (draft.file_ids ?? []).slice(0, 10).filter((id) => {
    const file = pocket.state.files[id];
    return file?.user_id === draft.user_id && !file.post_id;
  });
}

function announce(pocket: Pocket, post: Post, channel: Channel): void {
  const members = membersOf(pocket, channel.id);
  const author = pocket.state.users[post.user_id];
  const sender = `@${author?.username ?? ''}`;
  const data = {
    channel_display_name: channel.type === 'D' ? sender : channel.display_name,
    channel_name: channel.name,
    channel_type: channel.type,
    ...(post.file_ids.length > 0 ? { otherFile: 'true' } : {}),
    post: JSON.stringify(postView(pocket, post)),
    sender_name: sender,
    set_online: true,
    team_id: channel.team_id,
  };
  const mentions = (userId: string) =>
    userId !== post.user_id && (channel.type === 'D' || names(pocket, post, userId))
      ? { mentions: JSON.stringify([userId]) }
      : {};
  pocket.hub.publish({ event: 'posted', data, broadcast: { channel_id: channel.id } }, members, mentions);
}

function names(pocket: Pocket, post: Post, userId: string): boolean {
  const name = pocket.state.users[userId]?.username ?? '';
  return post.message.split(/[^\w@.-]+/).includes(`@${name}`);
}

export function publishPost(pocket: Pocket, event: 'post_edited' | 'post_deleted', post: Post): void {
  const data = { post: JSON.stringify(postView(pocket, post)) };
  const people = membersOf(pocket, post.channel_id);
  pocket.hub.publish({ event, data, broadcast: { channel_id: post.channel_id } }, people);
}

/** What a click on an ephemeral brings back, encrypted: all that the server knows of its button. */
export const cookieSchema = z.object({
  post_id: z.string(),
  root_post_id: z.string(),
  channel_id: z.string(),
  type: z.string(),
  data_source: z.string(),
  integration: z.object({ url: z.string(), context: z.record(z.string(), z.unknown()) }),
  retain_props: z.record(z.string(), z.unknown()),
});

export type Cookie = z.output<typeof cookieSchema>;

const retained = ['from_webhook', 'override_username', 'override_icon_url'];

/** The properties that every later version of a post keeps, whatever an integration says. */
export function retainedProps(props: PostProps): Record<string, unknown> {
  return Object.fromEntries(Object.entries(props).filter(([name]) => retained.includes(name)));
}

/** Only the clients that this person has open see it, as long as they stay open. */
export function sendEphemeral(pocket: Pocket, to: string, draft: Draft): Record<string, unknown> {
  const post: Post = {
    ...newPost(pocket, { ...draft, type: draft.type || 'system_ephemeral', file_ids: [] }),
    update_at: 0,
  };
  const shown = ephemeralView(pocket, post, (action) => sealCookie(pocket, cookieOf(post, action)));
  const broadcast = { user_id: to, channel_id: post.channel_id };
  pocket.hub.publish({ event: 'ephemeral_message', data: { post: JSON.stringify(shown) }, broadcast }, [to]);
  return shown;
}

function cookieOf(post: Post, action: Action): Cookie {
  return {
    post_id: post.id,
    root_post_id: post.root_id,
    channel_id: post.channel_id,
    type: action.type,
    data_source: action.data_source,
    integration: action.integration ?? { url: '', context: {} },
    retain_props: retainedProps(post.props),
  };
}
