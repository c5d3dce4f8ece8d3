// Starts the page: somebody logs in, their chat is loaded, drawn, and kept up with what happens.
import { openChannel } from './chat/actions.ts';
import { receive } from './chat/events.ts';
import { catchUp, channelNamed, loadChat } from './chat/loading.ts';
import { Rest } from './chat/rest.ts';
import { Socket } from './chat/socket.ts';
import { Store } from './chat/store.ts';
import type { OpenedDialog } from './dialog/definition.ts';
import { forgetPerson, password, rememberedPerson, rememberPerson } from './people.ts';
import { ChatView } from './view/chat-view.ts';
import { DialogHost } from './view/dialog-host.ts';
import { loginView } from './view/login.ts';

const wantedChannel = (): string => decodeURIComponent(location.hash.slice(1));

const show = (root: HTMLElement): void => document.getElementById('page')?.replaceChildren(root);

/** A server that restarted may have forgotten the session: the same person logs in again, unseen. */
const freshToken = async (rest: Rest, login: string): Promise<string> => {
  if ((await rest.ask('GET', '/users/me')).status === 401)
    await rest.logIn(login, password).catch(() => null);
  return rest.token;
};

interface Opened {
  readonly rest: Rest;
  readonly store: Store;
  readonly dialogs: DialogHost;
}

/** Keeps the chat up with events; what happened while nobody listened is read at each connection, the first included. */
const follow = ({ rest, store, dialogs }: Opened, login: string): Socket => {
  const context = { rest, store, onDialog: (dialog: OpenedDialog) => dialogs.receiveDialog(dialog) };
  return new Socket(() => freshToken(rest, login), {
    onEvent: (event) => void receive(context, event),
    onConnection: (connected) => {
      store.change({ connected });
      if (connected) void catchUp(rest, store);
    },
  });
};

const startChat = async (login: string): Promise<void> => {
  const rest = new Rest();
  const me = await rest.logIn(login, password);
  const store = new Store(await loadChat(rest, me, wantedChannel()));
  rememberPerson(login);
  const dialogs = new DialogHost({ rest, store });
  const context = { rest, store, onTrigger: (trigger: string) => dialogs.receiveTrigger(trigger) };
  const socket = follow({ rest, store, dialogs }, login);
  const left = new AbortController();
  const leave = (): void => {
    left.abort();
    socket.close();
    dialogs.close();
    forgetPerson();
    show(loginView(startChat));
  };
  const followAddress = (): void => {
    const channel = channelNamed(store.state.channels, wantedChannel());
    if (channel && channel.id !== store.state.current.id) void openChannel(context, channel);
  };
  window.addEventListener('hashchange', followAddress, { signal: left.signal });
  show(new ChatView(context, leave).root);
  await openChannel(context, store.state.current);
};

const start = async (): Promise<void> => {
  const login = rememberedPerson();
  if (login) {
    try {
      await startChat(login);
      return;
    } catch {
      forgetPerson();
    }
  }
  show(loginView(startChat));
};

void start();
