// The last address of a command, its uses and its life: held by every table.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '#bot/ports.ts';
import { addressBook } from '#bot/storage/adresses.ts';
import { failing, type Records, recordsOn } from '#test/support/records.ts';

const MINUTE = 60 * 1000;

export function adressesContract(open: () => Promise<Table>): void {
  let table: Table;
  let records: Records;
  beforeAll(async () => {
    table = await open();
  });

  const newcomer = () => {
    records = recordsOn(table);
  };

  describe('the address of a command', () => {
    const url = 'https://chat.exemple.fr/hooks/commands/abc';
    const book = () => addressBook(records);
    const takeAll = async (times: number) => {
      const taken: (string | undefined)[] = [];
      for (let i = 0; i < times; i += 1) taken.push(await book().take(records.acteur));
      return taken;
    };

    it('serves five times', async () => {
      newcomer();
      expect(await takeAll(1)).toEqual([undefined]);
      await book().remember(records.acteur, url);
      expect(await takeAll(7)).toEqual([url, url, url, url, url, undefined, undefined]);
    });

    it('serves for thirty minutes, and the next command gives another', async () => {
      newcomer();
      await book().remember(records.acteur, url);
      records.pass(30 * MINUTE - 1);
      expect(await takeAll(1)).toEqual([url]);
      records.pass(1);
      expect(await takeAll(1)).toEqual([undefined]);
      await book().remember(records.acteur, `${url}2`);
      expect(await takeAll(1)).toEqual([`${url}2`]);
    });

    it('serves each of those who take it at once, five in all', async () => {
      newcomer();
      await book().remember(records.acteur, url);
      const taken = await Promise.all(Array.from({ length: 3 }, () => book().take(records.acteur)));
      expect(taken).toEqual([url, url, url]);
      expect(await takeAll(3)).toEqual([url, url, undefined]);
    });

    it.each(['throttled', 'conflict', 'lost'] as const)(
      'is still taken when the store is %s',
      async (fault) => {
        newcomer();
        await book().remember(records.acteur, url);
        const faulty = failing(records, { write: { calls: { 1: fault } } });
        expect(await addressBook(faulty).take(records.acteur)).toBe(url);
      },
    );
  });
}
