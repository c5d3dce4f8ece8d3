// What every `Table` does, whatever it is made of.
import { beforeAll } from 'vitest';
import type { Table } from '#bot/ports.ts';
import { tableBench } from './table-bench.ts';
import { readsContract } from './table-reads.contract.ts';
import { writesContract } from './table-writes.contract.ts';

/** Declares the whole suite on the table that `open` gives. */
export function tableContract(open: () => Promise<Table>): void {
  let table: Table | undefined;
  beforeAll(async () => {
    table = await open();
  });

  const bench = tableBench(() => {
    if (table === undefined) throw new Error('the table is opened before the first clause');
    return table;
  });
  readsContract(bench);
  writesContract(bench);
}
