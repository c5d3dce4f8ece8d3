// Jobs when one of them can never be done, and when there is no room left for files: the others go on, nothing is sent twice, and what is left is counted.
import { describe, expect, it } from 'vitest';
import type { JobDeps } from '#bot/job-ports.ts';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { sweepJobs } from '#bot/jobs/run.ts';
import { lateJobs, putJob } from '#bot/storage/jobs.ts';
import { memoryTable } from '#local/memory-table.ts';
import { envoiKept, leaving, posteOn } from '#test/support/envois.ts';

const HOUR = 3_600_000;

describe('a poisoned job', () => {
  it('is tried later and later, then left and counted; those around it are done at once', async () => {
    const { lea, deps, notices } = posteOn(memoryTable());
    const put = (id: string, sorte: 'avis' | 'essai', sur: Readonly<Record<string, string>>) =>
      putJob({ id, sorte, acteur: lea.acteur, sur }, lea.clock);
    const sound = Array.from({ length: 20 }, (_, n) =>
      put(`bon${n}`, 'avis', { quoi: 'effacees', nombre: '1' }),
    );
    // What no key opens is never opened.
    await deps.table.write([
      ...sound.slice(0, 10),
      put('poison', 'essai', { adresse: 'illisible' }),
      ...sound.slice(10),
    ]);
    await sweepJobs(JOB_RUNS, deps);
    expect(notices).toHaveLength(20);
    for (let hours = 0; hours < 10; hours += 1) {
      lea.pass(3 * HOUR);
      await sweepJobs(JOB_RUNS, deps);
    }
    expect(await lateJobs(deps)).toEqual({ retard: 0, morts: 1 });
    expect(notices).toHaveLength(20);
    const tries = lea.logged.filter(({ event, id }) => event === 'job.failed' && id === 'poison');
    expect(tries).toHaveLength(7);
    expect(lea.logged.filter(({ event }) => event === 'job.dead')).toHaveLength(1);
    expect(JSON.stringify(lea.logged)).not.toContain('illisible');
  });
});

describe('a full disk', () => {
  const full = (deps: JobDeps): JobDeps => ({
    ...deps,
    files: {
      ...deps.files,
      create: () =>
        Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })),
    },
  });

  it.each(['piece', 'lien'] as const)(
    'sends no sheet by %s while there is no room, then one',
    async (voie) => {
      const poste = posteOn(memoryTable());
      const { lea, deps, mail } = poste;
      const of = await leaving(poste, { voie });
      for (let minutes = 0; minutes < 3; minutes += 1) {
        await sweepJobs(JOB_RUNS, full(deps));
        lea.pass(2 * 60_000);
      }
      // A link is made into a file by whoever opens it: it needs no room to leave.
      const before = (await mail.received()).length;
      expect(before).toBe(voie === 'lien' ? 1 : 0);
      for (let hours = 0; hours < 3; hours += 1) {
        await sweepJobs(JOB_RUNS, deps);
        lea.pass(HOUR);
      }
      expect(await mail.received()).toHaveLength(1);
      expect((await envoiKept(of, poste)).etat).toBe('envoye');
    },
  );
});
