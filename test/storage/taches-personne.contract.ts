// What is to be done for a person, when something becomes of her: told from others', erased, merged with another sheet and given back.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '#bot/ports.ts';
import { keyOf, rangeOf } from '#bot/storage/keys.ts';
import { findTache, tachesOfPersonne } from '#bot/storage/taches.ts';
import { eraseTaches, giveTachesBack, moveTaches } from '#bot/storage/taches-personne.ts';
import type { Fault } from '#test/support/faulty-table.ts';
import { failing, recordsOn } from '#test/support/records.ts';
import { change, note, remove, someTache, wordsOf } from '#test/support/taches.ts';

const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const satisfies readonly Fault[];

export function tachesPersonneContract(open: () => Promise<Table>): void {
  let table: Table;
  beforeAll(async () => {
    table = await open();
  });

  describe('what is to be done for a person', () => {
    it('is hers alone; erased with her, ticked or not, a colleague’s too, and no other', async () => {
      const [records, other] = [recordsOn(table), recordsOn(table)];
      const [b1, b2] = [`b1${records.acteur}`, `b2${records.acteur}`];
      const { id } = someTache(records);
      await note(records, someTache(records, { id, personne: b1, quoi: 'fait' }));
      await change(records, id, (current) => ({ ...current, fait: '2026-11-19' }));
      for (const personne of [b1, b2, b1]) await note(records, someTache(records, { personne }));
      await note(records, someTache(records));
      await note(other, someTache(other, { personne: b1 }));
      expect(await tachesOfPersonne(b1, records.acteur, records)).toHaveLength(2);
      await eraseTaches(b1, records);
      expect(await tachesOfPersonne(b1, records.acteur, records)).toEqual([]);
      expect(await findTache(records.acteur, id, records)).toBeUndefined();
      expect(await wordsOf(other)).toEqual([]);
      expect(await wordsOf(records)).toHaveLength(2);
    });

    it('follows whom it is for: another person, nobody, nothing any more', async () => {
      const records = recordsOn(table);
      const [b1, b2] = [`b1${records.acteur}`, `b2${records.acteur}`];
      const { id } = someTache(records);
      const links = async (personne: string) =>
        (await table.query({ ...rangeOf.tachesPour(personne), limit: 9 })).items.map(({ tache }) => tache);
      await note(records, someTache(records, { id, personne: b1 }));
      expect([await links(b1), await links(b2)]).toEqual([[id], []]);
      await change(records, id, (current) => ({ ...current, personne: b2 }));
      expect([await links(b1), await links(b2)]).toEqual([[], [id]]);
      await change(records, id, ({ personne: _nobody, ...current }) => current);
      expect(await links(b2)).toEqual([]);
      await change(records, id, (current) => ({ ...current, personne: b2 }));
      await remove(records, id);
      expect(await links(b2)).toEqual([]);
    });
  });

  describe('merged', () => {
    const scene = async () => {
      const records = recordsOn(table);
      const [fondue, gardee, autre] = ['f', 'g', 'a'].map((one) => one + records.acteur) as [
        string,
        string,
        string,
      ];
      const ids = [someTache(records).id, someTache(records).id, someTache(records).id] as const;
      for (const id of ids.slice(0, 2)) await note(records, someTache(records, { id, personne: fondue }));
      await note(records, someTache(records, { id: ids[2], personne: gardee }));
      const whose = () =>
        Promise.all(ids.map(async (id) => (await findTache(records.acteur, id, records))?.personne));
      return { records, fondue, gardee, autre, ids, whose };
    };
    const links = async (personne: string) =>
      (await table.query({ ...rangeOf.tachesPour(personne), limit: 9 })).items.length;

    it('goes to the sheet that stays, and comes back with the other, but for what was changed meanwhile', async () => {
      const { records, fondue, gardee, autre, ids, whose } = await scene();
      for (let times = 0; times < 2; times += 1) await moveTaches({ fondue, gardee }, [], records);
      expect(await whose()).toEqual([gardee, gardee, gardee]);
      await change(records, ids[1], (current) => ({ ...current, personne: autre }));
      for (let times = 0; times < 2; times += 1) await giveTachesBack({ fondue, gardee }, records);
      expect(await whose()).toEqual([fondue, autre, gardee]);
      expect(await links(gardee)).toBe(1);
      await eraseTaches(fondue, records);
      expect(await whose()).toEqual([undefined, autre, gardee]);
    });

    it.each(faults)('goes and comes back once, whatever write is %s', async (fault) => {
      const { records, fondue, gardee, whose } = await scene();
      const faulty = failing(records, { write: { calls: { 1: fault, 3: fault } } });
      await moveTaches({ fondue, gardee }, [], faulty);
      expect(await whose()).toEqual([gardee, gardee, gardee]);
      await giveTachesBack({ fondue, gardee }, failing(records, { write: { calls: { 1: fault } } }));
      expect(await whose()).toEqual([fondue, fondue, gardee]);
    });

    it('stays where the merge no longer stands', async () => {
      const { records, fondue, gardee, whose } = await scene();
      const stands = { check: keyOf.fusion(fondue), when: { is: 'present' } } as const;
      await expect(moveTaches({ fondue, gardee }, [stands], records)).rejects.toThrow();
      expect(await whose()).toEqual([fondue, fondue, gardee]);
    });
  });
}
