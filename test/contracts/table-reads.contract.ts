// Clauses of the table's contract on values, keys, ranges, pages and indexes.
import { describe, expect, it } from 'vitest';
import type { Item, Range } from '#bot/ports.ts';
import { expectDefect, newPartition, type TableBench } from './table-bench.ts';

export function readsContract(bench: TableBench): void {
  describe('values', () => {
    it('gives back what was put, and leaves out what is undefined', async () => {
      const pk = newPartition();
      const nested = { liste: [1, 'deux', { trois: null }], drapeau: false, vide: '', n: -12.5 };
      await bench.put({
        pk,
        sk: 'a',
        nested,
        accents: 'É’œ 👩🏽‍🦽',
        rien: undefined,
        bytes: new Uint8Array([0, 255]),
      });
      const [found] = await bench.table.get([{ pk, sk: 'a' }]);
      expect(found).toEqual({ pk, sk: 'a', nested, accents: 'É’œ 👩🏽‍🦽', bytes: new Uint8Array([0, 255]) });
      expect(found).not.toHaveProperty('rien');
    });

    it('never shares a value with its caller', async () => {
      const pk = newPartition();
      const liste = ['un'];
      await bench.put({ pk, sk: 'a', liste });
      liste.push('deux');
      const [first] = await bench.table.get([{ pk, sk: 'a' }]);
      if (Array.isArray(first?.liste)) first.liste.push('trois');
      expect(await bench.table.get([{ pk, sk: 'a' }])).toEqual([{ pk, sk: 'a', liste: ['un'] }]);
    });

    it('replaces a record whole', async () => {
      const pk = newPartition();
      await bench.put({ pk, sk: 'a', ancien: 1 });
      await bench.put({ pk, sk: 'a', nouveau: 2 });
      expect(await bench.table.get([{ pk, sk: 'a' }])).toEqual([{ pk, sk: 'a', nouveau: 2 }]);
    });

    it.each([
      ['a number that is not one', Number.NaN],
      ['an infinite number', Number.POSITIVE_INFINITY],
      ['a date', new Date(0)],
      ['an empty set', new Set()],
    ])('refuses %s', async (_, value) => {
      const pk = newPartition();
      await expectDefect(bench.put({ pk, sk: 'a', value }));
      expect(await bench.table.get([{ pk, sk: 'a' }])).toEqual([]);
    });

    it('takes a record of 390 KB and refuses one of 410', async () => {
      const pk = newPartition();
      await bench.put({ pk, sk: 'a', texte: 'é'.repeat(195 * 1024) });
      await expectDefect(bench.put({ pk, sk: 'b', texte: 'é'.repeat(205 * 1024) }));
      const { items } = await bench.table.query({ pk, limit: 10 });
      expect(items.map(({ sk }) => sk)).toEqual(['a']);
    });

    it('refuses a transaction of more than 4 MB', async () => {
      const pk = newPartition();
      const items = Array.from({ length: 12 }, (_, i) => ({ pk, sk: `${i}`, texte: 'x'.repeat(380 * 1024) }));
      await expectDefect(bench.put(...items));
      expect(await bench.table.query({ pk, limit: 10 })).toEqual({ items: [] });
    });
  });

  describe('get', () => {
    it('answers in the order of the keys, without those that are absent', async () => {
      const pk = newPartition();
      await bench.put({ pk, sk: 'a' }, { pk, sk: 'b' }, { pk, sk: 'c' });
      const found = await bench.table.get(['c', 'absent', 'a', 'c'].map((sk) => ({ pk, sk })));
      expect(found.map(({ sk }) => sk)).toEqual(['c', 'a', 'c']);
    });

    it('takes whole records as keys', async () => {
      const pk = newPartition();
      await bench.put({ pk, sk: 'a', n: 1 }, { pk, sk: 'b', n: 2 });
      const keys: Item[] = [
        { pk, sk: 'a', n: 0 },
        { pk, sk: 'b', n: 0 },
      ];
      expect(await bench.table.get(keys)).toEqual([
        { pk, sk: 'a', n: 1 },
        { pk, sk: 'b', n: 2 },
      ]);
    });

    it('reads 100 keys, none, and refuses 101', async () => {
      const pk = newPartition();
      const keys = Array.from({ length: 101 }, (_, i) => ({ pk, sk: `${i}` }));
      await bench.table.write(keys.slice(0, 100).map((key) => ({ put: key })));
      expect(await bench.table.get(keys.slice(0, 100))).toHaveLength(100);
      expect(await bench.table.get([])).toEqual([]);
      await expectDefect(bench.table.get(keys));
    });

    it('refuses an empty key', async () => {
      await expectDefect(bench.table.get([{ pk: newPartition(), sk: '' }]));
      await expectDefect(bench.table.get([{ pk: '', sk: 'a' }]));
    });
  });

  describe('ranges', () => {
    const sorts = async (range: Range) => (await bench.table.query(range)).items.map(({ sk }) => sk);

    const walk = async (range: Range): Promise<readonly string[]> => {
      const { items, next } = await bench.table.query(range);
      expect(items.length).toBeLessThanOrEqual(range.limit);
      const rest = next === undefined ? [] : await walk({ ...range, after: next });
      return [...items.map(({ sk }) => sk), ...rest];
    };

    const filled = async () => {
      const pk = newPartition();
      await bench.put(...['C#1', 'C#2', 'C#3', 'D#1', 'D#é', 'D#👩', 'D#\uff5e'].map((sk) => ({ pk, sk })));
      return pk;
    };

    it('are sorted by bytes, one way and the other', async () => {
      const pk = await filled();
      const order = ['C#1', 'C#2', 'C#3', 'D#1', 'D#é', 'D#\uff5e', 'D#👩'];
      expect(await sorts({ pk, limit: 50 })).toEqual(order);
      expect(await sorts({ pk, limit: 50, descending: true })).toEqual(order.toReversed());
    });

    it('have bounds, both included, or a prefix', async () => {
      const pk = await filled();
      expect(await sorts({ pk, limit: 50, from: 'C#2', to: 'D#1' })).toEqual(['C#2', 'C#3', 'D#1']);
      expect(await sorts({ pk, limit: 50, from: 'D#\uff5e' })).toEqual(['D#\uff5e', 'D#👩']);
      expect(await sorts({ pk, limit: 50, to: 'C#15' })).toEqual(['C#1']);
      expect(await sorts({ pk, limit: 50, prefix: 'C#' })).toEqual(['C#1', 'C#2', 'C#3']);
      expect(await sorts({ pk, limit: 50, from: 'D', to: 'C' })).toEqual([]);
      expect(await sorts({ pk: newPartition(), limit: 50 })).toEqual([]);
    });

    it('refuse a prefix with bounds, and a page of nothing', async () => {
      const pk = newPartition();
      await expectDefect(bench.table.query({ pk, limit: 5, prefix: 'C', from: 'C#1' }));
      await expectDefect(bench.table.query({ pk, limit: 0 }));
      await expectDefect(bench.table.query({ pk: '', limit: 5 }));
    });

    it.each([false, true])(
      'are read page by page, without loss or repeat (descending: %s)',
      async (descending) => {
        const pk = newPartition();
        const all = Array.from({ length: 23 }, (_, i) => `C#${String(i).padStart(2, '0')}`);
        await bench.put(...all.map((sk) => ({ pk, sk, l1: `L#${sk}`, g1pk: pk, g1sk: sk })));
        const range = { pk, descending, limit: 5 };
        const expected = descending ? all.toReversed() : all;
        expect(await walk(range)).toEqual(expected);
        expect(await walk({ ...range, index: 'par-date' })).toEqual(expected);
        expect(await walk({ ...range, index: 'file' })).toEqual(expected);
      },
    );

    it('stop at a megabyte and can be continued', async () => {
      const pk = newPartition();
      for (const sk of ['a', 'b', 'c', 'd', 'e']) await bench.put({ pk, sk, texte: 'x'.repeat(300 * 1024) });
      const first = await bench.table.query({ pk, limit: 10 });
      expect(first.items.length).toBeLessThan(5);
      const rest = await bench.table.query({
        pk,
        limit: 10,
        ...(first.next === undefined ? {} : { after: first.next }),
      });
      expect([...first.items, ...rest.items].map(({ sk }) => sk)).toEqual(['a', 'b', 'c', 'd', 'e']);
    });

    it('continue although the record where they stopped is gone', async () => {
      const pk = newPartition();
      await bench.put({ pk, sk: 'a' }, { pk, sk: 'b' }, { pk, sk: 'c' });
      const { next = '' } = await bench.table.query({ pk, limit: 2 });
      await bench.table.write([{ delete: { pk, sk: 'b' } }]);
      expect(await sorts({ pk, limit: 2, after: next })).toEqual(['c']);
    });

    it('refuse a cursor that was altered, or made for another range', async () => {
      const pk = await filled();
      const { next = '' } = await bench.table.query({ pk, limit: 5 });
      for (const after of ['', 'x', next.slice(1), Buffer.from('{}').toString('base64url')]) {
        await expectDefect(bench.table.query({ pk, limit: 2, after }));
      }
      await expectDefect(bench.table.query({ pk: newPartition(), limit: 2, after: next }));
      await expectDefect(bench.table.query({ pk, limit: 2, after: next, prefix: 'C#' }));
      await expectDefect(bench.table.query({ pk, limit: 2, after: next, index: 'par-date' }));
    });
  });

  describe('indexes', () => {
    it('hold only the records that have their attributes, and follow them', async () => {
      const pk = newPartition();
      const file = `F#${pk}`;
      await bench.put(
        { pk, sk: 'a', l1: '2026-02', g1pk: file, g1sk: '2' },
        { pk, sk: 'b', l1: '2026-01', n: 1 },
        { pk, sk: 'c' },
      );
      const read = async () => ({
        parDate: (await bench.table.query({ pk, index: 'par-date', limit: 9 })).items,
        file: (await bench.table.query({ pk: file, index: 'file', limit: 9 })).items.map(({ sk }) => sk),
      });
      expect(await read()).toEqual({
        parDate: [
          { pk, sk: 'b', l1: '2026-01', n: 1 },
          { pk, sk: 'a', l1: '2026-02', g1pk: file, g1sk: '2' },
        ],
        file: ['a'],
      });
      await bench.put({ pk, sk: 'a' }, { pk, sk: 'c', g1pk: file, g1sk: '1' }, { pk, sk: 'd', g1pk: file });
      expect(await read()).toEqual({ parDate: [{ pk, sk: 'b', l1: '2026-01', n: 1 }], file: ['c'] });
    });

    it('have bounds on their own sort key', async () => {
      const pk = newPartition();
      const days = ['2026-01-31', '2026-02-01', '2026-02-28', '2026-03-01'];
      await bench.put(...days.map((day, i) => ({ pk, sk: `C#${9 - i}`, l1: day })));
      const range: Range = {
        pk,
        index: 'par-date',
        from: '2026-02',
        to: '2026-02-99',
        descending: true,
        limit: 9,
      };
      const { items } = await bench.table.query(range);
      expect(items.map(({ l1 }) => l1)).toEqual(['2026-02-28', '2026-02-01']);
    });
  });
}
