// Hands a message to an SMTP server and tells what became of it: what decides between « again » and « unknown » is whether any of it left.
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Remise } from '#bot/job-ports.ts';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` or nothing, or `none`: for a server on this machine. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly login?: { readonly user: string; readonly password: string } | undefined;
  /** The authority that vouches for the server, where the usual ones do not. */
  readonly ca?: string;
}

/** Milliseconds. `whole` ends everything. */
export interface Patience {
  readonly connection: number;
  readonly greeting: number;
  /** Without a word from the server, the one after the message included. */
  readonly silence: number;
  readonly whole: number;
}

export interface Delivery {
  readonly from: string;
  readonly to: string;
  readonly message: Uint8Array;
}

/** The conversation of nodemailer's own transport, which cannot be used: it reads the message before the server has agreed to it. */
export async function deliver(delivery: Delivery, server: SmtpServer, patience: Patience): Promise<Remise> {
  const parcel = parcelOf(delivery.message);
  const connection = new SMTPConnection(settingsOf(delivery, server, patience));
  const { promise: trouble, reject } = Promise.withResolvers<never>();
  connection.on('error', reject);
  const timer = setTimeout(() => reject(new TooLong()), patience.whole);
  try {
    await Promise.race([converse(connection, { delivery, server, parcel }), trouble]);
    return { is: 'accepted' };
  } catch (error) {
    // Whatever failed, this is what tells the outcome.
    return remiseAfter(error, parcel.opened());
  } finally {
    clearTimeout(timer);
    connection.close();
  }
}

class TooLong extends Error {
  readonly code = 'ETIMEDOUT';
}

interface Parcel {
  readonly stream: Readable;
  /** Whether it began to be handed over: nodemailer asks for the first byte once the server has said « go ahead » to DATA. */
  opened(): boolean;
}

function parcelOf(message: Uint8Array): Parcel {
  let opened = false;
  const stream = new Readable({
    read() {
      opened = true;
      this.push(message);
      this.push(null);
    },
  });
  return { stream, opened: () => opened };
}

function settingsOf(
  { from }: Delivery,
  { host, port, security, ca }: SmtpServer,
  { connection, greeting, silence }: Patience,
): ConstructorParameters<typeof SMTPConnection>[0] {
  return {
    host,
    port,
    // The sender's own domain: the name of a machine that lives a minute says nothing.
    name: from.slice(from.lastIndexOf('@') + 1),
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: connection,
    greetingTimeout: greeting,
    socketTimeout: silence,
    ...(ca !== undefined && { tls: { ca } }),
  };
}

interface Conversation {
  readonly delivery: Delivery;
  readonly server: SmtpServer;
  readonly parcel: Parcel;
}

async function converse(
  connection: SMTPConnection,
  { delivery: { from, to }, server: { login }, parcel }: Conversation,
): Promise<void> {
  await answered((done) => connection.connect(done));
  if (login) {
    const credentials = { user: login.user, pass: login.password };
    await answered((done) => connection.login({ credentials }, done));
  }
  // Its size is not announced: nodemailer would refuse a large one by itself, without the server's answer.
  await answered((done) => connection.send({ from, to: [to] }, parcel.stream, done));
  connection.quit();
}

function answered(ask: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => ask((error) => (error ? reject(error) : resolve())));
}

/** Where the conversation was, in words of ours: what servers say quotes addresses. */
const STEPS: readonly (readonly [RegExp, string])[] = [
  [/^STARTTLS/, 'tls'],
  [/^AUTH/, 'login'],
  [/^MAIL/, 'sender'],
  [/^RCPT/, 'recipient'],
  [/^DATA/, 'message'],
];

/** Troubles without an answer of the server. */
const SILENCES: Readonly<Record<string, string>> = {
  EDNS: 'name',
  ESOCKET: 'network',
  ETLS: 'tls',
  ETIMEDOUT: 'silence',
  ECONNECTION: 'cut',
  EPROTOCOL: 'nonsense',
};

/**
 * An answer decides, even after the message: 5xx is for ever, 4xx for now, neither kept it. Without one all depends on whether the message
 * began to leave. A server that cannot do TLS says 5xx of that, not of the message.
 */
function remiseAfter(error: unknown, opened: boolean): Remise {
  const { code, command, responseCode } = troubleOf(error);
  const step = STEPS.find(([pattern]) => pattern.test(command))?.[1] ?? (opened ? 'message' : 'greeting');
  const answer = { code: `${step}-${responseCode}` };
  const family = Math.floor(responseCode / 100);
  if (family === 5 && step !== 'tls') return { is: 'refused', ...answer };
  if (family === 4 || family === 5) return { is: 'later', ...answer };
  return { is: opened ? 'unknown' : 'later', code: SILENCES[code] ?? 'trouble' };
}

interface Trouble {
  readonly code: string;
  readonly command: string;
  readonly responseCode: number;
}

/** What nodemailer writes on its errors, each part of it at times. */
function troubleOf(error: unknown): Trouble {
  const {
    code = '',
    command = '',
    responseCode = 0,
  } = error instanceof Error ? (error as Partial<Trouble>) : {};
  return { code, command, responseCode };
}
