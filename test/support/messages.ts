// A message of the bot as somebody reads it, and its buttons found by what is written on them.
import { actionsOf, type ShownPost } from './pocket.ts';

export interface Viseur {
  /** Words of the block whose button is meant. */
  readonly sur?: string;
  /** The menu in which to choose, where several offer the same option. */
  readonly menu?: string;
}

export interface Visee {
  readonly post: ShownPost;
  readonly action: string;
  /** Of the option, in a menu. */
  readonly code: string;
}

/** The button, or the menu's option, of that label: on the newest message that has it. */
export function bouton(posts: readonly ShownPost[], label: string, { sur, menu }: Viseur = {}): Visee {
  for (const post of posts.toReversed()) {
    const blocks = (post.props.attachments ?? []).filter(
      ({ text }) => sur === undefined || text.includes(sur),
    );
    for (const { actions = [] } of blocks) {
      const found = actions.find((action) => action.type === 'button' && action.name === label);
      if (found) return { post, action: found.id, code: '' };
      for (const one of actions.filter(({ name }) => menu === undefined || name === menu)) {
        const option = one.options?.find(({ text }) => text === label);
        if (option) return { post, action: one.id, code: option.value };
      }
    }
  }
  const last = lireMessage(posts.at(-1));
  throw new Error(`aucun bouton « ${label} »${sur ? ` sur « ${sur} »` : ''} ; dernier message :\n${last}`);
}

/** Its words, then each block with its buttons between brackets. */
export function lireMessage(post: ShownPost | undefined): string {
  if (!post) return '(aucun message)';
  const blocks = (post.props.attachments ?? []).map(({ text, actions = [] }) =>
    [text, ...actions.map(({ name }) => `[${name}]`)].filter(Boolean).join(' '),
  );
  return [post.message, ...blocks].filter(Boolean).join('\n');
}

/** The labels of its buttons. */
export function boutons(post: ShownPost | undefined): readonly string[] {
  return post ? actionsOf(post).map(({ name }) => name) : [];
}
