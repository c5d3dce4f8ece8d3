// Between a mailer and its SMTP server, a wire that a test can cut, hold or slow at a given moment of their conversation.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type Fault =
  | 'none'
  | 'down'
  | 'mute'
  | 'hangs-in-data'
  | 'cuts-in-data'
  | 'cuts-after-dot'
  | 'answers-late';

export interface SmtpWire {
  readonly port: number;
  /** What happens from now on. */
  set(fault: Fault): Promise<void>;
  close(): Promise<void>;
}

/** `late` milliseconds hold back the answer that comes late. */
export async function startSmtpWire(target: number, late: number): Promise<SmtpWire> {
  let fault: Fault = 'none';
  const open = new Set<Socket>();
  const server = createServer((client) => {
    if (fault === 'mute') keep(client, open);
    else carry({ client, upstream: connect(target, '127.0.0.1'), open, fault, late });
  });
  const listen = (port: number) =>
    new Promise<void>((done) => server.listen(port, '127.0.0.1', () => done()));
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    for (const socket of open) socket.destroy();
    return new Promise<void>((done) => server.close(() => done()));
  };
  return {
    port,
    set: async (next) => {
      if (next === 'down' && server.listening) await stop();
      if (next !== 'down' && !server.listening) await listen(port);
      fault = next;
    },
    close: stop,
  };
}

interface Line {
  readonly client: Socket;
  readonly upstream: Socket;
  readonly open: Set<Socket>;
  readonly fault: Fault;
  readonly late: number;
}

function keep(socket: Socket, open: Set<Socket>): void {
  open.add(socket);
  socket.on('error', () => {});
  socket.on('close', () => open.delete(socket));
}

/** The server's « 354 » begins the message; what it says next answers it. */
function carry({ client, upstream, open, fault, late }: Line): void {
  keep(client, open);
  keep(upstream, open);
  let inMessage = false;
  const cut = () => {
    client.destroy();
    upstream.destroy();
  };
  client.on('close', cut);
  upstream.on('close', cut);
  client.on('data', (chunk) => {
    if (inMessage && fault === 'cuts-in-data') cut();
    else if (inMessage && fault === 'hangs-in-data') client.pause();
    else upstream.write(chunk);
  });
  upstream.on('data', (chunk) => {
    if (inMessage && fault === 'cuts-after-dot') cut();
    else if (inMessage && fault === 'answers-late') setTimeout(() => client.write(chunk), late);
    else client.write(chunk);
    if (/^354 /m.test(chunk.toString('latin1'))) inMessage = true;
  });
}
