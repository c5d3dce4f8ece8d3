// A mailer without a network, for tests of what sends mail: the contract suite holds it to what the real one does.
import { isSendable } from '#bot/documents/mail-message.ts';
import type { Courriel, Mailer } from '#bot/job-ports.ts';
import { type MailBench, type Received, WEATHERS, type Weather } from './mail-weather.ts';

export const SENDER = { address: 'coopilote@mediation.example', name: 'Coopilote' };

export function fakeMailer(): MailBench {
  const kept: Received[] = [];
  let weather: Weather = 'fair';
  const mailer: Mailer = {
    async send(courriel) {
      if (!isSendable(courriel)) return { is: 'refused', code: 'invalid' };
      const { is, kept: copies } = WEATHERS[weather];
      if (copies > 0) kept.push(asReceived(courriel));
      return is === 'accepted' ? { is } : { is, code: weather };
    },
  };
  return {
    mailer,
    become: async (next) => {
      weather = next;
    },
    received: async () => [...kept],
    close: async () => {},
  };
}

function asReceived({ id, to, replyTo, subject, text, html, attachment }: Courriel): Received {
  return {
    messageId: `<${id}@mediation.example>`,
    from: SENDER.address,
    to,
    replyTo,
    subject,
    text,
    html,
    attachment,
  };
}
