// A real SMTP server on 127.0.0.1 and the real mailer that sends to it, over a wire that a test can cut.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type SmtpMailerOptions, smtpMailer } from '#bot/documents/mail.ts';
import { SENDER } from './fake-mailer.ts';
import type { MailBench, Received, Weather } from './mail-weather.ts';
import { type Fault, startSmtpWire } from './smtp-wire.ts';

const fixture = (name: string): string =>
  readFileSync(new URL(`../fixtures/smtp/${name}`, import.meta.url), 'utf8');
/** Of 127.0.0.1, and its own authority. */
export const CERTIFICATE = fixture('certificate.pem');
const TLS = { cert: CERTIFICATE, key: fixture('key.pem') };

export const NOW = Date.UTC(2026, 10, 27, 9, 30);
const PATIENCE = { connection: 1500, greeting: 1000, silence: 1000, whole: 5000 };

export interface SmtpStage extends MailBench {
  /** Byte for byte, as the server had them. */
  readonly raw: readonly Buffer[];
  readonly port: number;
  /** Another mailer of the same server. */
  mailerWith(options: Partial<Omit<SmtpMailerOptions, 'server'>> & ServerOptions): MailBench['mailer'];
}

interface ServerOptions {
  readonly server?: Partial<SmtpMailerOptions['server']>;
}

/** What the server says in each weather: where, and which code. Its words name the recipient, as those of real ones do. */
const ANSWERS: Partial<Record<Weather, { readonly at: 'MAIL' | 'RCPT' | 'DATA'; readonly code: number }>> = {
  'refuses-sender': { at: 'MAIL', code: 550 },
  'refuses-recipient': { at: 'RCPT', code: 550 },
  'refuses-message': { at: 'DATA', code: 554 },
  greylists: { at: 'RCPT', code: 451 },
  'defers-message': { at: 'DATA', code: 452 },
};

const WIRED: readonly string[] = [
  'down',
  'mute',
  'hangs-in-data',
  'cuts-in-data',
  'cuts-after-dot',
  'answers-late',
] satisfies readonly Fault[];

const isFault = (weather: string): weather is Fault => WIRED.includes(weather);

export async function startSmtpStage(more: SMTPServerOptions = {}): Promise<SmtpStage> {
  const raw: Buffer[] = [];
  let weather: Weather = 'fair';
  const complaint = (at: 'MAIL' | 'RCPT' | 'DATA'): Error | null => {
    const answer = ANSWERS[weather];
    if (answer?.at !== at) return null;
    return Object.assign(new Error('ne veut pas de aide@ccas.fr'), { responseCode: answer.code });
  };
  const server = new SMTPServer({
    ...TLS,
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 50,
    onMailFrom: (_address, _session, done) => done(complaint('MAIL')),
    onRcptTo: (_address, _session, done) => done(complaint('RCPT')),
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const refusal = complaint('DATA');
        if (!refusal) raw.push(Buffer.concat(parts));
        done(refusal);
      });
    },
    ...more,
  });
  // Connections that a test cuts are errors of the server, which nobody is to hear about.
  server.on('error', () => {});
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done()));
  const { port: own } = server.server.address() as AddressInfo;
  const wire = await startSmtpWire(own, 2 * PATIENCE.silence);
  const mailerWith: SmtpStage['mailerWith'] = ({ server: settings, ...options }) =>
    smtpMailer({
      server: { host: '127.0.0.1', port: wire.port, security: 'none', ...settings },
      sender: SENDER,
      clock: () => NOW,
      patience: PATIENCE,
      ...options,
    });
  return {
    mailer: mailerWith({}),
    mailerWith,
    raw,
    port: wire.port,
    become: async (next) => {
      weather = next;
      await wire.set(isFault(next) ? next : 'none');
    },
    received: () => Promise.all(raw.map(parsed)),
    close: async () => {
      await wire.close();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

/** A text ends with a line end once it has travelled, whether it had one or not. */
const asSent = (text: string | undefined): string => (text ?? '').replace(/\n$/, '');

export async function parsed(message: Buffer): Promise<Received> {
  const {
    messageId = '',
    from,
    to,
    replyTo,
    subject = '',
    text,
    html,
    attachments,
  } = await PostalMime.parse(message);
  const [attachment] = attachments;
  return {
    messageId,
    from: from?.address ?? '',
    to: (to ?? []).map(({ address }) => address).join(','),
    replyTo: replyTo?.[0]?.address,
    subject,
    text: asSent(text),
    html: asSent(html),
    attachment: attachment && {
      name: attachment.filename ?? '',
      type: attachment.mimeType,
      bytes: new Uint8Array(attachment.content as ArrayBuffer),
    },
  };
}
