// Jobs: what is done away from the chat, written with what asks for it, found by the stream at once and by the sweeper when due.
import * as z from 'zod';
import { ConditionFailed, type Deps, type Item, type Key, type WriteAction } from '#bot/ports.ts';
import { JOB_SHARDS, jobIndex } from './indexes.ts';
import { keyOf, rangeOf } from './keys.ts';
import { parseRecord } from './record.ts';

/** What there is to do: each sort has a file in `bot/jobs/`. */
export const SORTES_JOB = [
  'annonce',
  'avis',
  'conservation',
  'document',
  'effacement',
  'envoi',
  'fusion',
  'import',
  'nouvelle',
  'passation',
] as const;

export type SorteJob = (typeof SORTES_JOB)[number];

export interface Job {
  readonly id: string;
  readonly sorte: SorteJob;
  /** Whose partition it is in. */
  readonly acteur: string;
  /** What it is about: ids and codes, nothing personal. */
  readonly sur: Readonly<Record<string, string>>;
  /** Times that it was begun. */
  readonly essais: number;
  /** When it is due, in milliseconds since 1970. */
  readonly quand: number;
  readonly rev: number;
}

const jobSchema = z.object({
  id: z.string(),
  sorte: z.enum(SORTES_JOB),
  acteur: z.string(),
  sur: z.record(z.string(), z.string()),
  essais: z.number(),
  quand: z.number(),
  rev: z.number(),
  /** Until when whoever began it has it to themselves. */
  bail: z.number().optional(),
});

/** How long whoever begins a job has it: longer than any takes. */
const LEASE = 10 * 60 * 1000;

/** The action that asks for a job: once, however many times the gesture behind it is made. */
export function putJob(job: Pick<Job, 'id' | 'sorte' | 'acteur' | 'sur'>, clock: Deps['clock']): WriteAction {
  return { put: itemOf({ ...job, essais: 0, quand: clock(), rev: 1 }), when: { is: 'absent' } };
}

function itemOf(job: Job & { readonly bail?: number }): Item {
  return {
    ...keyOf.job(job.acteur, job.id),
    entity: 'job',
    v: 1,
    ...job,
    ...jobIndex(job.acteur, job.bail ?? job.quand),
  };
}

/** Whether a record just written is a job that nobody has begun and that is due. */
export function isDueJob(item: { readonly [attribute: string]: unknown }, now: number): boolean {
  return item.entity === 'job' && item.bail === undefined && item.mort !== true && Number(item.quand) <= now;
}

/** Begins a job: it is this process's until the lease ends. Undefined where it is done, not due, or somebody else's. */
export async function takeJob(key: Key, deps: Pick<Deps, 'table' | 'clock'>): Promise<Job | undefined> {
  const [item] = await deps.table.get([key]);
  if (!item || item.mort === true) return undefined;
  const { bail, ...job } = parseRecord('job', jobSchema, item);
  const now = deps.clock();
  if ((bail ?? 0) > now || job.quand > now) return undefined;
  const taken = { ...job, essais: job.essais + 1, rev: job.rev + 1 };
  const when = { is: 'equal', attributes: { rev: job.rev } } as const;
  try {
    await deps.table.write([{ put: itemOf({ ...taken, bail: now + LEASE }), when }]);
    return taken;
  } catch (error) {
    if (error instanceof ConditionFailed) return undefined;
    throw error;
  }
}

const own = ({ rev }: Job) => ({ is: 'equal', attributes: { rev } }) as const;

/** The action that ends a job, for a transaction with its last effect. */
export function jobDone(job: Job): WriteAction {
  return { delete: keyOf.job(job.acteur, job.id), when: own(job) };
}

/** Gives a job back, to be begun again from that moment. */
export async function putBack(
  job: Job,
  again: Pick<Job, 'quand' | 'essais'> & Partial<Pick<Job, 'sur'>>,
  deps: Pick<Deps, 'table'>,
): Promise<void> {
  await deps.table.write([{ put: itemOf({ ...job, ...again, rev: job.rev + 1 }), when: own(job) }]);
}

/** Leaves a job that failed too often where it is, out of the way, to be looked at. */
export async function buryJob(job: Job, deps: Pick<Deps, 'table'>): Promise<void> {
  const { g1pk: _pk, g1sk: _sk, ...rest } = itemOf({ ...job, rev: job.rev + 1 });
  await deps.table.write([{ put: { ...rest, mort: true } as Item, when: own(job) }]);
}

/** Jobs that are due, or whose lease ended, of one shard. */
export async function dueJobs(
  shard: number,
  now: number,
  deps: Pick<Deps, 'table'>,
): Promise<readonly Key[]> {
  const { items } = await deps.table.query({ ...rangeOf.jobs(shard, now), limit: DUE_AT_ONCE });
  return items.map(({ pk, sk }) => ({ pk, sk }));
}

/** Taken up in one passage, a shard: the next passage takes up the others. */
const DUE_AT_ONCE = 50;

export const allJobShards: readonly number[] = Array.from({ length: JOB_SHARDS }, (_, shard) => shard);
