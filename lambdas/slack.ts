// The door of Slack as a Lambda handler.
import { readFileSync } from 'node:fs';
import { readEnv } from '#bot/env.ts';
import { slackConnexionSchema } from '#bot/platforms/slack/connexion.ts';
import { buildDeps } from './runtime.ts';
import { slackHandler } from './slack-door.ts';

const env = readEnv();
if (!env.COOPILOTE_CONNEXION_FILE) throw new Error('environment: check COOPILOTE_CONNEXION_FILE');
const connexion = slackConnexionSchema.parse(JSON.parse(readFileSync(env.COOPILOTE_CONNEXION_FILE, 'utf8')));

export const handler = slackHandler(buildDeps(env, connexion.botUrl), connexion);
