// What every handler reads when it starts: its environment, and what connects it to the chat that it serves, if it serves one.
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Env, readEnv, type Variables } from '#bot/env.ts';
import type { Deps } from '#bot/ports.ts';
import { buildDeps } from './runtime.ts';

export interface Setup<C> {
  readonly env: Env;
  readonly connexion?: C;
  readonly deps: Deps;
}

/** All that is read by who does not speak to the chat, whichever it is. */
export const anyConnexion = z.object({ botUrl: z.url() });

type AnyConnexion = z.infer<typeof anyConnexion>;

/** `schema` reads what `npm run connect` wrote. */
export function readSetup<C extends AnyConnexion>(variables: Variables, schema: z.ZodType<C>): Setup<C> {
  const env = readEnv(variables);
  const connexion = connexionOf(env, schema);
  return { env, ...(connexion && { connexion }), deps: buildDeps(env, connexion?.botUrl ?? '') };
}

/** For a handler that answers the chat. */
export function readChatSetup<C extends AnyConnexion>(
  variables: Variables,
  schema: z.ZodType<C>,
): Required<Setup<C>> {
  const { connexion, ...setup } = readSetup(variables, schema);
  if (!connexion) throw new Error('environment: check COOPILOTE_CONNEXION, COOPILOTE_CONNEXION_FILE');
  return { ...setup, connexion };
}

function connexionOf<C>(
  { COOPILOTE_CONNEXION: text, COOPILOTE_CONNEXION_FILE: file }: Env,
  schema: z.ZodType<C>,
): C | undefined {
  if (text === undefined && file === undefined) return undefined;
  return schema.parse(JSON.parse(text ?? readFileSync(file ?? '', 'utf8')));
}
