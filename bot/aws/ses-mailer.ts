// The port `Mailer` on SES: one message at a time, with the ids by which SES tells later that it was sent back.
import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { Courriel, Mailer, Remise } from '#bot/job-ports.ts';

export interface SesMailerOptions {
  readonly client: SESv2Client;
  /** Where SES keeps what becomes of messages. */
  readonly configurationSet: string;
  /** The sender's address. */
  readonly from: string;
  /** The message as it travels; undefined for one that must not. */
  readonly compose: (courriel: Courriel) => Promise<Uint8Array | undefined>;
}

/** A repeat behind our back could send twice. */
export function sesClient(): SESv2Client {
  return new SESv2Client({
    maxAttempts: 1,
    requestHandler: { requestTimeout: 30_000, connectionTimeout: 10_000, throwOnRequestTimeout: true },
  });
}

export function sesMailer({ client, configurationSet, from, compose }: SesMailerOptions): Mailer {
  return {
    async send(courriel) {
      const message = await compose(courriel);
      if (!message) return { is: 'refused', code: 'invalid' };
      const command = new SendEmailCommand({
        FromEmailAddress: from,
        Destination: { ToAddresses: [courriel.to] },
        Content: { Raw: { Data: message } },
        ConfigurationSetName: configurationSet,
        EmailTags: Object.entries(courriel.suivi ?? {}).map(([Name, Value]) => ({ Name, Value })),
      });
      // Whatever is thrown tells what became of it.
      return client.send(command).then(() => ({ is: 'accepted' }) as const, remiseAfter);
    },
  };
}

/** Refused for now: too much at once, or sending stopped until somebody looks. */
const LATER = [
  'TooManyRequestsException',
  'LimitExceededException',
  'SendingPausedException',
  'ThrottlingException',
];
/** About the sender's set-up and not about this message. */
const SET_UP = [
  'MailFromDomainNotVerifiedException',
  'AccountSuspendedException',
  'NotFoundException',
  'AccessDeniedException',
];
/** Nothing left: there was no connection. */
const NO_CONNECTION = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

/** An answer decides; without one it may have left. Codes are words of ours: what SES says quotes addresses. */
function remiseAfter(error: unknown): Remise {
  const { name, code, status } = troubleOf(error);
  if (LATER.includes(name)) return { is: 'later', code: `message-${status}` };
  if (SET_UP.includes(name)) return { is: 'refused', code: `login-${status}` };
  if (status >= 400 && status < 500) return { is: 'refused', code: `message-${status}` };
  if (NO_CONNECTION.includes(code)) return { is: 'later', code: 'network' };
  return { is: 'unknown', code: status >= 500 ? `message-${status}` : 'silence' };
}

interface Trouble {
  readonly name: string;
  readonly code: string;
  readonly status: number;
}

function troubleOf(error: unknown): Trouble {
  const { name, code, $metadata } = error as Error & {
    readonly code?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  return { name, code: String(code ?? ''), status: $metadata?.httpStatusCode ?? 0 };
}
