// The port `Mailer` over SMTP: one message at a time to an outgoing server, that of the local mailbox or SES's.
import type { Courriel, Mailer, Remise } from '#bot/job-ports.ts';
import type { Clock } from '#bot/ports.ts';
import { deliver, type Patience, type SmtpServer } from './mail-delivery.ts';
import { isSendable, messageOf, type Sender } from './mail-message.ts';

export interface SmtpMailerOptions {
  readonly server: SmtpServer;
  readonly sender: Sender;
  readonly clock: Clock;
  readonly patience?: Patience;
}

/** All is over within a minute, as a handler lives no longer; a server that looks into what it receives may take half of one to answer. */
const PATIENCE: Patience = { connection: 10_000, greeting: 10_000, silence: 30_000, whole: 50_000 };

/** A connection a message: a handler that slept would find one kept open dead. */
export function smtpMailer({ server, sender, clock, patience = PATIENCE }: SmtpMailerOptions): Mailer {
  return {
    async send(courriel: Courriel): Promise<Remise> {
      if (!isSendable(courriel)) return { is: 'refused', code: 'invalid' };
      const message = await messageOf(courriel, sender, clock());
      return deliver({ from: sender.address, to: courriel.to, message }, server, patience);
    },
  };
}
