// The SMTP server of this machine: it keeps whatever it is sent and passes nothing on.
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Envelope, Letters } from './letters.ts';

/** What most servers take, in bytes. */
const LARGEST = 25 * 1024 * 1024;

export interface SmtpDoor {
  readonly port: number;
  close(): Promise<void>;
}

export async function startSmtp(letters: Letters): Promise<SmtpDoor> {
  const server = new SMTPServer({
    name: 'coopilote.localhost',
    size: LARGEST,
    // Nothing leaves the machine: neither a certificate nor a password to make up.
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 500,
    onData: (stream, session, done) => {
      buffer(stream)
        .then((message) => (stream.sizeExceeded ? refuse(552) : letters.keep(message, envelopeOf(session))))
        .then(() => done())
        .catch((error: Error) => done(error));
    },
  });
  // A sender that leaves in the middle is its own trouble.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, close: () => new Promise((resolve) => server.close(resolve)) };
}

function refuse(responseCode: number): never {
  throw Object.assign(new Error('message trop gros'), { responseCode });
}

function envelopeOf({ envelope: { mailFrom, rcptTo } }: SMTPServerSession): Envelope {
  return { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
}
