// The handlers of what is done away from the chat, given what they work with: the same in Lambda and on one machine.

import type { DynamoDBBatchResponse, DynamoDBStreamEvent, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod';
import { writtenIn } from '#bot/aws/stream-images.ts';
import type { JobDeps, JobQueues } from '#bot/job-ports.ts';
import { handOver } from '#bot/jobs/hand-over.ts';
import { JOB_RUNS } from '#bot/jobs/index.ts';
import { lookAround } from '#bot/jobs/passage.ts';
import { sendRappels } from '#bot/jobs/rappels.ts';
import { replayErasures } from '#bot/jobs/rejeu.ts';
import { runJob, sweepJobs } from '#bot/jobs/run.ts';
import type { Deps } from '#bot/ports.ts';
import { noteActivite } from '#bot/storage/etat.ts';
import { allJobShards, dueJobOf, dueJobs, isDueJob } from '#bot/storage/jobs.ts';
import { oldestOutbox, runOutboxes, sweepOutbox } from '#bot/storage/outbox.ts';
import { gesteOf } from '#bot/storage/trace.ts';

/** In milliseconds: who looks at it wants to know that activities come, not of each. */
const NOTED_EVERY = 60_000;

type StreamHandler = (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;

type Written = NonNullable<ReturnType<typeof writtenIn>>;

function writtenOf(event: DynamoDBStreamEvent, entity: string): readonly Written[] {
  return event.Records.flatMap(
    (record) => writtenIn(record as Parameters<typeof writtenIn>[0], entity) ?? [],
  );
}

/** The table's stream: carries out the outbox, in any order, a batch at once. What fails is given back and tried again; what follows it does not wait. */
export function outboxHandler(
  deps: Pick<Deps, 'table' | 'pause' | 'log' | 'keyring' | 'clock' | 'territoires'>,
): StreamHandler {
  let notedAt = 0;
  return async (event) => {
    const waiting = writtenOf(event, 'outbox');
    const { done, failed } = await runOutboxes(
      waiting.map(({ item }) => item),
      deps,
    );
    if (done > 0 && deps.clock() >= notedAt + NOTED_EVERY) {
      notedAt = deps.clock();
      // For the administrator alone: what was carried out is not done again for want of it.
      await noteActivite(deps).catch(() => undefined);
    }
    return {
      batchItemFailures: failed.flatMap(({ item, error }) => {
        const kind = error instanceof Error ? error.name : 'unknown';
        deps.log({ level: 'error', event: 'outbox.failed', kind, request: gesteOf(item) });
        return waiting
          .filter((one) => one.item === item)
          .map(({ sequence }) => ({ itemIdentifier: sequence }));
      }),
    };
  };
}

/** The same stream, for whoever runs jobs: a slow one must not hold figures back. A job that fails is tried again by itself. */
export function jobsHandler(deps: JobDeps): StreamHandler {
  return async (event) => {
    const due = writtenOf(event, 'job').filter(({ item }) => isDueJob(item, deps.clock()));
    await Promise.all(due.map(({ item }) => runJob({ pk: item.pk, sk: item.sk }, JOB_RUNS, deps)));
    return { batchItemFailures: [] };
  };
}

/** The same where jobs wait in queues: each is handed to that of its kind, and what was not is given back. */
export function dispatchHandler(deps: Pick<Deps, 'clock' | 'log'> & Queued): StreamHandler {
  return async (event) => {
    const due = writtenOf(event, 'job').filter(({ item }) => isDueJob(item, deps.clock()));
    const left = await handOver(
      due.map(({ item }) => dueJobOf(item)),
      deps,
    );
    const [first] = due.filter(({ item }) => left.some(({ sk, pk }) => sk === item.sk && pk === item.pk));
    return { batchItemFailures: first ? [{ itemIdentifier: first.sequence }] : [] };
  };
}

interface Queued {
  readonly queues: JobQueues;
}

/** A queue of jobs: each is run like any other, which begins it once however many times it comes. A message that names none is given back. */
export function queueHandler(deps: JobDeps): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return async ({ Records }) => {
    const outcomes = await Promise.all(
      Records.map(async ({ body, messageId }) => {
        const key = keySchema.safeParse(jsonOf(body));
        if (!key.success) return [{ itemIdentifier: messageId }];
        await runJob(key.data, JOB_RUNS, deps);
        return [];
      }),
    );
    return { batchItemFailures: outcomes.flat() };
  };
}

const keySchema = z.strictObject({ pk: z.string().min(1), sk: z.string().min(1) });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Every minute where jobs wait in queues: hands over those whose time has come, and tells how old the oldest thing left behind is. */
export function sweepHandler(deps: Parameters<typeof sweepOutbox>[0] & Queued): () => Promise<void> {
  return async () => {
    const done = await sweepOutbox(deps);
    const seconds = await oldestOutbox(deps);
    deps.log({ level: done > 0 ? 'warn' : 'info', event: 'outbox.swept', done, seconds });
    await lookAround(deps);
    for (const shard of allJobShards) await handOver(await dueJobs(shard, deps.clock(), deps), deps);
  };
}

/** Every minute: takes up what the stream left behind, and jobs whose time has come. */
export function minuteHandler(deps: JobDeps): () => Promise<void> {
  return async () => {
    const done = await sweepOutbox(deps);
    if (done > 0) deps.log({ level: 'warn', event: 'outbox.swept', done });
    await sweepJobs(JOB_RUNS, deps);
    await lookAround(deps);
  };
}

/** Asked for after a restore: erases again whoever was erased since the backup. */
export function replayHandler(deps: JobDeps): () => Promise<void> {
  return async () => {
    const again = await replayErasures(deps);
    if (again > 0) deps.log({ level: 'warn', event: 'erasures.replayed', again });
  };
}

/** Every quarter of an hour: the messages of the mornings that have come. */
export function quarterHandler(deps: Parameters<typeof sendRappels>[0]): () => Promise<void> {
  return async () => {
    const told = await sendRappels(deps);
    if (told > 0) deps.log({ level: 'info', event: 'rappels.sent', told });
  };
}
