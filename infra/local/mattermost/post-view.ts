// How a post looks to clients: without what belongs to integrations, with its files and what a server derives.
import { type MakeCookie, publicAttachments } from './attachments.ts';
import type { Pocket } from './pocket.ts';
import type { FileInfo, Post, PostProps } from './state.ts';

export function fileView(file: FileInfo): Record<string, unknown> {
  const {
    id,
    user_id,
    post_id,
    channel_id,
    create_at,
    update_at,
    delete_at,
    name,
    extension,
    size,
    mime_type,
  } = file;
  return {
    id,
    user_id,
    ...(post_id ? { post_id } : {}),
    channel_id,
    create_at,
    update_at,
    delete_at,
    name,
    extension,
    size,
    mime_type,
    mini_preview: null,
    remote_id: '',
    archived: false,
  };
}

function propsView(props: PostProps, makeCookie?: MakeCookie): Record<string, unknown> {
  const { attachments, ...rest } = props;
  return { ...(attachments ? { attachments: publicAttachments(attachments, makeCookie) } : {}), ...rest };
}

function metadata(props: PostProps, files: readonly FileInfo[]): Record<string, unknown> {
  return {
    ...(props.attachments ? { embeds: [{ type: 'message_attachment' }] } : {}),
    ...(files.length > 0 ? { files: files.map(fileView) } : {}),
  };
}

interface Shown {
  readonly post: Post;
  readonly fileIds: readonly string[] | null | undefined;
  readonly files: readonly FileInfo[];
  readonly stored: boolean;
  readonly makeCookie?: MakeCookie;
}

function view({ post, fileIds, files, stored, makeCookie }: Shown): Record<string, unknown> {
  return {
    id: post.id,
    create_at: post.create_at,
    update_at: post.update_at,
    edit_at: post.edit_at,
    delete_at: post.delete_at,
    is_pinned: false,
    user_id: post.user_id,
    channel_id: post.channel_id,
    root_id: post.root_id,
    original_id: '',
    message: post.message,
    type: post.type,
    props: propsView(post.props, makeCookie),
    hashtags: '',
    ...(fileIds === undefined ? {} : { file_ids: fileIds }),
    pending_post_id: post.pending_post_id,
    ...(stored ? { remote_id: '' } : {}),
    reply_count: 0,
    last_reply_at: 0,
    participants: null,
    metadata: metadata(post.props, files),
  };
}

export function postView(pocket: Pocket, post: Post): Record<string, unknown> {
  const files = post.file_ids.flatMap((id) => pocket.state.files[id] ?? []);
  const kept = post.file_ids.length > 0 || pocket.rules.emptyFileIds;
  return view({ post, fileIds: kept ? post.file_ids : undefined, files, stored: true });
}

/** An ephemeral has no file: they are looked for by post, and it is stored nowhere. */
export function ephemeralView(pocket: Pocket, post: Post, makeCookie: MakeCookie): Record<string, unknown> {
  const fileIds = pocket.rules.emptyFileIds ? null : undefined;
  return view({ post, fileIds, files: [], stored: false, makeCookie });
}
