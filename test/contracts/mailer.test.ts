// The contract of the mailer on the fake one, on SMTP to a real server over TCP, and on SES's own interface.
import { describe } from 'vitest';
import { fakeMailer } from '#test/support/fake-mailer.ts';
import { startSesBench } from '#test/support/ses-bench.ts';
import { startSmtpStage } from '#test/support/smtp-stage.ts';
import { mailerContract } from './mailer.contract.ts';

describe('without a network', () => mailerContract(async () => fakeMailer()));

describe('over SMTP', () => mailerContract(startSmtpStage));

describe('through SES', () => mailerContract(startSesBench));
