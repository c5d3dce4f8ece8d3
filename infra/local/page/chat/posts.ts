// The messages of a channel as a list: added, replaced and taken away by id; and what a post says of its author.
import type { Post, User } from './schemas.ts';

export const withPost = (posts: readonly Post[], post: Post): readonly Post[] =>
  posts.some(({ id }) => id === post.id)
    ? posts.map((known) => (known.id === post.id ? post : known))
    : [...posts, post];

export const withoutPost = (posts: readonly Post[], id: string): readonly Post[] =>
  posts.filter((post) => post.id !== id);

export const isEphemeral = (post: Post): boolean => post.type === 'system_ephemeral';

/** What was just read, with the ephemerals, which no server keeps, and what arrived during the reading. */
export const refreshed = (
  read: readonly Post[],
  { before, now }: { readonly before: readonly Post[]; readonly now: readonly Post[] },
): readonly Post[] => {
  const arrived = now.filter((post) => isEphemeral(post) || !before.some(({ id }) => id === post.id));
  return arrived.reduce(withPost, read).toSorted((a, b) => a.create_at - b.create_at);
};

export interface Author {
  readonly name: string;
  readonly kind: 'person' | 'bot' | 'system';
  readonly badge: boolean;
  /** An answer to a command shows the person's own picture under the bot's name. */
  readonly borrowed: boolean;
}

export const authorOf = (post: Post, user: User | undefined): Author => {
  const fromWebhook = post.props.from_webhook === 'true';
  const isBot = user?.is_bot ?? false;
  if (post.type.startsWith('system_') && !fromWebhook && !isBot) {
    return { name: 'Système', kind: 'system', badge: false, borrowed: false };
  }
  const own = user?.username ?? 'Quelqu’un';
  return {
    name: (fromWebhook && post.props.override_username) || own,
    kind: isBot ? 'bot' : 'person',
    badge: isBot || fromWebhook,
    borrowed: fromWebhook && !isBot,
  };
};
