// The routes of posts: writing, reading, changing, deleting, and the ephemerals that a bot may send.
import * as z from 'zod';
import { done, ok, param, read } from './answers.ts';
import { AppError } from './errors.ts';
import { forbid, inChannel, isAdmin, may, mayPost, readable } from './permissions.ts';
import type { Answer, PersonCall, Pocket } from './pocket.ts';
import { postView } from './post-view.ts';
import { checkLength, publishPost, readProps, sendEphemeral, storePost } from './posting.ts';
import type { Post } from './state.ts';

const draft = z.object({
  channel_id: z.string(),
  message: z.string().default(''),
  root_id: z.string().default(''),
  file_ids: z.array(z.string()).nullish(),
  pending_post_id: z.string().default(''),
  props: z.unknown().optional(),
});

export function createPost(pocket: Pocket, call: PersonCall): Answer {
  const { props, file_ids, ...rest } = read(call, draft, 'post');
  const channel = pocket.state.channels[rest.channel_id];
  if (!channel || !mayPost(pocket, call.user, channel)) forbid();
  const again = rest.pending_post_id && repeated(pocket, call.user.id, rest.pending_post_id);
  if (again) return ok(postView(pocket, again), 201);
  const root = rest.root_id ? pocket.state.posts[rest.root_id] : undefined;
  if (rest.root_id && root?.channel_id !== channel.id) {
    throw new AppError('api.context.invalid_body_param.app_error', { Name: 'root_id' });
  }
  const post = storePost(pocket, {
    ...rest,
    user_id: call.user.id,
    file_ids: file_ids ?? [],
    props: { ...readProps(props), ...(call.user.is_bot ? { from_bot: 'true' } : {}) },
  });
  return ok(postView(pocket, post), 201);
}

/** `pending_post_id` protects from a request sent twice. */
function repeated(pocket: Pocket, userId: string, pendingId: string): Post | undefined {
  return Object.values(pocket.state.posts).find(
    (post) => post.user_id === userId && post.pending_post_id === pendingId,
  );
}

const ephemeral = z.object({
  user_id: z.string(),
  post: z.object({
    channel_id: z.string(),
    message: z.string().default(''),
    root_id: z.string().default(''),
    props: z.unknown().optional(),
  }),
});

/** Allowed by a permission that no role but the administrator's has until somebody adds it. */
export function createEphemeral(pocket: Pocket, call: PersonCall): Answer {
  const { user_id, post } = read(call, ephemeral);
  if (!may(pocket, call.user, 'create_post_ephemeral')) forbid();
  const { channel_id, message, root_id } = post;
  const props = readProps(post.props);
  return ok(
    sendEphemeral(pocket, user_id, { user_id: call.user.id, channel_id, message, root_id, props }),
    201,
  );
}

function existingPost(pocket: Pocket, call: PersonCall): Post {
  const post = pocket.state.posts[param(call, 'post')];
  if (!post || post.delete_at) throw new AppError('app.post.get.app_error');
  readable(pocket, call.user, post.channel_id);
  return post;
}

function ownPost(pocket: Pocket, call: PersonCall): Post {
  const post = existingPost(pocket, call);
  if (post.user_id !== call.user.id && !isAdmin(call.user)) forbid();
  return post;
}

export function getPost(pocket: Pocket, call: PersonCall): Answer {
  return ok(postView(pocket, existingPost(pocket, call)));
}

const replacement = z.object({
  id: z.string(),
  message: z.string().default(''),
  file_ids: z.array(z.string()).nullish(),
  props: z.unknown().optional(),
});

/** A whole replacement: what is not said again is gone, buttons and files included. */
export function updatePost(pocket: Pocket, call: PersonCall): Answer {
  const { id, message, file_ids, props } = read(call, replacement, 'post');
  const post = ownPost(pocket, call);
  if (id !== post.id) throw new AppError('api.context.invalid_body_param.app_error', { Name: 'id' });
  return ok(
    postView(pocket, editPost(pocket, post, { message, props: readProps(props), file_ids: file_ids ?? [] })),
  );
}

