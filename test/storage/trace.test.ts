// One id from the chat to the job: what a gesture causes elsewhere says which gesture it was, in its record and in the logs of whoever does it.
import { expect, it } from 'vitest';
import type { JobRun } from '#bot/jobs/run.ts';
import { runJob } from '#bot/jobs/run.ts';
import { putJob } from '#bot/storage/jobs.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { tracedBy } from '#bot/storage/trace.ts';
import { memoryBot, messageOf, NOON } from '#test/support/memory-bot.ts';
import { atelier } from '#test/support/travaux.ts';

it('is in what an activity leaves in the outbox, as in the answer’s own log', async () => {
  const lea = await memoryBot();
  const screen = await lea.type('/cra individuel');
  if (screen.show !== 'screen') throw new Error('no screen');
  const answers = { duree: '45', thematiques: ['email'], lieu: 'a_distance', date: '2026-11-19' };
  const reply = await lea.ask(
    { is: 'submission', ticket: screen.ticket, read: () => answers },
    { id: 'le-geste' },
  );
  expect(messageOf(reply).text).toContain('Enregistré');
  const { items } = await lea.deps.table.query({ pk: `M#${lea.acteur.id}`, prefix: 'O#', limit: 9 });
  expect(items.map(({ geste }) => geste)).toEqual(['le-geste']);
});

it('goes from a gesture to its job, and to the jobs that this one asks for', async () => {
  const lea = await memoryBot();
  const { deps } = atelier(lea.deps);
  const asks = (id: string) => putJob({ id, sorte: 'avis', acteur: lea.acteur.id, sur: {} }, () => NOON);
  await tracedBy('le-geste', deps).table.write([asks('premier')]);
  const runs = new Proxy({} as Record<'avis', JobRun>, {
    get:
      (): JobRun =>
      async (job, { table, log }) => {
        log({ level: 'info', event: 'essai' });
        if (job.id === 'premier') await table.write([asks('second')]);
        return 'fait';
      },
  });
  for (const id of ['premier', 'second']) await runJob(keyOf.job(lea.acteur.id, id), runs as never, deps);
  const said = lea.logs.filter(({ event }) => event.startsWith('job.') || event === 'essai');
  expect(said.map(({ event, request }) => `${event} ${request}`)).toEqual([
    ...['job.begun le-geste', 'essai le-geste', 'job.ended le-geste'],
    ...['job.begun le-geste', 'essai le-geste', 'job.ended le-geste'],
  ]);
});

it('leaves other records as they are', async () => {
  const lea = await memoryBot();
  const key = { pk: 'M#a', sk: 'C#1' };
  await tracedBy('le-geste', lea.deps).table.write([{ put: { ...key, entity: 'cra' } }]);
  expect(await lea.deps.table.get([key])).toEqual([{ ...key, entity: 'cra' }]);
});
