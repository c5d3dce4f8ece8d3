// Sheets of persons and the directory that finds them: one transaction, sealed, and nobody else's.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Beneficiaire } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { Refus, type Table } from '#bot/ports.ts';
import { changeBeneficiaire, findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { isOutbox, runOutbox } from '#bot/storage/outbox.ts';
import { crasOfPersonne } from '#bot/storage/passages.ts';
import { readRepertoire, shardKey } from '#bot/storage/repertoire.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { faultyTable } from '#test/support/faulty-table.ts';
import { type Records, recordsOn, someCra } from '#test/support/records.ts';

const PAUL = { prenom: 'Paul', nom: 'Kervella', telephone: '+33612345678', notes: 'préfère le mardi' };

export function beneficiairesContract(open: () => Promise<Table>): void {
  let table: Table;
  let records: Records;
  beforeAll(async () => {
    table = await open();
  });

  const sheet = (id: string, values: Beneficiaire['values'] = PAUL): Beneficiaire => ({
    id,
    proprietaire: records.acteur,
    version: 1,
    values,
    creeLe: 0,
    modifieLe: 0,
    rev: 0,
  });
  const create = (id: string, geste = records.gesture(), deps = records) =>
    changeBeneficiaire({ acteur: records.acteur, id, geste, apply: (current) => current ?? sheet(id) }, deps);
  const personId = () => `${records.acteur.slice(-4)}${records.gesture()}`;

  describe('a sheet', () => {
    it('reads as it was saved and is found in the directory; no record holds a name, a phone or a note', async () => {
      records = recordsOn(table);
      const id = personId();
      const saved = await create(id);
      expect(await findBeneficiaire(records.acteur, id, records)).toEqual(saved);
      expect(saved.values).toEqual(PAUL);
      expect(await readRepertoire(records.acteur, records)).toEqual([
        { id, prenom: 'Paul', nom: 'Kervella', telephone: '+33612345678' },
      ]);
      const kept = await table.get([keyOf.fiche(id), keyOf.ficheNotes(id), shardKey(records.acteur, id)]);
      expect(kept).toHaveLength(3);
      for (const word of ['Kervella', 'Paul', '612345678', 'mardi']) {
        expect(JSON.stringify(kept)).not.toContain(word);
      }
    });

    it('is nobody else’s: to read or to change', async () => {
      records = recordsOn(table);
      const id = personId();
      await create(id);
      const other = recordsOn(table);
      expect(await findBeneficiaire(other.acteur, id, other)).toBeUndefined();
      const steal = changeBeneficiaire(
        { acteur: other.acteur, id, geste: 'vol', apply: (current) => current ?? sheet(id) },
        other,
      );
      await expect(steal).rejects.toBeInstanceOf(Refus);
      expect((await findBeneficiaire(records.acteur, id, records))?.values.nom).toBe('Kervella');
    });

    it('made twice by the same gesture, with its answer lost, is one sheet and one entry', async () => {
      records = recordsOn(table);
      const id = personId();
      const losing = faultyTable(table, { write: { calls: { 1: 'lost' } } });
      await create(id, 'une-fois', { ...records, table: losing });
      await create(id, 'une-fois');
      expect((await findBeneficiaire(records.acteur, id, records))?.rev).toBe(1);
      expect(await readRepertoire(records.acteur, records)).toHaveLength(1);
    });

    it('changed, has its entry changed with it; notes emptied are gone', async () => {
      records = recordsOn(table);
      const id = personId();
      await create(id);
      const { notes: _gone, ...rest } = PAUL;
      const apply = () => sheet(id, { ...rest, nom: 'Le Bihan' });
      await changeBeneficiaire({ acteur: records.acteur, id, geste: 'nom', apply }, records);
      expect((await readRepertoire(records.acteur, records)).map(({ nom }) => nom)).toEqual(['Le Bihan']);
      expect(await table.get([keyOf.ficheNotes(id)])).toEqual([]);
    });

    it('many people of one mediator are all in the directory', async () => {
      records = recordsOn(table);
      const ids = Array.from({ length: 40 }, personId);
      for (const id of ids) await create(id);
      const found = (await readRepertoire(records.acteur, records)).map(({ id }) => id);
      expect(found.toSorted()).toEqual(ids.toSorted());
    });

    it('tells the activities that name the person, once the outbox was carried out', async () => {
      records = recordsOn(table);
      const personne = personId();
      await create(personne);
      const cra = someCra(records, { personne });
      await changeCra({ auteur: cra.auteur, id: cra.id, geste: 'g', apply: () => cra }, records);
      const { items } = await table.query({ pk: `M#${records.acteur}`, prefix: 'O#', limit: 10 });
      for (const item of items.filter(isOutbox)) await runOutbox(item, records);
      const asked = { personne, acteur: records.acteur, voit: () => true, limit: 10 };
      const found = await crasOfPersonne(asked, records);
      expect(found.cras.map(({ id }) => id)).toEqual([cra.id]);
      expect(await crasOfPersonne({ ...asked, voit: () => false }, records)).toEqual({ cras: [] });
    });
  });
}
