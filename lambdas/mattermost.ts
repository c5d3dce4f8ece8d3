// The door of Mattermost as a Lambda handler.
import { readFileSync } from 'node:fs';
import { readEnv } from '#bot/env.ts';
import { connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import { mattermostHandler } from './doors.ts';
import { buildDeps } from './runtime.ts';

const env = readEnv();
if (!env.COOPILOTE_CONNEXION_FILE) throw new Error('environment: check COOPILOTE_CONNEXION_FILE');
const connexion = connexionSchema.parse(JSON.parse(readFileSync(env.COOPILOTE_CONNEXION_FILE, 'utf8')));

export const handler = mattermostHandler(buildDeps(env), connexion);
