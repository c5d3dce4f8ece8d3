// The consumer of the stream: what it cannot carry out it gives back alone, having done all the rest.
import { describe, expect, it } from 'vitest';
import { changeCra } from '#bot/storage/save-cra.ts';
import { memoryStream } from '#local/memory-stream.ts';
import { memoryTable } from '#local/memory-table.ts';
import { passagesOf } from '#test/support/kept.ts';
import { recordsOn, someCra } from '#test/support/records.ts';
import { tableUnder } from '#test/support/under-rights.ts';
import { outboxHandler } from '../../lambdas/work.ts';

type Event = Parameters<ReturnType<typeof outboxHandler>>[0];

describe('the consumer of the stream', () => {
  it('is held back by no record, and names the one that failed', async () => {
    const stream = memoryStream();
    const table = memoryTable({ onChange: stream.onChange });
    const records = recordsOn(table);
    const seen: Event['Records'] = [];
    stream.follow({
      name: 'seen',
      handler: async (event) => {
        seen.push(...event.Records);
        return { batchItemFailures: [] };
      },
    });
    await table.write([
      { put: { pk: 'M#a', sk: 'O#c', entity: 'outbox', v: 1, passages: 'illisible Le Goff' } },
    ]);
    const cra = someCra(records, { personne: 'b1' });
    const { auteur, id } = cra;
    await changeCra({ auteur, id, geste: 'creation', apply: () => cra }, records);
    await stream.idle();

    const handler = outboxHandler({ ...records, table: tableUnder('outbox', table) });
    const stuck = seen.find(({ dynamodb }) => dynamodb?.Keys?.sk?.S === 'O#c');
    const given = { batchItemFailures: [{ itemIdentifier: stuck?.dynamodb?.SequenceNumber }] };
    expect(await handler({ Records: seen })).toEqual(given);
    expect(await passagesOf('b1', table)).toEqual([`2026-11-19#${id}`]);
    expect(await handler({ Records: seen }), 'again, and nothing is done twice').toEqual(given);
    expect(await passagesOf('b1', table)).toEqual([`2026-11-19#${id}`]);
    expect(records.logged).toEqual(
      Array.from({ length: 2 }, () => ({ level: 'error', event: 'outbox.failed', kind: 'Error' })),
    );
  });
});
