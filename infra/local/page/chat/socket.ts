// The person's WebSocket: says who they are, hands over each event, and comes back by itself after a cut.
import type { ServerEvent } from './schemas.ts';
import { eventSchema } from './schemas.ts';

export interface SocketListener {
  readonly onEvent: (event: ServerEvent) => void;
  readonly onConnection: (connected: boolean) => void;
}

const firstDelay = 500;
const longestDelay = 8000;

export class Socket {
  readonly #token: () => Promise<string>;
  readonly #listener: SocketListener;
  #socket: WebSocket | null = null;
  #delay = firstDelay;
  #closed = false;

  constructor(token: () => Promise<string>, listener: SocketListener) {
    this.#token = token;
    this.#listener = listener;
    void this.#open();
  }

  close(): void {
    this.#closed = true;
    this.#socket?.close();
  }

  async #open(): Promise<void> {
    const token = await this.#token();
    if (this.#closed) return;
    const address = new URL('/api/v4/websocket', location.href);
    address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      socket.send(JSON.stringify({ seq: 1, action: 'authentication_challenge', data: { token } }));
    });
    socket.addEventListener('message', ({ data }) => this.#receive(String(data)));
    socket.addEventListener('close', () => this.#comeBack());
  }

  #receive(text: string): void {
    const parsed = eventSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return;
    if (parsed.data.event === 'hello') {
      this.#delay = firstDelay;
      this.#listener.onConnection(true);
    }
    this.#listener.onEvent(parsed.data);
  }

  #comeBack(): void {
    if (this.#closed) return;
    this.#listener.onConnection(false);
    setTimeout(() => void this.#open(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, longestDelay);
  }
}
