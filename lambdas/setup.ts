// What every handler reads when it starts: its environment, and the Mattermost that it serves.
import { readFileSync } from 'node:fs';
import { type Env, readEnv } from '#bot/env.ts';
import { type Connexion, connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import type { Deps } from '#bot/ports.ts';
import { buildDeps } from './runtime.ts';

export interface Setup {
  readonly env: Env;
  readonly connexion: Connexion;
  readonly deps: Deps;
}

export function readSetup(): Setup {
  const env = readEnv();
  if (!env.COOPILOTE_CONNEXION_FILE) throw new Error('environment: check COOPILOTE_CONNEXION_FILE');
  const connexion = connexionSchema.parse(JSON.parse(readFileSync(env.COOPILOTE_CONNEXION_FILE, 'utf8')));
  return { env, connexion, deps: buildDeps(env, connexion.botUrl) };
}
