// SES as a mailer meets it: each weather is what SES answers, or does not.
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { sesMailer } from '#bot/aws/ses-mailer.ts';
import { isSendable, messageOf } from '#bot/documents/mail-message.ts';
import { type AwsStandIn, type Failing, refused, startAwsStandIn } from './aws-stand-in.ts';
import { SENDER } from './fake-mailer.ts';
import type { MailBench, Weather } from './mail-weather.ts';
import { NOW, parsed } from './smtp-stage.ts';

const WEATHERS: Readonly<Record<Exclude<Weather, 'down'>, Failing>> = {
  fair: () => undefined,
  'refuses-sender': () => refused('MailFromDomainNotVerifiedException'),
  'refuses-recipient': () => refused('MessageRejected'),
  'refuses-message': () => refused('BadRequestException'),
  greylists: () => refused('TooManyRequestsException'),
  'defers-message': () => refused('LimitExceededException'),
  mute: () => refused('SendingPausedException'),
  'hangs-in-data': () => 'hang',
  'cuts-in-data': () => 'drop',
  'cuts-after-dot': (_, work) => {
    work();
    return 'drop';
  },
  'answers-late': (_, work) => {
    work();
    return 'hang';
  },
};

export async function startSesBench(): Promise<MailBench & { readonly mails: AwsStandIn['mails'] }> {
  let failing: Failing = WEATHERS.fair;
  let endpoint = '';
  const aws = await startAwsStandIn((action, work) => failing(action, work));
  const nowhere = 'http://127.0.0.1:1';
  endpoint = aws.client.endpoint;
  const mailer = () =>
    sesMailer({
      client: new SESv2Client({
        ...aws.client,
        endpoint,
        maxAttempts: 1,
        requestHandler: { requestTimeout: 400, throwOnRequestTimeout: true },
      }),
      configurationSet: 'coopilote-essai',
      from: SENDER.address,
      compose: async (courriel) => (isSendable(courriel) ? messageOf(courriel, SENDER, NOW) : undefined),
    });
  return {
    mailer: { send: (courriel) => mailer().send(courriel) },
    mails: aws.mails,
    become: async (weather) => {
      endpoint = weather === 'down' ? nowhere : aws.client.endpoint;
      if (weather !== 'down') failing = WEATHERS[weather];
    },
    received: () => Promise.all(aws.mails.map(({ raw }) => parsed(raw))),
    close: aws.close,
  };
}
