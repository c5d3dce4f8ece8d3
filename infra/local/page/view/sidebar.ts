// The dark column: the team, its channels, the direct messages, what was not read yet, and who one is.
import { otherEnd } from '#local/page/chat/loading.ts';
import type { Channel } from '#local/page/chat/schemas.ts';
import type { ChatState } from '#local/page/chat/store.ts';
import { botAvatar, letterAvatar, type ReadPicture } from './avatar.ts';
import { el } from './dom.ts';
import { icon } from './icon.ts';

export interface SidebarEvents {
  readonly onChannel: (channel: Channel) => void;
  readonly onSwitch: () => void;
  readonly readPicture: ReadPicture;
}

export const channelTitle = (state: ChatState, channel: Channel): string => {
  if (channel.type !== 'D') return channel.display_name;
  return state.users.get(otherEnd(channel, state.me))?.username ?? 'Message personnel';
};

const signOf = (state: ChatState, channel: Channel, { readPicture }: SidebarEvents): Node => {
  if (channel.type === 'O') return icon('globe');
  if (channel.type !== 'D') return icon('lock');
  const user = state.users.get(otherEnd(channel, state.me));
  return user?.is_bot ? botAvatar(user.id, readPicture) : letterAvatar(user?.username ?? '?');
};

const channelButton = (state: ChatState, channel: Channel, events: SidebarEvents): HTMLElement => {
  const unread = state.unread.get(channel.id) ?? 0;
  const current = channel.id === state.current.id;
  const badge = el('span', { class: 'unread', 'aria-label': `${unread} non lus` }, [String(unread)]);
  return el('li', {}, [
    el(
      'button',
      {
        type: 'button',
        class: unread > 0 ? 'channel has-unread' : 'channel',
        'aria-current': current ? 'page' : undefined,
        'data-channel': channel.name,
        on: { click: () => events.onChannel(channel) },
      },
      [
        signOf(state, channel, events),
        el('span', { class: 'channel-name' }, [channelTitle(state, channel)]),
        unread > 0 ? badge : null,
      ],
    ),
  ]);
};

const category = (title: string, buttons: readonly HTMLElement[]): HTMLElement =>
  el('section', {}, [el('h2', {}, [title]), el('ul', {}, buttons)]);

export class Sidebar {
  readonly root = el('nav', { class: 'sidebar', 'aria-label': 'Canaux', id: 'canaux' });
  readonly #events: SidebarEvents;

  constructor(events: SidebarEvents) {
    this.#events = events;
  }

  draw(state: ChatState): void {
    const focused = document.activeElement?.getAttribute('data-channel');
    const button = (channel: Channel): HTMLElement => channelButton(state, channel, this.#events);
    this.root.replaceChildren(
      el('p', { class: 'team' }, [state.team.display_name]),
      category('Canaux', state.channels.filter(({ type }) => type !== 'D').map(button)),
      category('Messages personnels', state.channels.filter(({ type }) => type === 'D').map(button)),
      el('div', { class: 'me' }, [
        letterAvatar(state.me.username),
        el('span', { class: 'me-name' }, [state.me.username]),
        el('button', { type: 'button', class: 'switch', on: { click: () => this.#events.onSwitch() } }, [
          icon('swap'),
          'Changer de personne',
        ]),
      ]),
    );
    if (focused) this.root.querySelector<HTMLElement>(`[data-channel="${CSS.escape(focused)}"]`)?.focus();
  }
}
