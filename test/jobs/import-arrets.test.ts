// The import of a file stopped anywhere: at any write, at any call of the files, by two processes at once; it goes on, and nobody is there twice.
import { describe, expect, it, test } from 'vitest';
import type { Files } from '#bot/job-ports.ts';
import { importation } from '#bot/jobs/import.ts';
import type { Table } from '#bot/ports.ts';
import { type Fault, faultyTable } from '#test/support/faulty-table.ts';
import {
  agree,
  csvOf,
  current,
  drop,
  expectOnce,
  LEASE,
  type Scene,
  scene,
  work,
} from '#test/support/imports.ts';

describe('stopped anywhere, it goes on', () => {
  const PEOPLE = 90;

  /** Everything fails from that write on, which is done (`lost`) or not. */
  const dying = (table: Table, from: number, how: Fault) =>
    faultyTable(table, {
      write: {
        calls: Object.fromEntries(
          Array.from({ length: 200 }, (_, more) => [from + more, more === 0 ? how : 'unavailable']),
        ),
      },
    });

  const writes = [1, 2, 3, 4, 5, 6, 7, 8];
  test.each(writes.flatMap((n) => [[n, 'unavailable'] as const, [n, 'lost'] as const]))(
    'from write %i on, %s',
    async (from, how) => {
      const here = scene();
      await drop(here, csvOf(PEOPLE));
      await work(here, { table: dying(here.records.table, from, how) });
      await later(here);
      await agree(here);
      await work(here, { table: dying(here.records.table, from, how) });
      await later(here);
      await expectOnce(here, PEOPLE);
      expect(here.shop.notices.length).toBeLessThanOrEqual(1);
    },
  );

  /** Files that fail at one call, and work again afterwards. */
  const failingFiles = (files: Files, at: number): Files => {
    let calls = 0;
    const through =
      <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        calls += 1;
        if (calls === at) throw new Error('files are down');
        return work(...args);
      };
    return {
      ...files,
      create: through(files.create),
      read: through(files.read),
      remove: through(files.remove),
    };
  };

  test.each([1, 2, 3, 4, 5, 6])('at call %i of the files', async (at) => {
    const here = scene();
    await drop(here, csvOf(PEOPLE));
    await work(here, { files: failingFiles(here.shop.deps.files, at) });
    await later(here);
    await agree(here);
    await work(here, { files: failingFiles(here.shop.deps.files, at) });
    await later(here);
    await expectOnce(here, PEOPLE);
    expect(here.shop.notices).toHaveLength(1);
  });

  /** Leases and waits have ended, and the store works again. */
  async function later(here: Scene): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      here.records.pass(LEASE);
      await work(here);
    }
  }

  it('two processes that have it at once write each row once', async () => {
    const here = scene();
    await drop(here, csvOf(PEOPLE));
    await work(here);
    await agree(here);
    const { id, acteur } = await current(here);
    const job = {
      id: 'j',
      sorte: 'import',
      acteur,
      sur: { import: id },
      essais: 1,
      quand: 0,
      rev: 1,
    } as const;
    const run = async () => {
      while ((await importation(job, here.shop.deps)) === 'encore');
    };
    await Promise.all([run(), run()]);
    await expectOnce(here, PEOPLE);
    expect(here.shop.notices).toHaveLength(1);
  });
});
