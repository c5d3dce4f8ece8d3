// Runs jobs: each begun by one process at a time, again when it failed, a little later each time, until it is left to be looked at.
import type { JobDeps } from '#bot/job-ports.ts';
import type { Key } from '#bot/ports.ts';
import { allJobShards, buryJob, dueJobs, type Job, jobDone, putBack, takeJob } from '#bot/storage/jobs.ts';
import { tracedBy } from '#bot/storage/trace.ts';

/**
 * What a run comes to: done; more of it to do now (its progress is kept with what it works on); or later, in milliseconds, with more to know
 * then. A run may be made again at any moment after a crash: each finds by itself what was done.
 */
export type Run = 'fait' | 'encore' | { readonly dans: number; readonly sur?: Job['sur'] };

export type JobRun = (job: Job, deps: JobDeps) => Promise<Run>;

const MINUTE = 60 * 1000;
/** Waits after each failure. */
const WAITS = [1, 2, 5, 15, 30, 60, 120].map((minutes) => minutes * MINUTE);

/** Runs the job of that key, if it is there, due, and nobody's. Never throws: what fails is logged by its kind and tried again. */
export async function runJob(
  key: Key,
  runs: Readonly<Record<Job['sorte'], JobRun>>,
  deps: JobDeps,
): Promise<void> {
  let job: Job | undefined;
  let traced = deps;
  try {
    job = await takeJob(key, deps);
    if (!job) return;
    const { geste, sorte, id } = job;
    if (geste !== undefined) traced = tracedBy(geste, deps);
    const begun = deps.clock();
    traced.log({ level: 'info', event: 'job.begun', sorte, id, ...waited(job, begun) });
    const until = begun + TURN;
    while (job) job = await step({ job, until }, runs[job.sorte], traced);
    traced.log({ level: 'info', event: 'job.ended', sorte, id, ms: deps.clock() - begun });
  } catch (error) {
    await failed(job, error, traced);
  }
}

/** Since it was due, in seconds: what tells that jobs are late. Of a first try alone, as others wait on purpose. */
function waited({ quand, essais }: Job, now: number): { readonly seconds?: number } {
  return essais === 1 ? { seconds: Math.round((now - quand) / 1000) } : {};
}

/** How long one process goes on with a job before it is given back, for another to go on: less than a lease. */
export const TURN = 4 * MINUTE;

interface Turn {
  readonly job: Job;
  readonly until: number;
}

/** One run of it. Gives the job again where there is more to do now. */
async function step({ job, until }: Turn, run: JobRun, deps: JobDeps): Promise<Job | undefined> {
  const outcome = await run(job, deps);
  if (outcome === 'encore' && deps.clock() < until) return job;
  if (outcome === 'encore') return void (await putBack(job, { quand: deps.clock(), essais: 0 }, deps));
  if (outcome === 'fait') await deps.table.write([jobDone(job)]);
  else
    await putBack(
      job,
      {
        ...(outcome.sur && { sur: { ...job.sur, ...outcome.sur } }),
        quand: deps.clock() + outcome.dans,
        essais: 0,
      },
      deps,
    );
  return undefined;
}

async function failed(job: Job | undefined, error: unknown, deps: JobDeps): Promise<void> {
  const kind = error instanceof Error ? error.name : 'unknown';
  const wait = WAITS[(job?.essais ?? 1) - 1];
  const event = wait === undefined ? 'job.dead' : 'job.failed';
  deps.log({ level: 'error', event, kind, sorte: job?.sorte, id: job?.id });
  if (!job) return;
  // Where this fails too, the lease ends by itself and the sweeper takes the job up.
  const after =
    wait === undefined ? buryJob(job, deps) : putBack(job, { ...job, quand: deps.clock() + wait }, deps);
  await after.catch(() => deps.log({ level: 'error', event: 'job.left', sorte: job.sorte, id: job.id }));
}

/** Takes up the jobs that are due. */
export async function sweepJobs(runs: Readonly<Record<Job['sorte'], JobRun>>, deps: JobDeps): Promise<void> {
  for (const shard of allJobShards) {
    for (const key of await dueJobs(shard, deps.clock(), deps)) await runJob(key, runs, deps);
  }
}
