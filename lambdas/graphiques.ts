// The door of charts and who draws them, given what they work with: the same in Lambda and on one machine.
import { openRenderer } from '#bot/documents/dessin.ts';
import type { Env } from '#bot/env.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { graphiquesDoor } from '#bot/pages/graphiques.ts';
import { dessinateurOf } from './dessinateur.ts';
import type { HttpDoor } from './doors.ts';
import { fromEvent, toResult } from './http.ts';

export interface Graphiques {
  readonly door: HttpDoor;
  close(): Promise<void>;
}

type GraphiquesDeps = Pick<
  JobDeps,
  'table' | 'keyring' | 'files' | 'clock' | 'newId' | 'ticketKeys' | 'log' | 'publicUrl'
>;

export function openGraphiques(deps: GraphiquesDeps, env: Pick<Env, 'QUICKCHART_URL'>): Graphiques {
  const renderer = openRenderer();
  const dessinateur = dessinateurOf(env, { ...deps, renderer });
  const door = graphiquesDoor({ ...deps, renderer, dessinateur });
  return { door: async (event) => toResult(await door(fromEvent(event))), close: renderer.close };
}
