// Clauses of the table's contract on conditions, transactions and tokens.
import { describe, expect, it } from 'vitest';
import type { Condition, Item, WriteAction } from '#bot/ports.ts';
import { expectDefect, newPartition, type TableBench } from './table-bench.ts';

export function writesContract(bench: TableBench): void {
  describe('conditions', () => {
    const present = { n: 1, texte: 'un', oui: true };
    /** What must hold, and whether it does of an absent and of a present record. */
    const cases: readonly (readonly [string, Condition, readonly [boolean, boolean]])[] = [
      ['absent', { is: 'absent' }, [true, false]],
      ['present', { is: 'present' }, [false, true]],
      ['equal', { is: 'equal', attributes: present }, [false, true]],
      ['equal to another number', { is: 'equal', attributes: { ...present, n: 2 } }, [false, false]],
      ['equal to another type', { is: 'equal', attributes: { n: '1' } }, [false, false]],
      ['equal to an attribute that is not there', { is: 'equal', attributes: { autre: 1 } }, [false, false]],
      ['equal to nothing in particular', { is: 'equal', attributes: {} }, [false, true]],
      ['absent or equal', { is: 'absent-or-equal', attributes: { oui: true } }, [true, true]],
      ['absent or different', { is: 'absent-or-equal', attributes: { oui: false } }, [true, false]],
      ['equal in a word that DynamoDB reserves', { is: 'equal', attributes: { name: 'x' } }, [false, false]],
    ];
    const ways = ['put', 'delete', 'check'] as const;
    const action = (way: (typeof ways)[number], key: { pk: string; sk: string }, when: Condition) => {
      if (way === 'put') return { put: { ...key, ecrit: true }, when };
      return way === 'delete' ? { delete: key, when } : { check: key, when };
    };

    describe.each(ways)('%s', (way) => {
      it.each(cases)('when %s', async (_, when, [ifAbsent, ifPresent]) => {
        const pk = newPartition();
        await bench.put({ pk, sk: 'la', ...present });
        expect(await bench.failedPositions([action(way, { pk, sk: 'pas' }, when)])).toEqual(
          ifAbsent ? undefined : [0],
        );
        expect(await bench.failedPositions([action(way, { pk, sk: 'la' }, when)])).toEqual(
          ifPresent ? undefined : [0],
        );
        const written = (sk: string, done: boolean, before: readonly Item[]): readonly Item[] => {
          if (!done || way === 'check') return before;
          return way === 'put' ? [{ pk, sk, ecrit: true }] : [];
        };
        expect(await bench.table.get([{ pk, sk: 'pas' }])).toEqual(written('pas', ifAbsent, []));
        expect(await bench.table.get([{ pk, sk: 'la' }])).toEqual(
          written('la', ifPresent, [{ pk, sk: 'la', ...present }]),
        );
      });
    });

    it('let one of many writers at once through', async () => {
      const pk = newPartition();
      const writers = Array.from({ length: 12 }, (_, n) =>
        bench.failedPositions([{ put: { pk, sk: 'a', n }, when: { is: 'absent' } }]),
      );
      const outcomes = await Promise.all(writers);
      const winner = outcomes.indexOf(undefined);
      expect(outcomes.toSpliced(winner, 1)).toEqual(Array.from({ length: 11 }, () => [0]));
      expect(await bench.table.get([{ pk, sk: 'a' }])).toEqual([{ pk, sk: 'a', n: winner }]);
    });

    it('deletes what is not there without a word', async () => {
      await bench.table.write([{ delete: { pk: newPartition(), sk: 'a' } }]);
    });
  });

  describe('transactions', () => {
    it('write all or nothing, and say which conditions failed', async () => {
      const pk = newPartition();
      await bench.put({ pk, sk: 'la', rev: 3 });
      const failed = await bench.failedPositions([
        { put: { pk, sk: 'nouveau' }, when: { is: 'absent' } },
        { put: { pk, sk: 'la', rev: 9 }, when: { is: 'equal', attributes: { rev: 2 } } },
        { delete: { pk, sk: 'autre' }, when: { is: 'absent' } },
        { check: { pk, sk: 'tete' }, when: { is: 'present' } },
      ]);
      expect(failed).toEqual([1, 3]);
      expect(await bench.table.query({ pk, limit: 10 })).toEqual({ items: [{ pk, sk: 'la', rev: 3 }] });
    });

    it('see the records as they were before, not each other', async () => {
      const pk = newPartition();
      const failed = await bench.failedPositions([
        { put: { pk, sk: 'a' } },
        { check: { pk, sk: 'b' }, when: { is: 'absent' } },
        { put: { pk, sk: 'c' }, when: { is: 'absent' } },
      ]);
      expect(failed).toBeUndefined();
    });

    it('take 100 actions, none, and refuse 101', async () => {
      const pk = newPartition();
      const actions = Array.from({ length: 101 }, (_, i) => ({ put: { pk, sk: `${i}` } }));
      await expectDefect(bench.table.write(actions));
      expect(await bench.table.query({ pk, limit: 1 })).toEqual({ items: [] });
      await bench.table.write(actions.slice(0, 100));
      await bench.table.write([]);
    });

    it('refuse two actions on one record', async () => {
      const pk = newPartition();
      await expectDefect(bench.table.write([{ put: { pk, sk: 'a' } }, { delete: { pk, sk: 'a' } }]));
      expect(await bench.table.get([{ pk, sk: 'a' }])).toEqual([]);
    });

    it.each([
      ['an empty sort key', { pk: 'P', sk: '' }],
      ['a sort key of 1,025 bytes', { pk: 'P', sk: 'x'.repeat(1025) }],
      ['an index key that is no text', { pk: 'P', sk: 'a', l1: 20260131 }],
      ['an empty index key', { pk: 'P', sk: 'a', g1pk: '', g1sk: 'x' }],
    ])('refuse %s, and write nothing beside it', async (_, item) => {
      const pk = newPartition();
      await expectDefect(bench.put(item, { pk, sk: 'a' }));
      expect(await bench.table.get([{ pk, sk: 'a' }])).toEqual([]);
    });
  });

  describe('tokens', () => {
    it('make a repeat harmless, even once the record has changed', async () => {
      const pk = newPartition();
      const token = `jeton-${pk}`;
      const actions: WriteAction[] = [{ put: { pk, sk: 'a', n: 1 }, when: { is: 'absent' } }];
      await bench.table.write(actions, token);
      await bench.put({ pk, sk: 'a', n: 2 });
      await bench.table.write(actions, token);
      expect(await bench.table.get([{ pk, sk: 'a' }])).toEqual([{ pk, sk: 'a', n: 2 }]);
    });

    it('are not used up by a write that failed', async () => {
      const pk = newPartition();
      const token = `jeton-${pk}`;
      const actions: WriteAction[] = [{ put: { pk, sk: 'a' }, when: { is: 'present' } }];
      expect(await bench.failedPositions(actions, token)).toEqual([0]);
      await bench.put({ pk, sk: 'a' });
      await bench.table.write(actions, token);
    });

    it('belong to one write', async () => {
      const pk = newPartition();
      const token = `jeton-${pk}`;
      await bench.table.write([{ put: { pk, sk: 'a' } }], token);
      await expectDefect(bench.table.write([{ put: { pk, sk: 'b' } }], token));
      expect(await bench.table.get([{ pk, sk: 'b' }])).toEqual([]);
    });

    it('have 1 to 36 characters', async () => {
      const actions: WriteAction[] = [{ put: { pk: newPartition(), sk: 'a' } }];
      await expectDefect(bench.table.write(actions, ''));
      await expectDefect(bench.table.write(actions, 'x'.repeat(37)));
    });
  });
}
