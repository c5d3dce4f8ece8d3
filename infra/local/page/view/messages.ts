// The messages of the open channel, oldest first, with the days between them; a message is redrawn only when it changed.
import type { Channel, Post } from '#local/page/chat/schemas.ts';
import type { ChatState } from '#local/page/chat/store.ts';
import { el } from './dom.ts';
import type { PostEvents, PostShown } from './post-view.ts';
import { postView } from './post-view.ts';

interface Drawn extends PostShown {
  readonly element: HTMLElement;
}

/** A reply stays hidden where collapsed threads keep it out of the channel. */
const visible = (state: ChatState): readonly Post[] =>
  (state.posts.get(state.current.id) ?? []).filter((post) => post.root_id === '' || state.rules.repliesShown);

const dayOf = (at: number): string => new Date(at).toLocaleDateString('sv-SE');

const dayName = (at: number): string => {
  const day = dayOf(at);
  if (day === dayOf(Date.now())) return 'Aujourd’hui';
  if (day === dayOf(Date.now() - 86_400_000)) return 'Hier';
  return new Date(at).toLocaleDateString('fr-FR', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
};

const welcome = (channel: Channel, title: string): HTMLElement => {
  const direct = channel.type === 'D';
  const text = direct
    ? `Voici le début de vos échanges avec ${title}. Personne d’autre ne les voit.`
    : channel.purpose ||
      `Bienvenue dans ${title}. Publiez ici les messages que vous souhaitez partager à tout le monde.`;
  return el('li', { class: 'welcome' }, [el('h2', {}, [title]), el('p', {}, [text])]);
};

export class Messages {
  readonly root: HTMLElement;
  readonly #list = el('ol', { class: 'posts' });
  readonly #events: PostEvents;
  #drawn = new Map<string, Drawn>();
  #channel = '';
  #last = '';

  constructor(events: PostEvents) {
    this.#events = events;
    this.root = el('section', { class: 'messages', 'aria-label': 'Messages', tabindex: 0 }, [this.#list]);
  }

  draw(state: ChatState, title: string): void {
    const posts = visible(state);
    const atEnd = this.root.scrollHeight - this.root.scrollTop - this.root.clientHeight < 60;
    this.#drawn = new Map(posts.map((post) => [post.id, this.#drawPost(post, state)]));
    const items = posts.flatMap((post, index) => this.#withDay(post, posts[index - 1]));
    this.#place([welcome(state.current, title), ...items]);
    const last = posts.at(-1)?.id ?? '';
    const other = this.#channel !== state.current.id;
    if (other || (last !== this.#last && atEnd) || atEnd) this.root.scrollTop = this.root.scrollHeight;
    this.#channel = state.current.id;
    this.#last = last;
  }

  #drawPost(post: Post, state: ChatState): Drawn {
    const shown = {
      post,
      user: state.users.get(post.user_id),
      clickError: state.clickErrors.get(post.id),
      legacy: state.rules.dialogs === 'legacy',
    };
    const known = this.#drawn.get(post.id);
    const same =
      known && known.post === post && known.user === shown.user && known.clickError === shown.clickError;
    return same ? known : { ...shown, element: postView(shown, this.#events) };
  }

  #withDay(post: Post, before: Post | undefined): readonly HTMLElement[] {
    const element = this.#drawn.get(post.id)?.element;
    if (!element) return [];
    if (before && dayOf(before.create_at) === dayOf(post.create_at)) return [element];
    return [el('li', { class: 'day' }, [el('span', {}, [dayName(post.create_at)])]), element];
  }

  /** Elements that stay are not moved, so that one with the focus keeps it. */
  #place(items: readonly HTMLElement[]): void {
    const kept = new Set(items);
    for (const child of [...this.#list.children]) if (!kept.has(child as HTMLElement)) child.remove();
    for (const [index, item] of items.entries()) {
      if (this.#list.children[index] !== item)
        this.#list.insertBefore(item, this.#list.children[index] ?? null);
    }
  }
}
