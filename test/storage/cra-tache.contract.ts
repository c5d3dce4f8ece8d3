// The task of an activity, in one transaction with it: made, changed, gone and brought back with it, once whatever fails.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { newActeur } from '#bot/domain/profil.ts';
import type { Tache } from '#bot/domain/tache.ts';
import type { Table } from '#bot/ports.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import { changeCra, restoreCra } from '#bot/storage/save-cra.ts';
import { findTache } from '#bot/storage/taches.ts';
import type { Fault } from '#test/support/faulty-table.ts';
import { failing, type Records, recordsOn, someCra } from '#test/support/records.ts';
import { change, matinsOf, remove, someTache, wordsOf } from '#test/support/taches.ts';

const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const satisfies readonly Fault[];
const points = (['get', 'write'] as const).flatMap((verb) =>
  [1, 2].flatMap((call) => faults.map((fault) => ({ verb, call, fault }))),
);

export function craTacheContract(open: () => Promise<Table>): void {
  let table: Table;
  beforeAll(async () => {
    table = await open();
  });

  describe('the task of an activity', () => {
    const aFaire = 'rappeler la CAF mardi';
    const record = (records: Records, cra: Cra, geste = 'création') =>
      changeCra({ auteur: cra.auteur, id: cra.id, geste, apply: (now) => now ?? cra }, records);
    const edit = (records: Records, cra: Cra, values: Cra['values'], geste = records.gesture()) =>
      changeCra(
        {
          auteur: cra.auteur,
          id: cra.id,
          geste,
          apply: (now) => now && { ...now, values: { ...now.values, ...values } },
        },
        records,
      );
    const drop = (records: Records, cra: Cra) =>
      changeCra(
        { auteur: cra.auteur, id: cra.id, geste: records.gesture(), apply: () => undefined },
        records,
      );
    const taskOf = (records: Records, cra: Cra) => findTache(records.acteur, cra.id, records);

    it('is made with it, its day counted where its author is', async () => {
      const records = recordsOn(table);
      records.pass(Date.parse('2026-11-23T21:00:00Z') - records.clock());
      await changeActeur(
        { id: records.acteur, apply: () => newActeur({ id: records.acteur, fuseau: 'Indian/Reunion' }) },
        records,
      );
      const cra = someCra(records, { personne: 'b1', aFaire: 'rappeler demain' });
      await record(records, cra);
      expect(await taskOf(records, cra)).toMatchObject({
        quoi: 'rappeler',
        le: '2026-11-25',
        personne: 'b1',
        cra: cra.id,
      });
      expect(await matinsOf(records)).toEqual(['2026-11-25']);
    });

    it.each(points)('is made once, with it, when $verb no $call is $fault', async ({ verb, call, fault }) => {
      const records = recordsOn(table);
      const cra = someCra(records, { personne: 'b1', aFaire });
      await record(failing(records, { [verb]: { calls: { [call]: fault } } }), cra);
      await record(records, cra);
      expect(await taskOf(records, cra)).toMatchObject({ rev: 1, le: '2026-11-24' });
      expect(await wordsOf(records)).toEqual(['rappeler la CAF']);
    });

    it('changes with its words, ticked or put off stays; goes with them', async () => {
      const records = recordsOn(table);
      const cra = someCra(records, { personne: 'b1', aFaire });
      await record(records, cra);
      await edit(records, cra, { duree: 60 });
      expect(await taskOf(records, cra)).toMatchObject({ rev: 1 });
      await edit(records, cra, { aFaire: 'rappeler la MSA mercredi' });
      expect(await taskOf(records, cra)).toMatchObject({ rev: 2, quoi: 'rappeler la MSA', le: '2026-11-25' });
      await change(records, cra.id, (current) => ({ ...current, le: '2026-12-24' }));
      await edit(records, cra, { personne: 'b2' });
      expect(await taskOf(records, cra)).toMatchObject({ personne: 'b2', le: '2026-12-24' });
      await change(records, cra.id, (current) => ({ ...current, fait: '2026-11-19' }));
      await edit(records, cra, { aFaire: 'autre chose' });
      expect(await taskOf(records, cra)).toMatchObject({ quoi: 'rappeler la MSA', fait: '2026-11-19' });
      await edit(records, cra, { aFaire: undefined });
      expect(await taskOf(records, cra)).toBeUndefined();
    });

    it.each([
      ['open', (current: Tache) => ({ ...current, le: '2026-12-24' })],
      ['ticked', (current: Tache) => ({ ...current, fait: '2026-11-19' })],
    ])('%s, goes with the activity and comes back with it as it was', async (_, apply) => {
      const records = recordsOn(table);
      const cra = someCra(records, { personne: 'b1', aFaire });
      await record(records, cra);
      await change(records, cra.id, apply);
      const was = await taskOf(records, cra);
      await drop(records, cra);
      expect(await taskOf(records, cra)).toBeUndefined();
      const undo = { auteur: cra.auteur, id: cra.id, geste: 'annulation' };
      const losing = failing(records, { write: { calls: { 1: 'lost' } } });
      await restoreCra(undo, losing);
      await restoreCra(undo, records);
      const { quoi, le, fait, personne, creeLe } = was ?? someTache(records);
      expect(await taskOf(records, cra)).toMatchObject({
        quoi,
        le,
        personne,
        creeLe,
        ...(fait && { fait }),
      });
    });

    it('taken back by its author does not come back with the activity', async () => {
      const records = recordsOn(table);
      const cra = someCra(records, { personne: 'b1', aFaire });
      await record(records, cra);
      await remove(records, cra.id);
      await drop(records, cra);
      await restoreCra({ auteur: cra.auteur, id: cra.id, geste: 'annulation' }, records);
      expect(await taskOf(records, cra)).toBeUndefined();
    });

    it('costs nothing to the activities that have none', async () => {
      const records = recordsOn(table);
      const cra = someCra(records, { personne: 'b1' });
      const seen = failing(records, {});
      await record(seen, cra);
      await edit(seen, cra, { duree: 60 });
      expect(seen.table.calls).toMatchObject({ get: 3, write: 2 });
    });
  });
}
