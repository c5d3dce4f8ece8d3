// What jobs and pages work with besides: files, mail, and the chat to tell people in.
import * as z from 'zod';
import type { ChartRequest } from '#bot/documents/graphiques/chart-request.ts';
import { smtpMailer } from '#bot/documents/mail.ts';
import type { Env } from '#bot/env.ts';
import type { JobDeps, Mailer } from '#bot/job-ports.ts';
import { connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import { slackConnexionSchema } from '#bot/platforms/slack/connexion.ts';
import { loadPostcodes } from './communes.ts';
import { dessinateurOf } from './dessinateur.ts';
import { filesOf } from './files.ts';
import { noticesOf } from './notices.ts';
import { readSetup } from './setup.ts';

export function readJobDeps(): JobDeps {
  const { env, connexion, deps } = readSetup(z.union([connexionSchema, slackConnexionSchema]));
  // These functions draw nothing themselves: the door of charts does.
  const dessinateur = dessinateurOf({ QUICKCHART_URL: env.QUICKCHART_URL ?? deps.publicUrl }, deps);
  return {
    ...deps,
    files: filesOf(env, deps),
    mailer: mailerOf(env),
    notifier: noticesOf(deps, connexion),
    postcodes: loadPostcodes,
    drawChart: (request) => dessinateur.drawChart(request as ChartRequest),
  };
}

/** Nothing leaves where no server is named, and whoever asks is told so. */
function mailerOf({ COOPILOTE_MAIL: mail }: Env): Mailer {
  if (!mail) return { send: async () => ({ is: 'refused', code: 'no-mail' }) };
  return smtpMailer({ ...mail, clock: Date.now });
}
