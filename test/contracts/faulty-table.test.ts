// The injected faults do what they say, as everything tried with them stands on that.
import { describe, expect, it } from 'vitest';
import { ConditionFailed, TableUnavailable, Throttled, WriteConflict } from '#bot/ports.ts';
import { memoryTable } from '#local/memory-table.ts';
import { faultyTable } from '#test/support/faulty-table.ts';

const put = (sk: string) => [{ put: { pk: 'P', sk } }];

describe('a faulty table', () => {
  it.each([
    ['throttled', Throttled],
    ['conflict', WriteConflict],
    ['unavailable', TableUnavailable],
    [{ condition: [0] }, ConditionFailed],
  ] as const)('fails with %j before any effect, on the call that was named', async (fault, kind) => {
    const sound = memoryTable();
    const table = faultyTable(sound, { write: { calls: { 2: fault } } });
    await table.write(put('a'));
    await expect(table.write(put('b'))).rejects.toBeInstanceOf(kind);
    await table.write(put('c'));
    expect((await sound.query({ pk: 'P', limit: 9 })).items.map(({ sk }) => sk)).toEqual(['a', 'c']);
    expect(table.injected).toEqual([fault]);
    expect(table.calls).toEqual({ get: 0, query: 0, write: 3 });
  });

  it('loses the answer after the effect', async () => {
    const sound = memoryTable();
    await expect(
      faultyTable(sound, { write: { calls: { 1: 'lost' } } }).write(put('a')),
    ).rejects.toBeInstanceOf(TableUnavailable);
    expect(await sound.get([{ pk: 'P', sk: 'a' }])).toHaveLength(1);
  });

  it('fails as often as it is told, the same way for the same seed', async () => {
    const plan = { seed: 7, get: { probability: 0.3, faults: ['throttled', 'unavailable'] } } as const;
    const outcomes = async () => {
      const table = faultyTable(memoryTable(), plan);
      for (let i = 0; i < 200; i += 1) await table.get([]).catch(() => undefined);
      return table.injected;
    };
    const injected = await outcomes();
    expect(injected.length).toBeGreaterThan(30);
    expect(injected.length).toBeLessThan(90);
    expect(new Set(injected)).toEqual(new Set(plan.get.faults));
    expect(await outcomes()).toEqual(injected);
  });
});
