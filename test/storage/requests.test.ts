// How many times the table is asked while a person waits: each time is a journey over the network.
import { describe, expect, it } from 'vitest';
import type { Answers } from '#bot/forms/field.ts';
import type { Table } from '#bot/ports.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { memoryTable } from '#local/memory-table.ts';
import { recordsOn, someCra } from '#test/support/records.ts';

function counted(table: Table): { readonly table: Table; readonly takeAsked: () => readonly string[] } {
  let asked: string[] = [];
  const noting =
    <A extends readonly unknown[], R>(verb: string, run: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      asked.push(verb);
      return run(...args);
    };
  return {
    table: {
      get: noting('get', table.get),
      query: noting('query', table.query),
      write: noting('write', table.write),
    },
    takeAsked: () => {
      const taken = asked;
      asked = [];
      return taken;
    },
  };
}

describe('a new CRA', () => {
  it('is one read and one write, its month included', async () => {
    const { table, takeAsked } = counted(memoryTable());
    const records = recordsOn(table);
    const save = async (values: Answers) => {
      const cra = someCra(records, values);
      const { auteur, id } = cra;
      await changeCra({ auteur, id, geste: records.gesture(), apply: (now) => now ?? cra }, records);
      return cra;
    };
    await save({ date: '2026-11-02' });
    takeAsked();
    await save({ date: '2026-11-03' });
    expect(takeAsked()).toEqual(['get', 'write']);
    await save({ date: '2026-09-03' });
    expect(takeAsked()).toEqual(['get', 'write']);
  });

  it('moved to another month is one read more', async () => {
    const { table, takeAsked } = counted(memoryTable());
    const records = recordsOn(table);
    const cra = someCra(records, { date: '2026-11-02' });
    const { auteur, id } = cra;
    await changeCra({ auteur, id, geste: records.gesture(), apply: (now) => now ?? cra }, records);
    takeAsked();
    const moved = { ...cra, values: { ...cra.values, date: '2026-10-02' } };
    await changeCra({ auteur, id, geste: records.gesture(), apply: (now) => now && moved }, records);
    expect(takeAsked()).toEqual(['get', 'get', 'write']);
  });
});
