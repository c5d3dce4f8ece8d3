// The contract of the mailer on the fake one and on SMTP, to a real server over TCP.
import { describe } from 'vitest';
import { fakeMailer } from '#test/support/fake-mailer.ts';
import { startSmtpStage } from '#test/support/smtp-stage.ts';
import { mailerContract } from './mailer.contract.ts';

describe('without a network', () => mailerContract(async () => fakeMailer()));

describe('over SMTP', () => mailerContract(startSmtpStage));
