// What jobs and pages work with besides: files, mail, and the chat to tell people in.
import * as z from 'zod';
import { smtpMailer } from '#bot/documents/mail.ts';
import type { Env } from '#bot/env.ts';
import type { JobDeps, Mailer } from '#bot/job-ports.ts';
import { connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import { slackConnexionSchema } from '#bot/platforms/slack/connexion.ts';
import { loadPostcodes } from './communes.ts';
import { filesOf } from './files.ts';
import { noticesOf } from './notices.ts';
import { readSetup } from './setup.ts';

export function readJobDeps(): JobDeps {
  const { env, connexion, deps } = readSetup(z.union([connexionSchema, slackConnexionSchema]));
  return {
    ...deps,
    files: filesOf(env, deps),
    mailer: mailerOf(env),
    notifier: noticesOf(deps, connexion),
    postcodes: loadPostcodes,
  };
}

/** Nothing leaves where no server is named, and whoever asks is told so. */
function mailerOf({ COOPILOTE_MAIL: mail }: Env): Mailer {
  if (!mail) return { send: async () => ({ is: 'refused', code: 'no-mail' }) };
  return smtpMailer({ ...mail, clock: Date.now });
}
