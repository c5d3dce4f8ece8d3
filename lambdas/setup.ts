// What every handler reads when it starts: its environment, and what connects it to the chat that it serves.
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Env, readEnv } from '#bot/env.ts';
import type { Deps } from '#bot/ports.ts';
import { buildDeps } from './runtime.ts';

export interface Setup<C> {
  readonly env: Env;
  readonly connexion: C;
  readonly deps: Deps;
}

/** All that is read by who does not speak to the chat, whichever it is. */
export const anyConnexion = z.object({ botUrl: z.url() });

/** `schema` reads the file that `npm run connect` wrote. */
export function readSetup<C extends z.infer<typeof anyConnexion>>(schema: z.ZodType<C>): Setup<C> {
  const env = readEnv();
  if (!env.COOPILOTE_CONNEXION_FILE) throw new Error('environment: check COOPILOTE_CONNEXION_FILE');
  const connexion = schema.parse(JSON.parse(readFileSync(env.COOPILOTE_CONNEXION_FILE, 'utf8')));
  return { env, connexion, deps: buildDeps(env, connexion.botUrl) };
}
