// Jobs done in tests: everything that is due is run, as the stream and the sweeper would, and what they told and sent is kept.

import type { Courriel, Files, JobDeps } from '#bot/job-ports.ts';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { sweepJobs } from '#bot/jobs/run.ts';
import type { Deps, Message } from '#bot/ports.ts';
import { isOutbox, runOutboxes } from '#bot/storage/outbox.ts';
import { drawnAsPixel } from '#test/support/dessin.ts';
import { loadPostcodes } from '../../lambdas/communes.ts';

export interface Notice extends Pick<Message, 'lasting' | 'blocks'> {
  readonly acteur: string;
}

/** What jobs work with, and what came of them. */
export interface Atelier {
  readonly deps: JobDeps;
  readonly notices: readonly Notice[];
  readonly courriels: readonly Courriel[];
}

/** Files kept while a test lasts. */
export function memoryFiles({ clock }: Pick<Deps, 'clock'>): Files {
  const files = new Map<string, { readonly bytes: Uint8Array; readonly until: number }>();
  const there = (name: string) => {
    const file = files.get(name);
    return file && file.until > clock() ? file : undefined;
  };
  return {
    create: async (name, bytes, until) => {
      if (there(name)) return false;
      files.set(name, { bytes, until });
      return true;
    },
    read: async (name) => there(name)?.bytes,
    remove: async (name) => void files.delete(name),
    async *list(folder) {
      for (const name of files.keys()) if (name.startsWith(`${folder}/`)) yield name;
    },
  };
}

export function atelier(deps: Deps): Atelier {
  const notices: Notice[] = [];
  const courriels: Courriel[] = [];
  const jobDeps: JobDeps = {
    ...deps,
    files: memoryFiles(deps),
    notifier: { notify: async (acteur, message) => void notices.push({ acteur, ...message }) },
    postcodes: loadPostcodes,
    drawChart: drawnAsPixel,
    mailer: {
      send: async (courriel) => {
        courriels.push(courriel);
        return { is: 'accepted' };
      },
    },
  };
  return { deps: jobDeps, notices, courriels };
}

/** What these people's activities cause, then every job that is due, until there is none. */
export async function travaux(deps: JobDeps, acteurs: readonly string[]): Promise<void> {
  await Promise.all(acteurs.map((acteur) => ensuite(deps, acteur)));
  for (let round = 0; round < 5; round += 1) await sweepJobs(JOB_RUNS, deps);
  await Promise.all(acteurs.map((acteur) => ensuite(deps, acteur)));
}

/** The outbox of this person, carried out. */
export async function ensuite(
  deps: Pick<Deps, 'table' | 'keyring' | 'pause' | 'clock' | 'territoires'>,
  acteur: string,
): Promise<void> {
  const { items } = await deps.table.query({ pk: `M#${acteur}`, prefix: 'O#', limit: 200 });
  await runOutboxes(items.filter(isOutbox), deps);
}
