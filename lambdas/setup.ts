// What every handler reads when it starts: its environment, and the Mattermost that it serves, if it serves one.
import { readFileSync } from 'node:fs';
import { type Env, readEnv, type Variables } from '#bot/env.ts';
import { type Connexion, connexionSchema } from '#bot/platforms/mattermost/connexion.ts';
import type { Deps } from '#bot/ports.ts';
import { buildDeps } from './runtime.ts';

export interface Setup {
  readonly env: Env;
  readonly connexion?: Connexion;
  readonly deps: Deps;
}

export function readSetup(variables: Variables): Setup {
  const env = readEnv(variables);
  const connexion = connexionOf(env);
  return { env, ...(connexion && { connexion }), deps: buildDeps(env, connexion?.botUrl ?? '') };
}

/** For a handler that answers the chat. */
export function readChatSetup(variables: Variables): Required<Setup> {
  const { connexion, ...setup } = readSetup(variables);
  if (!connexion) throw new Error('environment: check COOPILOTE_CONNEXION, COOPILOTE_CONNEXION_FILE');
  return { ...setup, connexion };
}

function connexionOf({
  COOPILOTE_CONNEXION: text,
  COOPILOTE_CONNEXION_FILE: file,
}: Env): Connexion | undefined {
  if (text === undefined && file === undefined) return undefined;
  return connexionSchema.parse(JSON.parse(text ?? readFileSync(file ?? '', 'utf8')));
}
