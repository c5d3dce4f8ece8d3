// CRAs as records: what is sealed, what stands apart, what older versions wrote, and their order by date. Held by every table.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Item, Table } from '#bot/ports.ts';
import { crasByDate, findCra, positionOf } from '#bot/storage/cras.ts';
import { findEquipe, putEquipe } from '#bot/storage/equipes.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { sumMonths } from '#bot/storage/mois.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { type Records, recordsOn, someCra } from '#test/support/records.ts';

const SAID = {
  notes: 'Mme Le Goff rappellera',
  aFaire: 'appeler son fils',
  ressenti: 'bien',
  demarches: [{ nom: 'carte grise de M. Kerbrat' }],
};

/** As months were kept before people were in them, or as they are. */
function monthOfAnActivity({ acteur }: Records, month: string): Item {
  const x = month < '2020' ? { activites: 1 } : '{"c":{"":{"activites":1}}}';
  return { ...keyOf.mois(acteur, month), entity: 'mois', v: month < '2020' ? 1 : 2, x, rev: 1 };
}

export function crasContract(open: () => Promise<Table>): void {
  let table: Table;
  let records: Records;
  beforeAll(async () => {
    table = await open();
  });

  const save = async (values = {}) => {
    const cra = someCra(records, values);
    const { auteur, id } = cra;
    const saved = await changeCra({ auteur, id, geste: records.gesture(), apply: () => cra }, records);
    return saved ?? expect.fail('a creation gives its CRA');
  };
  const stored = async (id: string): Promise<Item> =>
    (await table.get([keyOf.cra(records.acteur, id)]))[0] ?? expect.fail('no record');
  const text = (value: unknown) => JSON.stringify(value);

  describe('a CRA', () => {
    it('reads as it was saved, free text in no record, notes in a record apart', async () => {
      records = recordsOn(table);
      const cra = await save(SAID);
      expect(await findCra(records.acteur, cra.id, records)).toEqual(cra);
      const [notes] = await table.get([keyOf.notes(records.acteur, cra.id)]);
      for (const words of ['Le Goff', 'fils', 'bien', 'Kerbrat']) {
        expect(text([await stored(cra.id), notes])).not.toContain(words);
      }
      const listed = await crasByDate(
        records.acteur,
        { from: '2026-11-19', to: '2026-11-19', limit: 5 },
        records,
      );
      expect(listed.cras).toEqual([{ ...cra, values: { ...cra.values, notes: undefined } }]);
    });

    it('whose notes are emptied keeps none', async () => {
      records = recordsOn(table);
      const { id, auteur } = await save(SAID);
      const apply = () => someCra(records, { notes: undefined });
      await changeCra({ auteur, id, geste: 'vide', apply: () => ({ ...apply(), id }) }, records);
      expect(await table.get([keyOf.notes(auteur, id)])).toEqual([]);
    });

    it('of a field, a type and a version unknown here still reads, and what is unknown is sealed', async () => {
      records = recordsOn(table);
      const older = { ...someCra(records, { surnom: 'Mimi' }), type: 'disparu', version: 7 };
      const { auteur, id } = older;
      await changeCra({ auteur, id, geste: 'ancien', apply: () => older }, records);
      await table.write([{ put: { ...(await stored(id)), v: 3, ajouteDepuis: { a: 1 } } }]);
      expect(await findCra(auteur, id, records)).toMatchObject({
        type: 'disparu',
        version: 7,
        values: { ...older.values, surnom: 'Mimi' },
      });
      expect(text(await stored(id))).not.toContain('Mimi');
    });

    it('is its author’s alone: asked under another name, it is not there', async () => {
      records = recordsOn(table);
      const { id } = await save();
      expect(await findCra(recordsOn(table).acteur, id, records)).toBeUndefined();
    });
  });

  describe('a history', () => {
    it('comes by date, newest first, page after page, nothing twice and nothing missed', async () => {
      records = recordsOn(table);
      const dates = ['2026-11-19', '2025-12-31', '2026-11-19', '2026-02-01', '2027-01-03'];
      for (const date of dates) await save({ date });
      const all = { from: '2026-01-01', to: '2026-11-19' };
      const seen: string[] = [];
      let before: string | undefined;
      do {
        const page = await crasByDate(records.acteur, { ...all, limit: 1, before }, records);
        seen.push(...page.cras.map(positionOf));
        before = page.next;
      } while (before !== undefined);
      expect(seen.map((position) => position.slice(0, 10))).toEqual([
        '2026-11-19',
        '2026-11-19',
        '2026-02-01',
      ]);
      expect(seen).toEqual(seen.toSorted().toReversed());
      expect(new Set(seen).size).toBe(3);
    });

    it('of one day begins with the last recorded', async () => {
      records = recordsOn(table);
      const recorded: string[] = [];
      for (const creeLe of [3, 20, 100]) {
        const cra = { ...someCra(records, { date: '2026-11-19' }), creeLe };
        const { auteur, id } = cra;
        await changeCra({ auteur, id, geste: records.gesture(), apply: () => cra }, records);
        recorded.push(id);
      }
      const day = { from: '2026-11-19', to: '2026-11-19', limit: 10 };
      const { cras } = await crasByDate(records.acteur, day, records);
      expect(cras.map(({ id }) => id)).toEqual(recorded.toReversed());
    });
  });

  describe('figures of months', () => {
    it('are summed over any number of months', async () => {
      records = recordsOn(table);
      const months = Array.from(
        { length: 250 },
        (_, i) => `${2010 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`,
      );
      for (let i = 0; i < months.length; i += 50) {
        await table.write(
          months.slice(i, i + 50).map((month) => ({ put: monthOfAnActivity(records, month) })),
        );
      }
      const span = { from: '2010-01', to: '2040-12' };
      expect(await sumMonths(records.acteur, span, records)).toEqual({ activites: 250 });
      expect(await sumMonths(records.acteur, { from: '2010-03', to: '2010-05' }, records)).toEqual({
        activites: 3,
      });
      expect(await sumMonths(records.acteur, { from: '2009-01', to: '2009-12' }, records)).toEqual({});
    });
  });

  describe('a team', () => {
    it('reads with every stay of its members; without any, it is not there', async () => {
      const id = `equipe${recordsOn(table).acteur.slice(-6)}`;
      expect(await findEquipe(id, { table })).toBeUndefined();
      const stay = (n: number) => ({
        acteur: `mattermost.${String(n).padStart(3, '0')}`,
        role: n === 0 ? ('coordinateur' as const) : ('mediateur' as const),
        du: '2025-01-01',
        ...(n % 2 === 1 && { au: '2025-12-31' }),
      });
      const membres = Array.from({ length: 240 }, (_, n) => stay(n));
      const actions = putEquipe({ id, nom: 'Pays de Quimper', membres });
      for (let i = 0; i < actions.length; i += 80) await table.write(actions.slice(i, i + 80));
      expect(await findEquipe(id, { table })).toEqual({ id, nom: 'Pays de Quimper', membres });
    });
  });
}
