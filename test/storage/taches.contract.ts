// What remains to be done: one effect a change whatever fails, in the order of days, sealed, one's own; and the mornings that it brings.
import { beforeAll, describe, expect, it } from 'vitest';
import { newActeur } from '#bot/domain/profil.ts';
import type { Table } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import { changeTache } from '#bot/storage/save-tache.ts';
import { countDue, findTache, openTaches, unsealTache } from '#bot/storage/taches.ts';
import type { Fault } from '#test/support/faulty-table.ts';
import { failing, recordsOn } from '#test/support/records.ts';
import { acteurOf, change, matinsOf, note, remove, someTache, wordsOf } from '#test/support/taches.ts';

const DAY = 24 * 60 * 60 * 1000;
const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const satisfies readonly Fault[];
const points = (['get', 'write'] as const).flatMap((verb) =>
  [1, 2].flatMap((call) => faults.map((fault) => ({ verb, call, fault }))),
);

export function tachesContract(open: () => Promise<Table>): void {
  let table: Table;
  beforeAll(async () => {
    table = await open();
  });

  describe('a task', () => {
    it('reads as it was noted, and no record holds its words', async () => {
      const records = recordsOn(table);
      const tache = someTache(records, { personne: 'b1', quoi: 'rappeler Mme Quillivic' });
      const noted = await note(records, tache);
      expect(noted).toEqual({ ...tache, rev: 1, geste: tache.id });
      expect(await findTache(records.acteur, tache.id, records)).toEqual(noted);
      const kept = await table.get([keyOf.tache(records.acteur, tache.id)]);
      expect(kept).toHaveLength(1);
      expect(JSON.stringify(kept)).not.toContain('Quillivic');
    });

    it('is nobody else’s', async () => {
      const [records, other] = [recordsOn(table), recordsOn(table)];
      const tache = someTache(records);
      await note(records, tache);
      expect(await findTache(other.acteur, tache.id, other)).toBeUndefined();
      expect(await openTaches(other.acteur, { limit: 5 }, other)).toEqual({ taches: [], more: false });
    });

    it.each(points)('is noted once when $verb no $call is $fault', async ({ verb, call, fault }) => {
      const records = recordsOn(table);
      const tache = someTache(records);
      const faulty = failing(records, { [verb]: { calls: { [call]: fault } } });
      const noted = await changeTache(
        { acteur: acteurOf(records), id: tache.id, geste: 'g', apply: (current) => current ?? tache },
        faulty,
      );
      expect(noted).toMatchObject({ rev: 1, quoi: tache.quoi });
      expect(await note(records, tache, 'g')).toEqual(noted);
      expect(await wordsOf(records)).toEqual([tache.quoi]);
      expect(await matinsOf(records)).toEqual(['2026-11-20']);
    });

    it('changed by two windows at once has both changes', async () => {
      const records = recordsOn(table);
      const { id } = someTache(records);
      await note(records, someTache(records, { id }));
      await Promise.all([
        change(records, id, (current) => ({ ...current, quoi: 'rappeler la MSA' })),
        change(records, id, (current) => ({ ...current, le: '2026-11-24' })),
      ]);
      expect(await findTache(records.acteur, id, records)).toMatchObject({
        quoi: 'rappeler la MSA',
        le: '2026-11-24',
        rev: 3,
      });
    });

    it('ticked leaves the list, and can be unticked for a month', async () => {
      const records = recordsOn(table);
      const { id } = someTache(records);
      await note(records, someTache(records, { id }));
      await change(records, id, (current) => ({ ...current, fait: '2026-11-19' }));
      expect(await wordsOf(records)).toEqual([]);
      records.pass(29 * DAY);
      expect(await findTache(records.acteur, id, records)).toMatchObject({ fait: '2026-11-19' });
      await change(records, id, ({ fait: _done, ...current }) => current);
      expect(await wordsOf(records)).toEqual(['rappeler la CAF']);
      await change(records, id, (current) => ({ ...current, fait: '2026-12-18' }));
      records.pass(31 * DAY);
      expect(await findTache(records.acteur, id, records)).toBeUndefined();
    });

    it('whose life has ended may be noted again, though its record lingers', async () => {
      const records = recordsOn(table);
      const { id } = someTache(records);
      await note(records, someTache(records, { id }));
      await change(records, id, (current) => ({ ...current, fait: '2026-11-19' }));
      records.pass(31 * DAY);
      await note(records, someTache(records, { id, quoi: 'à nouveau' }), 'encore');
      expect(await wordsOf(records)).toEqual(['à nouveau']);
    });

    it('removed is gone, and removing it again changes nothing', async () => {
      const records = recordsOn(table);
      const tache = someTache(records);
      await note(records, tache);
      expect(await remove(records, tache.id)).toBeUndefined();
      expect(await remove(records, tache.id)).toBeUndefined();
      expect(await table.get([keyOf.tache(records.acteur, tache.id)])).toEqual([]);
    });
  });

  describe('the list', () => {
    it('is in the order of days, what has none last, page after page', async () => {
      const records = recordsOn(table);
      const days = [
        '2026-12-01',
        undefined,
        '2026-11-10',
        '2027-01-01',
        '2026-11-20',
        undefined,
        '2026-11-10',
      ];
      for (const [index, le] of days.entries()) {
        const { le: _day, ...undated } = someTache(records, { quoi: String(index) });
        records.pass(1);
        await note(records, le === undefined ? undated : { ...undated, le });
      }
      expect(await wordsOf(records)).toEqual(['2', '6', '4', '0', '3', '1', '5']);
      const first = await openTaches(records.acteur, { limit: 3 }, records);
      const after = first.taches.at(-1)?.position ?? '';
      const second = await openTaches(records.acteur, { limit: 3, after }, records);
      const third = await openTaches(
        records.acteur,
        { limit: 3, after: second.taches.at(-1)?.position ?? '' },
        records,
      );
      const days3 = [first, second, third].map(({ taches }) => taches.map(({ le }) => le));
      expect(days3).toEqual([
        ['2026-11-10', '2026-11-10', '2026-11-20'],
        ['2026-12-01', '2027-01-01', undefined],
        [undefined],
      ]);
      expect([first.more, second.more, third.more]).toEqual([true, true, false]);
      expect(await countDue(records.acteur, '2026-11-20', records)).toEqual({
        total: 3,
        more: false,
        late: 2,
        last: '2026-11-20',
      });
      expect(await countDue(records.acteur, '2026-11-01', records)).toEqual({
        total: 0,
        more: false,
        late: 0,
      });
    });

    it('goes on after one that was ticked in between', async () => {
      const records = recordsOn(table);
      for (const quoi of ['a', 'b', 'c']) {
        records.pass(1);
        await note(records, someTache(records, { quoi }));
      }
      const { taches } = await openTaches(records.acteur, { limit: 1 }, records);
      const [first] = taches;
      await change(records, first?.id ?? '', (current) => ({ ...current, fait: '2026-11-19' }));
      const next = await openTaches(records.acteur, { limit: 1, after: first?.position ?? '' }, records);
      expect(await Promise.all(next.taches.map((one) => unsealTache(one, records.keyring)))).toMatchObject([
        { quoi: 'b' },
      ]);
      expect(next.more).toBe(true);
    });
  });

  describe('the mornings', () => {
    it('are one a day however many tasks; of what is for today once its morning is past, the next', async () => {
      const records = recordsOn(table);
      for (const le of ['2026-11-25', '2026-11-25', '2026-11-19', '2026-11-10'])
        await note(records, someTache(records, { le }));
      expect(await matinsOf(records)).toEqual(['2026-11-20', '2026-11-25']);
      const { le: _day, ...undated } = someTache(records);
      await note(records, undated);
      expect(await matinsOf(records)).toEqual(['2026-11-20', '2026-11-25']);
    });

    it('come with another day, and with a task that is to be done again', async () => {
      const records = recordsOn(table);
      const { id } = someTache(records);
      await note(records, someTache(records, { id }));
      await change(records, id, (current) => ({ ...current, le: '2026-11-24' }));
      expect(await matinsOf(records)).toEqual(['2026-11-20', '2026-11-24']);
      await change(records, id, (current) => ({ ...current, fait: '2026-11-19' }));
      records.pass(10 * DAY);
      await change(records, id, ({ fait: _done, ...current }) => current);
      expect(await matinsOf(records)).toEqual(['2026-11-20', '2026-11-24', '2026-11-30']);
    });

    it('come with a profile that wants them again, or at another hour', async () => {
      const records = recordsOn(table);
      const acteur = newActeur(acteurOf(records));
      const become = (more: object) =>
        changeActeur({ id: records.acteur, apply: (current = acteur) => ({ ...current, ...more }) }, records);
      await become({});
      await become({ employeurs: [{ nom: 'CCAS' }] });
      await become({ rappels: 'jamais' });
      expect(await matinsOf(records)).toEqual([]);
      await become({ rappels: 'chaque_jour' });
      expect(await matinsOf(records)).toEqual(['2026-11-20']);
      await become({ fuseau: 'America/Guadeloupe' });
      expect(await matinsOf(records)).toEqual(['2026-11-19', '2026-11-20']);
    });
  });
}
