// What jobs and pages work with besides: files, mail, and the chat to tell people in, each where the handler is given it.
import * as z from 'zod';
import { sesClient, sesMailer } from '#bot/aws/ses-mailer.ts';
import type { ChartRequest } from '#bot/documents/graphiques/chart-request.ts';
import { smtpMailer } from '#bot/documents/mail.ts';
import { isSendable, messageOf } from '#bot/documents/mail-message.ts';
import type { Env, Variables } from '#bot/env.ts';
import { type JobDeps, type Mailer, type Notifier, NotTold } from '#bot/job-ports.ts';
import { connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import { slackConnexionSchema } from '#bot/platforms/slack/connexion.ts';
import { loadPostcodes } from './communes.ts';
import { dessinateurOf } from './dessinateur.ts';
import { filesOf } from './files.ts';
import { notedMailer } from './noted-mailer.ts';
import { noticesOf } from './notices.ts';
import { readSetup } from './setup.ts';

export function readJobDeps(variables: Variables): JobDeps {
  const { env, connexion, deps } = readSetup(variables, z.union([connexionSchema, slackConnexionSchema]));
  // These functions draw nothing themselves: the door of charts does.
  const dessinateur = dessinateurOf({ QUICKCHART_URL: env.QUICKCHART_URL ?? deps.publicUrl }, deps);
  return {
    ...deps,
    files: filesOf(env, deps),
    mailer: notedMailer(mailerOf(env), deps),
    notifier: connexion ? noticesOf(deps, connexion) : NOBODY,
    postcodes: loadPostcodes,
    drawChart: (request) => dessinateur.drawChart(request as ChartRequest),
  };
}

/** The chat is out of reach of a handler that is not told of it. */
const NOBODY: Notifier = {
  notify: async () => {
    throw new NotTold('this handler has no chat');
  },
};

/** Nothing leaves where no server is named, and whoever asks is told so. */
function mailerOf({ COOPILOTE_MAIL: mail }: Env): Mailer {
  if (!mail) return { send: async () => ({ is: 'refused', code: 'no-mail' }) };
  if ('server' in mail) return smtpMailer({ ...mail, clock: Date.now });
  const { configurationSet, sender } = mail;
  return sesMailer({
    client: sesClient(),
    configurationSet,
    from: sender.address,
    compose: async (courriel) => (isSendable(courriel) ? messageOf(courriel, sender, Date.now()) : undefined),
  });
}
