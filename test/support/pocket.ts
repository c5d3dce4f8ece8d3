// A pocket Mattermost for tests, and people in it who type, press and answer through its API and WebSocket as a client does.
import { mediationSeed } from '#local/mattermost/seed.ts';
import {
  type PocketMattermost,
  type PocketOptions,
  startPocketMattermost,
} from '#local/mattermost/server.ts';

/** Version 11.6 with the usual people, on any free port, unless said otherwise. */
export function startPocket(options: Partial<PocketOptions> = {}): Promise<PocketMattermost> {
  return startPocketMattermost({ version: '11.6', seed: mediationSeed, ...options });
}

export interface ShownAction {
  readonly id: string;
  readonly type: 'button' | 'select';
  readonly name: string;
  readonly style?: string;
  readonly options?: readonly { readonly text: string; readonly value: string }[];
  readonly cookie?: string;
}

export interface ShownPost {
  readonly id: string;
  readonly user_id: string;
  readonly channel_id: string;
  readonly root_id: string;
  readonly message: string;
  readonly type: string;
  readonly delete_at: number;
  readonly file_ids?: readonly string[] | null;
  readonly props: {
    readonly override_username?: string;
    readonly attachments?:
      | readonly {
          readonly text: string;
          readonly title: string;
          readonly image_url?: string;
          readonly actions?: readonly ShownAction[];
        }[]
      | null;
  };
}

export interface ShownDialog {
  readonly trigger_id: string;
  readonly url: string;
  readonly dialog: {
    readonly callback_id: string;
    readonly title: string;
    readonly introduction_text: string;
    readonly state: string;
    readonly submit_label: string;
    readonly elements: readonly Record<string, unknown>[] | null;
  };
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON. */
  readonly body: unknown;
}

export interface SocketEvent {
  readonly event: string;
  readonly data: Record<string, unknown>;
  readonly broadcast: Record<string, unknown>;
  readonly seq: number;
}

type Act = Promise<Reply>;

/**
 * Somebody logged in with one client open. Acts end once the server has answered *and* all it published before has arrived:
 * the lists are then complete, oldest first.
 */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly token: string;
  readonly teamId: string;
  readonly events: readonly SocketEvent[];
  readonly dialogs: readonly ShownDialog[];
  readonly ephemerals: readonly ShownPost[];
  /** As they are now: edited ones in their last version, deleted ones gone. */
  readonly posts: readonly ShownPost[];
  /** The channel in which the person types. */
  readonly channelId: string;
  /** Moves to a channel of the team by its name, or to the direct one with `@somebody`. */
  goTo(channel: string): Promise<void>;
  command(text: string, rootId?: string): Act;
  say(message: string): Act;
  /** Presses a button, or chooses in a menu, by its name or its id. */
  press(post: ShownPost, action: string, selected?: string): Act;
  submit(dialog: ShownDialog, values: Readonly<Record<string, unknown>>): Act;
  cancel(dialog: ShownDialog): Act;
  lookup(dialog: ShownDialog, field: string, query?: string): Act;
  api(method: string, path: string, body?: unknown): Act;
  /** Waits for something that comes by itself. */
  until<T>(seen: () => T | undefined): Promise<T>;
  leave(): void;
}

/** The buttons and menus of a post. */
export function actionsOf(post: ShownPost): readonly ShownAction[] {
  return (post.props.attachments ?? []).flatMap((attachment) => attachment.actions ?? []);
}

export async function call(pocket: PocketMattermost, method: string, path: string, more: CallMore = {}): Act {
  const body = more.body instanceof FormData ? more.body : JSON.stringify(more.body);
  const headers = {
    ...(more.token ? { authorization: `Bearer ${more.token}` } : {}),
    ...(body instanceof FormData ? {} : { 'content-type': 'application/json' }),
  };
  const answer = await fetch(`${pocket.url}${path}`, {
    method,
    headers,
    ...(more.body === undefined ? {} : { body }),
  });
  const text = await answer.text();
  const json = answer.headers.get('content-type') === 'application/json';
  return { status: answer.status, headers: answer.headers, body: json ? JSON.parse(text) : text };
}

interface CallMore {
  readonly token?: string;
  readonly body?: unknown;
}

export async function login(
  pocket: PocketMattermost,
  username: string,
  password = 'coopilote',
): Promise<Person> {
  const answer = await call(pocket, 'POST', '/api/v4/users/login', {
    body: { login_id: username, password },
  });
  if (answer.status !== 200) throw new Error(`${username} could not log in: ${JSON.stringify(answer.body)}`);
  const token = answer.headers.get('token') ?? '';
  const { id } = answer.body as { id: string };
  const socket = await openSocket(pocket, token);
  return person({ pocket, id, username, token, socket });
}

interface Socket {
  readonly events: readonly SocketEvent[];
  /** Everything published so far has arrived. */
  settle(): Promise<void>;
  /** The next event, whatever it is. */
  next(): Promise<void>;
  close(): void;
}

