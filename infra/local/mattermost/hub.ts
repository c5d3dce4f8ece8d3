// The WebSocket: each client proves who it is, is greeted, then receives events numbered one by one.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import * as z from 'zod';
import { newId } from './state.ts';

export interface HubEvent {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly broadcast: Readonly<Record<string, string>>;
}

export interface Hub {
  /** `extra` adds to the data what only one recipient gets. */
  publish(
    event: HubEvent,
    recipients: readonly string[],
    extra?: (userId: string) => Readonly<Record<string, unknown>>,
  ): void;
  online(userId: string): boolean;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

interface Client {
  readonly socket: WebSocket;
  readonly connectionId: string;
  userId: string | undefined;
  seq: number;
  answered: boolean;
}

export interface HubOptions {
  readonly version: () => string;
  readonly clock: () => number;
  /** The user of a session or access token. */
  readonly userOf: (token: string) => string | undefined;
  /** The token that the request itself brings, in a cookie or a header. */
  readonly tokenOf: (request: IncomingMessage) => string | undefined;
  /** Who else sees that somebody types in a channel. */
  readonly readersOf: (channelId: string) => readonly string[];
}

const message = z.object({
  action: z.string(),
  seq: z.number(),
  data: z.record(z.string(), z.unknown()).nullish(),
});

// Clients ask every 30 s; a browser that vanished without closing is found out by this.
const keepAliveMs = 60_000;

export function createHub(options: HubOptions): Hub {
  const server = new WebSocketServer({ noServer: true, maxPayload: 8 * 1024 });
  const clients = new Set<Client>();
  const timer = setInterval(() => keepAlive(clients), keepAliveMs);
  timer.unref();

  const hub: Hub = {
    publish: (event, recipients, extra) => {
      const wanted = new Set(recipients);
      for (const client of clients) {
        if (client.userId && wanted.has(client.userId)) send(client, event, extra?.(client.userId));
      }
    },
    online: (userId) => [...clients].some((client) => client.userId === userId),
    upgrade: (request, socket, head) => {
      server.handleUpgrade(request, socket, head, (open) => {
        const client = { socket: open, connectionId: newId(), userId: undefined, seq: 0, answered: true };
        clients.add(client);
        listen(client, { ...options, clients, publish: hub.publish });
        const token = options.tokenOf(request);
        if (token) greet(client, options, token);
      });
    },
    close: () => {
      clearInterval(timer);
      for (const { socket } of clients) socket.terminate();
      server.close();
    },
  };
  return hub;
}

interface Listening extends HubOptions {
  readonly clients: Set<Client>;
  readonly publish: Hub['publish'];
}

function listen(client: Client, hub: Listening): void {
  client.socket.on('close', () => hub.clients.delete(client));
  client.socket.on('error', () => client.socket.terminate());
  client.socket.on('pong', () => {
    client.answered = true;
  });
  client.socket.on('message', (bytes) => {
    const parsed = message.safeParse(parse(String(bytes)));
    if (parsed.success) answer(client, hub, parsed.data);
  });
}

function answer(client: Client, hub: Listening, { action, seq, data }: z.output<typeof message>): void {
  const reply = (body: object) => client.socket.send(JSON.stringify({ ...body, seq_reply: seq }));
  if (action === 'authentication_challenge') {
    if (greet(client, hub, String(data?.token ?? ''))) reply({ status: 'OK' });
    else client.socket.close();
  } else if (!client.userId) {
    reply({ status: 'FAIL', error: notAuthenticated });
  } else {
    if (action === 'user_typing') typing(client.userId, hub, String(data?.channel_id ?? ''));
    reply({ status: 'OK', data: action === 'ping' ? pong(hub) : {} });
  }
}

const notAuthenticated = {
  id: 'api.web_socket_router.not_authenticated.app_error',
  message: 'La connexion WebSocket n’est pas authentifiée.',
  status_code: 401,
};

const pong = ({ version, clock }: HubOptions) => ({
  text: 'pong',
  version: version(),
  server_time: clock(),
  node_id: '',
});

function typing(userId: string, hub: Listening, channelId: string): void {
  const others = hub.readersOf(channelId).filter((reader) => reader !== userId);
  const broadcast = { channel_id: channelId };
  hub.publish({ event: 'typing', data: { parent_id: '', user_id: userId }, broadcast }, others);
}

/** Whose token it is decides what the client will hear; `hello` is always the first event. */
function greet(client: Client, options: HubOptions, token: string): boolean {
  const userId = options.userOf(token);
  if (!userId) return false;
  if (client.userId) return true;
  client.userId = userId;
  const data = { connection_id: client.connectionId, server_hostname: '', server_version: options.version() };
  send(client, { event: 'hello', data, broadcast: { user_id: userId } });
  return true;
}

function send(client: Client, { event, data, broadcast }: HubEvent, extra: object = {}): void {
  const everybody = { omit_users: null, user_id: '', channel_id: '', team_id: '' };
  const whole = { ...everybody, connection_id: '', omit_connection_id: '', ...broadcast };
  client.socket.send(
    JSON.stringify({ event, data: { ...data, ...extra }, broadcast: whole, seq: client.seq }),
  );
  client.seq += 1;
}

function keepAlive(clients: ReadonlySet<Client>): void {
  for (const client of clients) {
    if (!client.answered) client.socket.terminate();
    client.answered = false;
    client.socket.ping();
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
