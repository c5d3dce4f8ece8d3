// A change of a CRA has one effect, wherever the store fails on the way: held by every table.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Table } from '#bot/ports.ts';
import { findActeur, headIn } from '#bot/storage/acteurs.ts';
import type { StoredCra } from '#bot/storage/cras.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { changeCra, restoreCra } from '#bot/storage/save-cra.ts';
import type { Fault } from '#test/support/faulty-table.ts';
import { allCras, expectFiguresOfCras } from '#test/support/kept.ts';
import { failing, type Records, recordsOn, someCra } from '#test/support/records.ts';

type Run = (records: Records, gesture: string) => Promise<StoredCra | undefined>;

interface Change {
  readonly prepare: (records: Records) => Promise<unknown>;
  /** Made from what is prepared; the same for the same gesture. */
  readonly of: (cra: Cra) => Run;
  /** What the one CRA says in the end; nothing when there is none. */
  readonly leaves: Cra['values'] | undefined;
}

const create =
  (cra: Cra): Run =>
  (records, geste) =>
    changeCra({ auteur: cra.auteur, id: cra.id, geste, apply: (current) => current ?? cra }, records);

const edit =
  (cra: Cra, values: Cra['values']): Run =>
  (records, geste) =>
    changeCra(
      {
        auteur: cra.auteur,
        id: cra.id,
        geste,
        apply: (current) => current && { ...current, values: { ...current.values, ...values } },
      },
      records,
    );

const remove =
  (cra: Cra): Run =>
  (records, geste) =>
    changeCra({ auteur: cra.auteur, id: cra.id, geste, apply: () => undefined }, records);

const restore =
  (cra: Cra): Run =>
  (records, geste) =>
    restoreCra({ auteur: cra.auteur, id: cra.id, geste }, records);

const noted = { notes: 'A rappelé sa fille', personne: 'b1' };

/** One CRA of known id, so that a change can be prepared and made by different hands. */
function theCra(records: Records): Cra {
  return { ...someCra(records, noted), id: `cra${records.acteur.slice(-20)}` };
}

const prepared = (records: Records) => create(theCra(records))(records, 'préparation');

const changes: Readonly<Record<string, Change>> = {
  creation: { prepare: async () => undefined, of: create, leaves: noted },
  edit: {
    prepare: prepared,
    of: (cra) => edit(cra, { duree: 60, date: '2026-10-31', notes: undefined }),
    leaves: { duree: 60, date: '2026-10-31', personne: 'b1' },
  },
  deletion: { prepare: prepared, of: remove, leaves: undefined },
  undo: {
    prepare: async (records) => {
      await prepared(records);
      await remove(theCra(records))(records, 'suppression');
    },
    of: restore,
    leaves: noted,
  },
};

const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const satisfies readonly Fault[];
const points = (['get', 'write'] as const).flatMap((verb) =>
  [1, 2, 3].flatMap((call) => faults.map((fault) => ({ verb, call, fault }))),
);

