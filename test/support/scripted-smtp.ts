// An SMTP server that says, word for word, what a test wants said: what no well-behaved server ever would.
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What is answered to a connection (`CONNECT`), a command, or the end of a message (`.`); nothing, where undefined. */
export type SmtpScript = (said: string, socket: Socket) => string | undefined;

export interface ScriptedSmtp {
  readonly port: number;
  /** The commands heard, `.` for the end of a message. */
  readonly said: readonly string[];
  close(): Promise<void>;
}

/** A server that agrees to everything, but for what `odd` says. */
export function agreeable(odd: Readonly<Record<string, string | undefined>>): SmtpScript {
  const usual: Readonly<Record<string, string>> = { CONNECT: '220 bonjour\r\n', DATA: '354 allez\r\n' };
  return (said) => {
    const [verb = ''] = said.split(/[ :]/);
    return verb in odd ? odd[verb] : (usual[verb] ?? '250 bien\r\n');
  };
}

export async function startScriptedSmtp(script: SmtpScript): Promise<ScriptedSmtp> {
  const said: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => {});
    const hear = (words: string): boolean => {
      said.push(words);
      const answer = script(words, socket);
      if (answer !== undefined && !socket.destroyed) socket.write(answer);
      return words === 'DATA' && answer?.startsWith('354') === true;
    };
    hear('CONNECT');
    let inMessage = false;
    let rest = '';
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (inMessage && line !== '.') continue;
        inMessage = hear(line);
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    said,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
