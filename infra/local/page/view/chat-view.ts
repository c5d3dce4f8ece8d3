// The whole chat on the screen: bar, channels, messages, message box; on a phone the channels slide over.
import type { ActionContext } from '#local/page/chat/actions.ts';
import { click, dismiss, openChannel, send, suggestCommands } from '#local/page/chat/actions.ts';
import type { ChatState } from '#local/page/chat/store.ts';
import { Composer } from './composer.ts';
import { el } from './dom.ts';
import { icon } from './icon.ts';
import { Messages } from './messages.ts';
import { channelTitle, Sidebar } from './sidebar.ts';

export class ChatView {
  readonly root: HTMLElement;
  readonly #context: ActionContext;
  readonly #title = el('h1', {});
  readonly #version = el('span', { class: 'version' });
  readonly #offline = el('p', { class: 'offline', role: 'status' });
  readonly #menu: HTMLButtonElement;
  readonly #sidebar: Sidebar;
  readonly #messages: Messages;
  readonly #composer: Composer;

  constructor(context: ActionContext, onSwitch: () => void) {
    this.#context = context;
    const readPicture = (id: string): Promise<Blob> => context.rest.readBlob(`/users/${id}/image`);
    this.#sidebar = new Sidebar({
      readPicture,
      onSwitch,
      onChannel: (channel) => {
        this.#slide(false);
        void openChannel(context, channel);
      },
    });
    this.#messages = new Messages({
      onAction: (post, action, selected) => void click(context, { post, action, selected }),
      onDismiss: (post) => dismiss(context, post),
      readFile: (id) => context.rest.readBlob(`/files/${id}`),
      readPicture,
    });
    this.#composer = new Composer({
      send: (text) => send(context, text),
      suggest: (text) => suggestCommands(context, text),
    });
    this.#menu = el(
      'button',
      {
        type: 'button',
        class: 'menu',
        'aria-label': 'Canaux',
        'aria-controls': 'canaux',
        'aria-expanded': 'false',
      },
      [icon('menu')],
    );
    this.#menu.addEventListener('click', () => this.#slide(!this.root.classList.contains('slid')));
    this.root = this.#build();
    context.store.subscribe((state) => this.#draw(state));
  }

  #build(): HTMLElement {
    const veil = el('div', { class: 'veil', on: { click: () => this.#slide(false) } });
    const root = el('div', { class: 'chat' }, [
      el('header', { class: 'bar' }, [
        this.#menu,
        el('span', { class: 'brand' }, ['Mattermost de poche']),
        this.#version,
      ]),
      this.#sidebar.root,
      veil,
      el('main', { class: 'center' }, [
        el('header', { class: 'channel-head' }, [this.#title]),
        this.#offline,
        this.#messages.root,
        this.#composer.root,
      ]),
    ]);
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.#slide(false);
    });
    return root;
  }

  #slide(open: boolean): void {
    this.root.classList.toggle('slid', open);
    this.#menu.setAttribute('aria-expanded', String(open));
  }

  #draw(state: ChatState): void {
    const title = channelTitle(state, state.current);
    const unread = [...state.unread.values()].reduce((sum, count) => sum + count, 0);
    document.title = `${unread > 0 ? `(${unread}) ` : ''}${title} · ${this.#context.store.state.team.display_name}`;
    this.#title.textContent = title;
    this.#version.textContent = state.version.split('.').slice(0, 2).join('.');
    this.#version.title = `Se comporte comme Mattermost ${this.#version.textContent}`;
    this.#offline.textContent = state.connected ? '' : 'Connexion au serveur…';
    this.#sidebar.draw(state);
    this.#messages.draw(state, title);
    this.#composer.draw(state.current.id, title);
  }
}
