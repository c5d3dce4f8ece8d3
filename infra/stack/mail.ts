// Where mail leaves from: a domain that signs what it sends, and what becomes of it told to the bot.
import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { EventBus, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { BotFunction } from './bot-function.ts';
import type { Stage } from './stages.ts';

export interface MailProps {
  readonly stage: Stage;
  /** The address that it comes from, whose domain is made able to send. */
  readonly from: string;
  readonly name: string;
}

export class Mail extends Construct {
  /** What handlers are told. */
  readonly address: string;
  /** Who may be written from. */
  readonly senders: readonly string[];

  constructor(scope: Construct, id: string, { stage, from, name }: MailProps) {
    super(scope, id);
    const domain = from.slice(from.lastIndexOf('@') + 1);
    const configurationSet = new ConfigurationSet(this, 'Set', {
      configurationSetName: `coopilote-${stage.name}`,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    configurationSet.addEventDestination('Events', {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      configurationSet,
      mailFromDomain: `retours.${domain}`,
    });
    this.tellRecords(identity, domain);
    this.address = `ses://coopilote-${stage.name}?${new URLSearchParams({ from, name })}`;
    this.senders = [
      identity.emailIdentityArn,
      Stack.of(this).formatArn({
        service: 'ses',
        resource: 'configuration-set',
        resourceName: `coopilote-${stage.name}`,
      }),
    ];
  }

  /** What the domain's own zone must say: DKIM, SPF by the sender's subdomain, DMARC. */
  private tellRecords({ dkimRecords }: EmailIdentity, domain: string): void {
    const { region } = Stack.of(this);
    const records = [
      ...dkimRecords.map(({ name, value }) => `CNAME ${name} ${value}`),
      `MX retours.${domain} 10 feedback-smtp.${region}.amazonses.com`,
      `TXT retours.${domain} "v=spf1 include:amazonses.com -all"`,
      `TXT _dmarc.${domain} "v=DMARC1; p=quarantine; adkim=s"`,
    ];
    new CfnOutput(this, 'Records', {
      value: records.join('\n'),
      description: 'À écrire dans la zone DNS du domaine',
    });
  }

  /** Tells a function of what came back, until it has understood. */
  report(target: BotFunction, deadLetter: Queue): void {
    new Rule(target, 'Returns', {
      description: 'Mail that came back, or that its recipient reported',
      eventPattern: { source: ['aws.ses'], detail: { eventType: ['Bounce', 'Complaint'] } },
      targets: [
        new LambdaFunction(target.alias, {
          deadLetterQueue: deadLetter,
          retryAttempts: 8,
          maxEventAge: Duration.hours(6),
        }),
      ],
    });
  }
}
