// One message: who, when, for whose eyes, and what.

import type { Author } from '#local/page/chat/posts.ts';
import { authorOf, isEphemeral } from '#local/page/chat/posts.ts';
import type { Post, PostAction, User } from '#local/page/chat/schemas.ts';
import { attachmentView } from './attachment.ts';
import { botAvatar, letterAvatar, pictureAvatar, type ReadPicture, signAvatar } from './avatar.ts';
import { el } from './dom.ts';
import type { ReadFile } from './file-card.ts';
import { fileCard } from './file-card.ts';
import { icon } from './icon.ts';
import { markdown } from './markdown.ts';

export interface PostEvents {
  readonly onAction: (post: Post, action: PostAction, selected: string) => void;
  readonly onDismiss: (post: Post) => void;
  readonly readFile: ReadFile;
  readonly readPicture: ReadPicture;
}

export interface PostShown {
  readonly post: Post;
  readonly user: User | undefined;
  readonly clickError: string | undefined;
  readonly legacy: boolean;
}

const avatarOf = ({ post, user, legacy }: PostShown, author: Author, read: ReadPicture): HTMLElement => {
  if (author.kind === 'system') return signAvatar('globe');
  if (author.kind === 'bot') return botAvatar(post.user_id, read);
  if (author.borrowed && post.props.override_icon_url)
    return pictureAvatar(post.props.override_icon_url, read);
  if (author.borrowed && legacy) return signAvatar('hook');
  return letterAvatar(user?.username ?? '?');
};

const timeOf = (at: number): HTMLElement => {
  const date = new Date(at);
  const text = date.toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' });
  return el('time', { datetime: date.toISOString(), title: date.toLocaleString('fr-FR') }, [text]);
};

const head = (shown: PostShown, author: Author): HTMLElement => {
  const { post } = shown;
  return el('div', { class: 'post-head' }, [
    el('span', { class: 'author' }, [author.name]),
    author.badge ? el('span', { class: 'badge' }, ['BOT']) : null,
    timeOf(post.create_at),
    isEphemeral(post) ? el('span', { class: 'only-you' }, ['(Visible uniquement par vous)']) : null,
  ]);
};

const dismissal = (post: Post, events: PostEvents): HTMLElement | null =>
  isEphemeral(post)
    ? el(
        'button',
        {
          type: 'button',
          class: 'dismiss',
          'aria-label': 'Supprimer ce message',
          on: { click: () => events.onDismiss(post) },
        },
        [icon('close')],
      )
    : null;

export const postView = (shown: PostShown, events: PostEvents): HTMLElement => {
  const { post, user, clickError } = shown;
  const author = authorOf(post, user);
  const onAction = (action: PostAction, selected: string): void => events.onAction(post, action, selected);
  const body = el('div', { class: 'post-body' }, [
    head(shown, author),
    post.message === '' ? null : markdown(post.message),
    post.edit_at > 0 ? el('span', { class: 'edited' }, ['(modifié)']) : null,
    ...post.props.attachments.map((attachment) => attachmentView(attachment, onAction)),
    ...(post.metadata?.files ?? []).map((file) => fileCard(file, events.readFile)),
    clickError ? el('p', { class: 'post-error', role: 'alert' }, [clickError]) : null,
  ]);
  const kind = isEphemeral(post) ? 'post ephemeral' : 'post';
  return el('li', { class: kind, 'data-post': post.id }, [
    avatarOf(shown, author, events.readPicture),
    body,
    dismissal(post, events),
  ]);
};
