// Jobs that wait in queues: handed over by the stream and by the passage of every minute, run by those who take them, whatever comes twice or not at all.
import { describe, expect, it } from 'vitest';
import type { JobQueues } from '#bot/job-ports.ts';
import { JOB_KINDS, kindOf } from '#bot/jobs/kinds.ts';
import type { Key } from '#bot/ports.ts';
import { putJob, SORTES_JOB, takeJob } from '#bot/storage/jobs.ts';
import { memoryStream } from '#local/memory-stream.ts';
import { memoryTable } from '#local/memory-table.ts';
import { sqsEvent } from '#test/support/aws-events.ts';
import { envoiKept, leaving, posteOn } from '#test/support/envois.ts';
import { dispatchHandler, queueHandler, sweepHandler } from '../../lambdas/work.ts';

type StreamEvent = Parameters<ReturnType<typeof dispatchHandler>>[0];

/** Everything that was written, as the stream tells of it. */
async function written(write: (poste: ReturnType<typeof posteOn>) => Promise<unknown>) {
  const stream = memoryStream();
  const poste = posteOn(memoryTable({ onChange: stream.onChange }));
  const records: StreamEvent['Records'] = [];
  stream.follow({
    name: 'vu',
    handler: async ({ Records }) => {
      records.push(...Records);
      return { batchItemFailures: [] };
    },
  });
  await write(poste);
  await stream.idle();
  return { poste, event: { Records: records } };
}

function keptQueues(refusing?: string): JobQueues & { readonly kept: Map<string, Key[]> } {
  const kept = new Map<string, Key[]>();
  return {
    kept,
    async send(kind, keys) {
      if (kind === refusing) throw new Error('full');
      kept.set(kind, [...(kept.get(kind) ?? []), ...keys]);
    },
  };
}

const askFor = async ({ lea, deps }: ReturnType<typeof posteOn>): Promise<void> => {
  for (const sorte of ['nouvelle', 'envoi', 'effacement'] as const)
    await deps.table.write([putJob({ id: `j-${sorte}`, sorte, acteur: lea.acteur, sur: {} }, deps.clock)]);
};

describe('the stream', () => {
  it('hands each job to the queue of its kind, and what is begun to none', async () => {
    const { poste, event } = await written(async (at) => {
      await askFor(at);
      await takeJob({ pk: `M#${at.lea.acteur}`, sk: 'J#j-envoi' }, at.deps);
    });
    const queues = keptQueues();
    const { clock, log } = poste.deps;
    expect(await dispatchHandler({ queues, clock, log })(event)).toEqual({ batchItemFailures: [] });
    expect([...queues.kept].map(([kind, keys]) => [kind, keys.length]).toSorted()).toEqual([
      ['courrier', 1],
      ['dossiers', 1],
      ['messages', 1],
    ]);
  });

  it('gives back from the first that a queue refused, having handed over the others', async () => {
    const { poste, event } = await written(askFor);
    const queues = keptQueues('courrier');
    const lines: unknown[] = [];
    const { clock } = poste.deps;
    const answer = await dispatchHandler({ queues, clock, log: (line) => lines.push(line) })(event);
    const refused = event.Records.find(({ dynamodb }) => dynamodb?.Keys?.sk?.S === 'J#j-envoi');
    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: refused?.dynamodb?.SequenceNumber }]);
    expect([...queues.kept.keys()].toSorted()).toEqual(['dossiers', 'messages']);
    expect(lines).toEqual([{ level: 'error', event: 'jobs.not-queued', kind: 'Error', queue: 'courrier' }]);
  });
});

describe('a queue', () => {
  it('whose message comes three times sends the sheet once', async () => {
    const at = posteOn(memoryTable());
    const of = await leaving(at);
    const { items } = await at.deps.table.query({ pk: `M#${at.lea.acteur}`, prefix: 'J#', limit: 10 });
    const [job] = items.map(({ pk, sk }) => ({ pk, sk }));
    const run = queueHandler(at.deps);
    await Promise.all([run(sqsEvent([job])), run(sqsEvent([job, job]))]);
    expect(await at.mail.received()).toHaveLength(1);
    expect(await envoiKept(of, at)).toMatchObject({ etat: 'envoye' });
  });

  it('gives back what names no job, and runs the others', async () => {
    const { deps } = posteOn(memoryTable());
    const event = sqsEvent(['pas du JSON', { pk: 'M#lea' }, { pk: 'M#lea', sk: 'J#parti' }]);
    const { batchItemFailures } = await queueHandler(deps)(event);
    expect(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(
      event.Records.slice(0, 2).map(({ messageId }) => messageId),
    );
  });
});

describe('the passage of every minute', () => {
  it('hands over what is due, and says how old the oldest thing left behind is', async () => {
    const { poste } = await written(askFor);
    const queues = keptQueues();
    const lines: unknown[] = [];
    await sweepHandler({ ...poste.deps, log: (line) => lines.push(line), queues })();
    expect([...queues.kept.keys()].toSorted()).toEqual(JOB_KINDS.toSorted());
    expect(lines).toContainEqual({ level: 'info', event: 'outbox.swept', done: 0, seconds: 0 });
    const old = {
      entity: 'outbox',
      v: 1,
      passages: 'illisible',
      g1pk: 'OUTBOX#0',
      g1sk: '00000000000001#lea',
    };
    await poste.deps.table.write([{ put: { pk: 'M#lea', sk: 'O#c', ...old } }]);
    await sweepHandler({ ...poste.deps, log: (line) => lines.push(line), queues })();
    const seconds = Math.round((poste.deps.clock() - 1) / 1000);
    expect(lines).toContainEqual({ level: 'info', event: 'outbox.swept', done: 0, seconds });
  });
});

describe('kinds', () => {
  it('are given to every sort, and to one that is not known yet', () => {
    for (const sorte of SORTES_JOB) expect(JOB_KINDS).toContain(kindOf(sorte));
    expect(kindOf('de demain')).toBe('dossiers');
    expect(kindOf('toString')).toBe('dossiers');
  });
});