export function changesContract(open: () => Promise<Table>): void {
  let table: Table;
  beforeAll(async () => {
    table = await open();
  });

  const stage = async (change: Change) => {
    const records = recordsOn(table);
    await change.prepare(records);
    return { records, run: change.of(theCra(records)) };
  };

  const expectDone = async (records: Records, { leaves }: Change) => {
    const cras = await allCras(records);
    expect(cras).toHaveLength(leaves ? 1 : 0);
    expect(cras[0]?.values ?? {}).toMatchObject(leaves ?? {});
    if (leaves && !('notes' in leaves)) expect(cras[0]?.values.notes).toBeUndefined();
    await expectFiguresOfCras(records);
    const head = headIn(await table.get([keyOf.head(records.acteur)]), records.acteur);
    expect(head.usage.individuel?.duree, 'habits count what was recorded, once').toEqual({ 45: 1 });
    expect(head.dernier).toBe(leaves && theCra(records).id);
  };

  describe.each(Object.entries(changes))('%s', (_name, change) => {
    it('is done once, and found done when the gesture comes again', async () => {
      const { records, run } = await stage(change);
      const first = await run(records, 'geste');
      records.pass(1000);
      expect(await run(records, 'geste')).toEqual(first);
      await expectDone(records, change);
    });

    it.each(points)('has one effect when $verb no $call is $fault', async ({ verb, call, fault }) => {
      const { records, run } = await stage(change);
      const faulty = failing(records, { [verb]: { calls: { [call]: fault } } });
      const made = await run(faulty, 'geste');
      expect(made?.values).toEqual((await allCras(records))[0]?.values);
      await expectDone(records, change);
      await run(records, 'geste');
      await expectDone(records, change);
    });

    it('is done in the end when every answer of a write is lost', async () => {
      const { records, run } = await stage(change);
      await run(failing(records, { write: { probability: 1, faults: ['lost'] } }), 'geste');
      await expectDone(records, change);
    });

    it.each(['throttled', 'conflict', 'unavailable'] as const)(
      'changes nothing where every write is %s, and goes through later',
      async (fault) => {
        const { records, run } = await stage(change);
        const before = await allCras(records);
        const down = failing(records, { write: { probability: 1, faults: [fault] } });
        await expect(run(down, 'geste')).rejects.toMatchObject({ message: 'injected' });
        expect(await allCras(records)).toEqual(before);
        await expectFiguresOfCras(records);
        await run(records, 'geste');
        await expectDone(records, change);
      },
    );

    it('has one effect when the same gesture comes five times at once', async () => {
      const { records, run } = await stage(change);
      await Promise.all(Array.from({ length: 5 }, () => run(records, 'geste')));
      await expectDone(records, change);
    });
  });

  it('changes made at once by several windows all count', async () => {
    const records = recordsOn(table);
    const cra = theCra(records);
    await create(cra)(records, 'création');
    await Promise.all([
      edit(cra, { duree: 60 })(records, 'un'),
      edit(cra, { materiel: ['telephone'] })(records, 'deux'),
      edit(cra, { date: '2026-10-01' })(records, 'trois'),
    ]);
    const [kept] = await allCras(records);
    expect(kept?.values).toMatchObject({ duree: 60, materiel: ['telephone'], date: '2026-10-01' });
    expect(kept?.rev).toBe(4);
    await expectFiguresOfCras(records);
  });

  it('a CRA that is gone cannot be changed, and says so', async () => {
    const records = recordsOn(table);
    await expect(edit(theCra(records), { duree: 5 })(records, 'geste')).rejects.toMatchObject({
      name: 'Refus',
      message: 'Cette activité n’existe plus.',
    });
  });

  it('an undo comes back within ten minutes, and no later', async () => {
    const records = recordsOn(table);
    const cra = theCra(records);
    await create(cra)(records, 'création');
    await remove(cra)(records, 'suppression');
    records.pass(10 * 60 * 1000 - 1);
    expect(await restore(cra)(records, 'annulation')).toMatchObject({ id: cra.id, rev: 2 });
    await remove(cra)(records, 'seconde suppression');
    records.pass(10 * 60 * 1000 + 1000);
    expect(await restore(cra)(records, 'annulation tardive')).toBeUndefined();
    expect(await allCras(records)).toEqual([]);
  });

  it('an undo pressed again changes nothing of what was done since', async () => {
    const records = recordsOn(table);
    const cra = theCra(records);
    await create(cra)(records, 'création');
    await remove(cra)(records, 'suppression');
    await restore(cra)(records, 'annulation');
    const edited = await edit(cra, { duree: 90 })(records, 'modification');
    expect(await restore(cra)(records, 'annulation')).toEqual(edited);
    expect(await allCras(records)).toEqual([edited]);
  });

  it('what was brought back is kept once', async () => {
    const records = recordsOn(table);
    const cra = theCra(records);
    await create(cra)(records, 'création');
    await remove(cra)(records, 'suppression');
    await restore(cra)(records, 'annulation');
    expect(await table.get([keyOf.supprime(cra.auteur, cra.id)])).toEqual([]);
  });

  it('the last recorded is the one that was recorded last, deleted or not in between', async () => {
    const records = recordsOn(table);
    const [first, second] = [someCra(records), someCra(records)];
    await create(first)(records, 'un');
    await create(second)(records, 'deux');
    await remove(first)(records, 'trois');
    const head = headIn(await table.get([keyOf.head(records.acteur)]), records.acteur);
    expect(head.dernier).toBe(second.id);
    expect(await findActeur(records.acteur, records), 'a habit makes no profile').toBeUndefined();
  });
}