async function openSocket(pocket: PocketMattermost, token: string): Promise<Socket> {
  const events: SocketEvent[] = [];
  const waiting = new Map<number, () => void>();
  let arrived: (() => void)[] = [];
  let seq = 1;
  const socket = new WebSocket(`${pocket.url.replace('http', 'ws')}/api/v4/websocket`);
  const ask = (action: string, data: object) =>
    new Promise<void>((resolve) => {
      waiting.set(seq, resolve);
      socket.send(JSON.stringify({ action, seq, data }));
      seq += 1;
    });
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as SocketEvent & { seq_reply?: number };
    if (message.seq_reply !== undefined) return waiting.get(message.seq_reply)?.();
    events.push(message);
    const told = arrived;
    arrived = [];
    for (const tell of told) tell();
  });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  await ask('authentication_challenge', { token });
  return {
    events,
    settle: () => ask('ping', {}),
    next: () => new Promise((resolve) => arrived.push(resolve)),
    close: () => socket.close(),
  };
}

interface Acting {
  readonly pocket: PocketMattermost;
  readonly id: string;
  readonly username: string;
  readonly token: string;
  readonly socket: Socket;
}

function person({ pocket, id, username, token, socket }: Acting): Person {
  const teamId = Object.keys(pocket.state.teams)[0] ?? '';
  let channelId = channelOf(pocket, 'town-square');

  async function api(method: string, path: string, body?: unknown): Act {
    const answer = await call(pocket, method, `/api/v4${path}`, { token, body });
    await socket.settle();
    return answer;
  }

  const about = (dialog: ShownDialog, rest: object) => ({
    url: dialog.url,
    callback_id: dialog.dialog.callback_id,
    state: dialog.dialog.state,
    channel_id: channelId,
    team_id: teamId,
    ...rest,
  });

  return {
    id,
    username,
    token,
    teamId,
    events: socket.events,
    get channelId() {
      return channelId;
    },
    get dialogs() {
      return eventsOf<ShownDialog>(socket.events, 'open_dialog', 'dialog');
    },
    get ephemerals() {
      return eventsOf<ShownPost>(socket.events, 'ephemeral_message', 'post');
    },
    get posts() {
      return currentPosts(socket.events);
    },
    goTo: async (channel) => {
      channelId = channel.startsWith('@')
        ? await directChannel(api, id, channel.slice(1))
        : channelOf(pocket, channel);
    },
    command: (command, rootId = '') =>
      api('POST', '/commands/execute', { channel_id: channelId, team_id: teamId, root_id: rootId, command }),
    say: (message) => api('POST', '/posts', { channel_id: channelId, message }),
    press: (post, action, selected = '') => {
      const found = actionsOf(post).find((one) => one.name === action || one.id === action);
      if (!found) throw new Error(`« ${action} » is not on this post: ${JSON.stringify(post.props)}`);
      const body = { selected_option: selected, cookie: found.cookie ?? '' };
      return api('POST', `/posts/${post.id}/actions/${found.id}`, body);
    },
    submit: (dialog, submission) =>
      api('POST', '/actions/dialogs/submit', about(dialog, { submission, cancelled: false })),
    cancel: (dialog) =>
      api('POST', '/actions/dialogs/submit', about(dialog, { submission: {}, cancelled: true })),
    lookup: (dialog, field, query) => {
      const submission = { ...(query ? { query } : {}), selected_field: field };
      // As clients do: to the address of the list, where it has one.
      const element = dialog.dialog.elements?.find(({ name }) => name === field);
      const url = element?.data_source_url ?? dialog.url;
      return api('POST', '/actions/dialogs/lookup', about(dialog, { url, submission }));
    },
    api,
    until: async (seen) => {
      for (;;) {
        const found = seen();
        if (found !== undefined) return found;
        await socket.next();
      }
    },
    leave: () => socket.close(),
  };
}

function channelOf(pocket: PocketMattermost, name: string): string {
  const channel = Object.values(pocket.state.channels).find((one) => one.name === name);
  if (!channel) throw new Error(`no channel ${name}`);
  return channel.id;
}

async function directChannel(api: Person['api'], ownId: string, username: string): Promise<string> {
  const other = (await api('GET', `/users/username/${username}`)).body as { id: string };
  return ((await api('POST', '/channels/direct', [ownId, other.id])).body as { id: string }).id;
}

function eventsOf<T>(events: readonly SocketEvent[], name: string, field: string): T[] {
  return events.filter((one) => one.event === name).map((one) => JSON.parse(String(one.data[field])) as T);
}

function currentPosts(events: readonly SocketEvent[]): ShownPost[] {
  const posts = new Map<string, ShownPost>();
  for (const { event, data } of events) {
    if (!['posted', 'post_edited', 'post_deleted'].includes(event)) continue;
    const post = JSON.parse(String(data.post)) as ShownPost;
    if (event === 'post_deleted') posts.delete(post.id);
    else posts.set(post.id, post);
  }
  return [...posts.values()];
}
