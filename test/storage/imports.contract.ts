// Imports: one at a time, agreed to once, each row written once whatever fails; what is in clear names nobody.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Choix, type LigneDePlan, RIEN_ENCORE } from '#bot/domain/beneficiaire/import.ts';
import type { Answers } from '#bot/forms/field.ts';
import type { Table } from '#bot/ports.ts';
import { changeBeneficiaire, findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { idOfRang, inOrder, isOfImport, writeSome } from '#bot/storage/import-ecriture.ts';
import {
  acceptImport,
  changeImport,
  dropImport,
  findImport,
  IMPORT_GARDE,
  type Import,
  startImport,
} from '#bot/storage/imports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { faultyTable } from '#test/support/faulty-table.ts';
import { failing, type Records, recordsOn } from '#test/support/records.ts';

const HOUR = 60 * 60 * 1000;
const CHOIX: Choix = { nouvelles: true, doubles: 'completer', douteux: false };

const somebody = (rang: number, more: Answers = {}): LigneDePlan => ({
  rang,
  values: { prenom: `P${rang}`, nom: 'Quillivic', ...more },
});

export function importsContract(open: () => Promise<Table>): void {
  let table: Table;
  let records: Records;
  beforeAll(async () => {
    table = await open();
  });

  const depose = (depot = 'd1') => ({
    acteur: records.acteur,
    lien: 'l1',
    depot,
    parties: 1,
    extension: '.csv',
  });
  const found = async (): Promise<Import> => {
    const one = await findImport(records.acteur, records);
    return one ?? expect.fail('no import');
  };
  /** Read, and waiting for an agreement. */
  const read = async (total: number, deps = records) => {
    records = deps;
    await startImport(depose(), records);
    const comptes = {
      nouvelles: total,
      doubles: 0,
      completables: 0,
      refusees: 0,
      incompletes: 0,
      douteux: 0,
    };
    await changeImport(
      await found(),
      { apply: (now) => ({ ...now, etat: 'lu', plan: 'p', total, comptes }) },
      records,
    );
    return found();
  };
  const accepted = async (total: number, choix = CHOIX) => {
    const one = await read(total, recordsOn(table));
    await acceptImport(one, choix, records);
    return found();
  };
  const jobs = async () =>
    (await table.query({ pk: `M#${records.acteur}`, prefix: 'J#', limit: 10 })).items.map(({ sk }) => sk);

  describe('a file that is dropped', () => {
    it('is asked to be read once, told twice or not', async () => {
      records = recordsOn(table);
      expect(await startImport(depose(), records)).toEqual({});
      const { id } = await found();
      await startImport(depose(), records);
      expect(await found()).toMatchObject({ id, etat: 'depose', fait: 0, bilan: RIEN_ENCORE });
      expect(await jobs()).toEqual([`J#import-${id}-lire`]);
    });

    it('takes the place of one that was not agreed to', async () => {
      const one = await read(3, recordsOn(table));
      const { before } = await startImport(depose('d2'), records);
      expect(before?.id).toBe(one.id);
      expect(await acceptImport(one, CHOIX, records)).toBeUndefined();
      expect(await found()).toMatchObject({ depot: 'd2', etat: 'depose' });
    });

    it('waits for the end of one that is being written, unless nothing comes of it', async () => {
      await accepted(3);
      await expect(startImport(depose('d2'), records)).rejects.toThrow('Un autre import est en cours');
      records.pass(6 * HOUR);
      await startImport(depose('d2'), records);
      expect(await found()).toMatchObject({ depot: 'd2' });
    });

    it('is forgotten after a day', async () => {
      await read(3, recordsOn(table));
      records.pass(23 * HOUR - 1);
      expect(await findImport(records.acteur, records)).toBeDefined();
      // There would be no time left to write what is agreed to.
      records.pass(1);
      expect(await findImport(records.acteur, records)).toBeUndefined();
      await accepted(3);
      records.pass(IMPORT_GARDE - 1);
      expect(await findImport(records.acteur, records)).toBeDefined();
      records.pass(1);
      expect(await findImport(records.acteur, records)).toBeUndefined();
    });
  });

  describe('an agreement', () => {
    it('is given once: the first of two windows is the one', async () => {
      const one = await read(3, recordsOn(table));
      await Promise.all([
        acceptImport(one, CHOIX, records),
        acceptImport(one, { ...CHOIX, doubles: 'creer' }, records),
      ]);
      const { choix } = await found();
      await acceptImport(one, { ...CHOIX, nouvelles: false }, records);
      expect(await found()).toMatchObject({ etat: 'accepte', choix });
      expect(await jobs()).toContain(`J#import-${one.id}-ecrire`);
    });

    it('comes too late for one that was thrown away, and the other way round', async () => {
      const one = await read(3, recordsOn(table));
      await dropImport(one, records);
      expect(await acceptImport(one, CHOIX, records)).toBeUndefined();
      const other = await accepted(3);
      expect(await dropImport(other, records)).toBeUndefined();
      expect(await found()).toMatchObject({ etat: 'accepte' });
    });
  });

  describe('rows', () => {
    const writeAll = async (lignes: readonly LigneDePlan[], deps: Records = records) => {
      const one = await found();
      const ordered = inOrder(one, lignes);
      for (let now: Import | undefined = one; now && now.fait < lignes.length; )
        now = await writeSome(one, { from: 0, lignes: ordered }, deps);
      return found();
    };

    it('are people, each with her entry in the directory, as many as a write holds at a time', async () => {
      const one = await accepted(130);
      const lignes = Array.from({ length: 130 }, (_, rang) => somebody(rang, { notes: `note ${rang}` }));
      const counted = { ...records, table: faultyTable(table, {}) };
      const after = await writeAll(lignes, counted);
      expect(after).toMatchObject({ fait: 130, bilan: { ajoutees: 130, completees: 0, laissees: 0 } });
      expect(counted.table.calls.write).toBeLessThan(6);
      const people = await readRepertoire(records.acteur, records);
      expect(people.map(({ id }) => id).toSorted()).toEqual(lignes.map(({ rang }) => idOfRang(one, rang)));
      expect(people.every(({ id }) => isOfImport(one, id))).toBe(true);
      const sheet = await findBeneficiaire(records.acteur, idOfRang(one, 7), records);
      expect(sheet?.values).toEqual({ prenom: 'P7', nom: 'Quillivic', notes: 'note 7' });
    });

    it('complete a sheet: what it says stays, its gaps are filled; two of one person, one after the other', async () => {
      const paul = { prenom: 'Paul', nom: 'Quillivic', naissance: '1952', notes: 'le mardi' };
      const one = await accepted(3);
      const id = `${records.acteur.slice(-4)}paul`;
      const sheet = {
        id,
        proprietaire: records.acteur,
        version: 1,
        values: paul,
        creeLe: 0,
        modifieLe: 0,
        rev: 0,
      };
      await changeBeneficiaire({ acteur: records.acteur, id, geste: 'g', apply: () => sheet }, records);
      const row = (rang: number, more: Answers): LigneDePlan => ({
        rang,
        values: { prenom: 'Paul', nom: 'Quillivic', ...more },
        double: { vers: id },
      });
      const lignes = [
        row(0, { naissance: '1953', telephone: '+33612345678' }),
        row(1, { telephone: '+33699999999', email: 'p@exemple.fr', notes: 'avec sa fille' }),
        row(2, { email: 'autre@exemple.fr' }),
      ];
      expect(await writeAll(lignes)).toMatchObject({ bilan: { ajoutees: 0, completees: 2, laissees: 1 } });
      expect((await findBeneficiaire(records.acteur, id, records))?.values).toEqual({
        ...paul,
        telephone: '+33612345678',
        email: 'p@exemple.fr',
        notes: 'le mardi\n\navec sa fille',
      });
      expect(await readRepertoire(records.acteur, records)).toMatchObject([{ id, email: 'p@exemple.fr' }]);
      expect(one.fait).toBe(0);
    });

    it('complete whoever an earlier row creates', async () => {
      const one = await accepted(2);
      const id = idOfRang(one, 0);
      const double = {
        rang: 1,
        values: { prenom: 'P0', nom: 'Quillivic', telephone: '+33612345678' },
        double: { vers: id },
      };
      expect(await writeAll([somebody(0), double])).toMatchObject({
        bilan: { ajoutees: 1, completees: 1, laissees: 0 },
      });
      expect((await findBeneficiaire(records.acteur, id, records))?.values.telephone).toBe('+33612345678');
    });

    it('leave alone who objects, who is somebody else’s, and who is gone', async () => {
      await accepted(3);
      const other = recordsOn(table);
      const own = [`${records.acteur.slice(-4)}non`, `${records.acteur.slice(-4)}autre`, 'personne'];
      for (const [at, acteur] of [records.acteur, other.acteur].entries()) {
        const [id = ''] = own.slice(at);
        const values = { prenom: 'Paul', nom: 'Quillivic' };
        const sheet = { id, proprietaire: acteur, version: 1, values, creeLe: 0, modifieLe: 0, rev: 0 };
        const opposed = at === 0 ? { ...sheet, opposeeLe: 1 } : sheet;
        await changeBeneficiaire({ acteur, id, geste: 'g', apply: () => opposed }, records);
      }
      const lignes = own.map((vers, rang) => ({
        ...somebody(rang, { email: 'a@exemple.fr' }),
        double: { vers },
      }));
      expect(await writeAll(lignes)).toMatchObject({ fait: 3, bilan: { completees: 0, laissees: 3 } });
    });

    it('are written once, on a store that fails anywhere', async () => {
      const one = await accepted(120);
      const lignes = Array.from({ length: 120 }, (_, rang) => somebody(rang, { notes: 'x' }));
      const calls = {
        1: 'lost',
        2: 'unavailable',
        3: 'conflict',
        5: 'lost',
        6: 'throttled',
        7: 'lost',
      } as const;
      const broken = failing(records, { write: { calls } });
      await writeAll(lignes, broken);
      expect(broken.table.injected).toHaveLength(6);
      expect(await found()).toMatchObject({ fait: 120, bilan: { ajoutees: 120 } });
      expect(await readRepertoire(records.acteur, records)).toHaveLength(120);
      expect(isOfImport(one, idOfRang(one, 5))).toBe(true);
    });

    it('are no longer written once there is another import', async () => {
      const one = await accepted(3);
      records.pass(6 * HOUR);
      await startImport(depose('d2'), records);
      expect(await writeSome(one, { from: 0, lignes: [somebody(0)] }, records)).toBeUndefined();
      expect(await readRepertoire(records.acteur, records)).toEqual([]);
    });
  });

  it('the record holds figures, codes and ids, and no word of the file', async () => {
    await accepted(3);
    const [item] = await table.get([keyOf.import(records.acteur)]);
    const texts = Object.entries(item ?? {}).filter(([, value]) => typeof value === 'string');
    expect(texts.map(([name]) => name).toSorted()).toEqual(
      ['acteur', 'depot', 'entity', 'etat', 'extension', 'id', 'lien', 'pk', 'plan', 'sk'].toSorted(),
    );
  });
}
