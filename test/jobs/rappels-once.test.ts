// A morning is told once: two passages at once, a store that fails or a process that stops anywhere, a chat that is down; and two hundred people at a time.
import { describe, expect, it } from 'vitest';
import { NotTold } from '#bot/job-ports.ts';
import { sendRappels } from '#bot/jobs/rappels.ts';
import type { Table } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { memoryTable } from '#local/memory-table.ts';
import { type Fault, faultyTable, type Verb } from '#test/support/faulty-table.ts';
import { knownAt, type Matinale, matinaleOn, pass, texts, toDo } from '#test/support/matins.ts';
import { matinsOf } from '#test/support/taches.ts';

/** Friday 20 November 2026, half past eight in Paris. */
const FRIDAY = '2026-11-20T07:30:00Z';

async function lea(): Promise<Matinale> {
  const matinale = matinaleOn(memoryTable());
  await knownAt(matinale);
  await toDo(matinale, '2026-11-20');
  return matinale;
}

/** What stops a process: nothing of it is tried again until the next passage. */
const CRASH = { pause: () => Promise.reject(new Error('arrêt')) };
const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const satisfies readonly Fault[];

describe('once', () => {
  it('two passages at the same time tell one', async () => {
    const matinale = await lea();
    matinale.moveTo(FRIDAY);
    const counts = await Promise.all([1, 2, 3, 4].map(() => sendRappels(matinale)));
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(texts(matinale)).toHaveLength(1);
    expect(await matinsOf(matinale)).toEqual(['2026-11-21']);
  });

  const points = (['get', 'query', 'write'] as const).flatMap((verb) =>
    (verb === 'query' ? [1, 2, 3, 4, 5] : [1, 2, 3]).flatMap((call) =>
      faults.map((fault) => ({ verb, call, fault })),
    ),
  );

  const failingAt = async ({ verb, call, fault }: { verb: Verb; call: number; fault: Fault }) => {
    const matinale = await lea();
    matinale.moveTo(FRIDAY);
    const table = faultyTable(matinale.sound, { [verb]: { calls: { [call]: fault } } });
    return { matinale, broken: { ...matinale, table } };
  };

  it.each(points)('whatever fails: $verb no $call is $fault', async (point) => {
    const { matinale, broken } = await failingAt(point);
    // A shard that cannot be read at all ends the passage: the next one reads it.
    await sendRappels(broken).catch(() => 0);
    await pass(matinale, '2026-11-20T07:45:00Z');
    expect(texts(matinale)).toHaveLength(1);
    expect(await matinsOf(matinale)).toEqual(['2026-11-21']);
  });

  it.each(points)(
    'stopped there, at most, and goes on the day after: $verb no $call is $fault',
    async (point) => {
      const { matinale, broken } = await failingAt(point);
      await sendRappels({ ...broken, ...CRASH }).catch(() => 0);
      await pass(matinale, '2026-11-20T07:45:00Z');
      const [friday, marked] = [texts(matinale).length, point.verb === 'write' && point.call === 1];
      // A mark whose answer was lost as the process stopped is believed: better none than two.
      expect(friday).toBe(marked && point.fault === 'lost' ? 0 : 1);
      expect(await matinsOf(matinale)).toEqual(['2026-11-21']);
      await pass(matinale, '2026-11-21T07:30:00Z');
      expect(texts(matinale)).toHaveLength(friday + 1);
    },
  );

  it('stopped between the mark and the message, tells none that day', async () => {
    const matinale = await lea();
    matinale.moveTo(FRIDAY);
    const stopping = { ...matinale, notifier: { notify: () => new Promise<never>(() => undefined) } };
    void sendRappels(stopping);
    await new Promise((resolve) => setImmediate(resolve));
    await pass(matinale, '2026-11-20T07:45:00Z');
    await pass(matinale, '2026-11-21T07:30:00Z');
    expect(texts(matinale)).toEqual(['Vous avez une chose à faire, déjà en retard.']);
  });

  it('a chat that is down gets it when it is up again', async () => {
    const matinale = matinaleOn(memoryTable(), [new NotTold('down'), new NotTold('down')]);
    await knownAt(matinale);
    await toDo(matinale, '2026-11-20');
    expect(await pass(matinale, FRIDAY)).toBe(0);
    expect(await pass(matinale, '2026-11-20T07:45:00Z')).toBe(0);
    expect(await pass(matinale, '2026-11-20T08:00:00Z')).toBe(1);
    expect(await pass(matinale, '2026-11-20T08:15:00Z')).toBe(0);
    expect(matinale.logged.map(({ event }) => event)).toEqual(['rappel.not-told', 'rappel.not-told']);
  });

  it('given back while the answers of the store are lost, it is told once by whoever takes it next', async () => {
    const matinale = matinaleOn(memoryTable(), [new NotTold('down')]);
    await knownAt(matinale);
    await toDo(matinale, '2026-11-20');
    matinale.moveTo(FRIDAY);
    const table = faultyTable(matinale.sound, { write: { calls: { 2: 'lost' } } });
    // Another passage takes and tells it between the lost answer and the next try.
    const pause = async () => void (await sendRappels(matinale));
    await sendRappels({ ...matinale, table, pause });
    await pass(matinale, '2026-11-20T07:45:00Z');
    expect(texts(matinale)).toHaveLength(1);
    expect(await matinsOf(matinale)).toEqual(['2026-11-21']);
  });

  it('a chat of which nothing is known any more gets none again', async () => {
    const matinale = matinaleOn(memoryTable(), [new Error('réponse perdue')]);
    await knownAt(matinale);
    await toDo(matinale, '2026-11-20');
    await pass(matinale, FRIDAY);
    await pass(matinale, '2026-11-20T07:45:00Z');
    expect(texts(matinale)).toEqual([]);
    expect(matinale.logged).toEqual([{ level: 'warn', event: 'rappel.unknown', kind: 'Error' }]);
    expect(await matinsOf(matinale)).toEqual(['2026-11-21']);
  });
});

