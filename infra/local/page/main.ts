// Starts the page: somebody logs in, their chat is loaded, drawn, and kept up with what happens.
import type { ActionContext } from './chat/actions.ts';
import { openChannel } from './chat/actions.ts';
import { receive } from './chat/events.ts';
import { loadChat, readPosts } from './chat/loading.ts';
import { Rest } from './chat/rest.ts';
import { Socket } from './chat/socket.ts';
import { Store } from './chat/store.ts';
import { forgetPerson, password, rememberedPerson, rememberPerson } from './people.ts';
import { ChatView } from './view/chat-view.ts';
import { DialogHost } from './view/dialog-host.ts';
import { loginView } from './view/login.ts';

const wantedChannel = (): string => decodeURIComponent(location.hash.slice(1));

const show = (root: HTMLElement): void => document.getElementById('page')?.replaceChildren(root);

/** After a cut: a server that restarted has forgotten the session, and messages may have been missed. */
const catchUp = async ({ rest, store }: ActionContext, login: string): Promise<void> => {
  if ((await rest.ask('GET', '/users/me')).status === 401) await rest.logIn(login, password);
  await readPosts(rest, store, store.state.current.id);
};

const startChat = async (login: string): Promise<void> => {
  const rest = new Rest();
  const me = await rest.logIn(login, password);
  const store = new Store(await loadChat(rest, me, wantedChannel()));
  rememberPerson(login);
  const dialogs = new DialogHost({ rest, store });
  const context = { rest, store, onTrigger: (trigger: string) => dialogs.receiveTrigger(trigger) };
  let everConnected = false;
  const socket = new Socket(() => rest.token, {
    onEvent: (event) =>
      void receive({ rest, store, onDialog: (dialog) => dialogs.receiveDialog(dialog) }, event),
    onConnection: (connected) => {
      store.change({ connected });
      if (connected && everConnected) void catchUp(context, login);
      everConnected ||= connected;
    },
  });
  const left = new AbortController();
  const leave = (): void => {
    left.abort();
    socket.close();
    dialogs.close();
    forgetPerson();
    show(loginView(startChat));
  };
  show(new ChatView(context, leave).root);
  const followAddress = (): void => {
    const channel = store.state.channels.find(({ name }) => name === wantedChannel());
    if (channel && channel.id !== store.state.current.id) void openChannel(context, channel);
  };
  window.addEventListener('hashchange', followAddress, { signal: left.signal });
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