const partial = z
  .object({ message: z.string(), file_ids: z.array(z.string()), props: z.unknown().optional() })
  .partial();

/** Only what is said changes. */
export function patchPost(pocket: Pocket, call: PersonCall): Answer {
  const { message, file_ids, props } = read(call, partial, 'post');
  const post = ownPost(pocket, call);
  const edited = editPost(pocket, post, {
    message: message ?? post.message,
    props: props === undefined ? post.props : readProps(props),
    file_ids: file_ids ?? post.file_ids,
  });
  return ok(postView(pocket, edited));
}

export function editPost(
  pocket: Pocket,
  post: Post,
  change: Pick<Post, 'message' | 'props' | 'file_ids'>,
): Post {
  checkLength(change.message);
  const now = pocket.clock();
  const kept = change.file_ids.filter((id) => post.file_ids.includes(id));
  const edited = { ...post, ...change, file_ids: kept, update_at: now, edit_at: now };
  pocket.state.posts[post.id] = edited;
  publishPost(pocket, 'post_edited', edited);
  return edited;
}

export function deletePost(pocket: Pocket, call: PersonCall): Answer {
  const now = pocket.clock();
  const post = { ...ownPost(pocket, call), update_at: now, delete_at: now };
  pocket.state.posts[post.id] = post;
  publishPost(pocket, 'post_deleted', post);
  return done();
}

/** The last ones first; with `since`, all that changed from then on, deleted posts included. */
export function getChannelPosts(pocket: Pocket, call: PersonCall): Answer {
  const { id } = readable(pocket, call.user, param(call, 'channel'));
  const since = Number(call.query.get('since') ?? 0);
  const posts = Object.values(pocket.state.posts)
    .filter((post) => post.channel_id === id && (since ? post.update_at >= since : !post.delete_at))
    .sort((a, b) => b.create_at - a.create_at);
  if (since) return ok(postList(pocket, posts));
  const size = Math.min(200, Math.max(1, Number(call.query.get('per_page') ?? 60) || 60));
  const first = Math.max(0, Number(call.query.get('page') ?? 0) || 0) * size;
  const shown = posts.slice(first, first + size);
  const list = postList(pocket, shown);
  return ok({
    ...list,
    prev_post_id: posts[first + size]?.id ?? '',
    next_post_id: posts[first - 1]?.id ?? '',
  });
}

export function getThread(pocket: Pocket, call: PersonCall): Answer {
  const post = existingPost(pocket, call);
  const rootId = post.root_id || post.id;
  const posts = Object.values(pocket.state.posts)
    .filter((one) => !one.delete_at && (one.id === rootId || one.root_id === rootId))
    .sort((a, b) => a.create_at - b.create_at);
  return ok(postList(pocket, posts));
}

function postList(pocket: Pocket, posts: readonly Post[]): Record<string, unknown> {
  return {
    order: posts.map((post) => post.id),
    posts: Object.fromEntries(posts.map((post) => [post.id, postView(pocket, post)])),
    next_post_id: '',
    prev_post_id: '',
    has_next: false,
    first_inaccessible_post_time: 0,
  };
}

export function getFilesOfPost(pocket: Pocket, call: PersonCall): Answer {
  const { metadata } = postView(pocket, existingPost(pocket, call));
  return ok((metadata as { files?: unknown[] }).files ?? []);
}

/** Everybody who may read a channel may press the buttons of its posts. */
export function clickable(pocket: Pocket, call: PersonCall): Post | undefined {
  const post = pocket.state.posts[param(call, 'post')];
  if (post && !inChannel(pocket, call.user.id, post.channel_id)) readable(pocket, call.user, post.channel_id);
  return post?.delete_at ? undefined : post;
}