describe('many', () => {
  /** Two hundred people with something to do on Friday, on one table. */
  async function crowd(table: Table): Promise<readonly Matinale[]> {
    const people = Array.from({ length: 200 }, () => matinaleOn(table));
    for (const one of people) {
      await knownAt(one);
      await toDo(one, '2026-11-20', '2026-11-19');
    }
    return people;
  }

  it('two hundred at the same quarter of an hour are told, with a few requests each and no scan', async () => {
    const table = memoryTable();
    const people = await crowd(table);
    const [first] = people;
    if (!first) throw new Error('nobody');
    const counting = faultyTable(table, {});
    first.moveTo(FRIDAY);
    const before = performance.now();
    expect(await sendRappels({ ...first, table: counting })).toBe(200);
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(new Set(first.told.map(({ acteur }) => acteur)).size).toBe(200);
    expect(counting.calls.query).toBeLessThanOrEqual(200 + 12);
    expect(counting.calls).toMatchObject({ get: 400, write: 400 });
    expect(await sendRappels({ ...first, table: faultyTable(table, {}) })).toBe(0);
  });

  it('with nobody to tell, a passage is a query a shard', async () => {
    const matinale = matinaleOn(memoryTable());
    const counting = faultyTable(matinale.table, {});
    await sendRappels({ ...matinale, table: counting });
    expect(counting.calls).toEqual({ get: 0, query: 4, write: 0 });
  });

  it('one that cannot be read, or of whom nothing works, holds back nobody', async () => {
    const table = memoryTable();
    const people = await crowd(table);
    const [first] = people;
    const { items } = await table.query({ pk: 'DUE#0', limit: 2 });
    const [unreadable, unlucky] = items;
    if (!first || !unreadable || !unlucky) throw new Error('nobody');
    first.moveTo(FRIDAY);
    await table.write([{ put: { ...unreadable, date: 3 } }]);
    const down: Table = {
      ...table,
      get: (keys) =>
        keys.some(({ pk }) => pk === keyOf.profil(String(unlucky.acteur)).pk)
          ? Promise.reject(new Error('Mme D.'))
          : table.get(keys),
    };
    const told = await sendRappels({ ...first, table: down });
    expect(told).toBe(198);
    expect(first.logged).toHaveLength(2);
    expect(JSON.stringify(first.logged)).not.toContain('Mme');
  });
});
