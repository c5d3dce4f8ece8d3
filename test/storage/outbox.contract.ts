// The outbox: the history of a person follows their CRAs exactly once, in any order, over crashes and repeats. Held by every table.
import { beforeAll, describe, expect, it } from 'vitest';
import { type Item, type Table, WriteConflict } from '#bot/ports.ts';
import { OUTBOX_SHARDS } from '#bot/storage/indexes.ts';
import { rangeOf } from '#bot/storage/keys.ts';
import { runOutbox, SWEEP_AFTER, sweepOutbox } from '#bot/storage/outbox.ts';
import { changeCra, restoreCra } from '#bot/storage/save-cra.ts';
import { passagesOf } from '#test/support/kept.ts';
import { failing, type Records, recordsOn, someCra } from '#test/support/records.ts';

export function outboxContract(open: () => Promise<Table>): void {
  let table: Table;
  beforeAll(async () => {
    table = await open();
  });

  /** A mediator and a person, nobody else's in this run. */
  const stage = () => {
    const records = recordsOn(table);
    return { records, personne: `b${records.acteur.slice(-8)}` };
  };
  const change = (records: Records, id: string, apply: Parameters<typeof changeCra>[0]['apply']) =>
    changeCra({ auteur: records.acteur, id, geste: records.gesture(), apply }, records);
  const create = async (records: Records, values: object) => {
    const cra = someCra(records, { ...values });
    await change(records, cra.id, () => cra);
    return cra;
  };
  const edit = (records: Records, id: string, values: object) =>
    change(records, id, (current) => current && { ...current, values: { ...current.values, ...values } });

  /** What waits, of this mediator alone. */
  const waiting = async (records: Records): Promise<readonly Item[]> => {
    const all: Item[] = [];
    for (let shard = 0; shard < OUTBOX_SHARDS; shard += 1) {
      const page = await table.query({ ...rangeOf.outbox(shard, 99_999_999_999_999), limit: 500 });
      all.push(...page.items.filter(({ auteur }) => auteur === records.acteur));
    }
    return all;
  };

  describe('the history of a person', () => {
    it('has one entry for their CRA, whoever carries it out and how often', async () => {
      const { records, personne } = stage();
      const { id } = await create(records, { personne });
      const [item] = await waiting(records);
      expect(await passagesOf(personne, table), 'nothing before it is carried out').toEqual([]);
      if (!item) return expect.fail('nothing waits');
      const done = await Promise.all(Array.from({ length: 4 }, () => runOutbox(item, records)));
      expect(done.filter(Boolean), 'one of the four did it').toEqual([true]);
      expect(await runOutbox(item, records)).toBe(false);
      expect(await passagesOf(personne, table)).toEqual([`2026-11-19#${id}`]);
      expect(await waiting(records)).toEqual([]);
    });

    it('waits for nothing that changes neither figures nor anybody’s history', async () => {
      const { records, personne } = stage();
      const { id } = await create(records, { personne });
      for (const item of await waiting(records)) await runOutbox(item, records);
      await edit(records, id, { notes: 'à relire', aFaire: 'rappeler', tags: 'carsat' });
      expect(await waiting(records)).toEqual([]);
      await edit(records, id, { duree: 60 });
      expect(await waiting(records)).toHaveLength(1);
    });

    it.each([
      ['in order', (items: readonly Item[]) => items],
      ['backwards', (items: readonly Item[]) => items.toReversed()],
      ['each twice', (items: readonly Item[]) => items.flatMap((item) => [item, item])],
    ])('follows date, person and deletion, carried out %s', async (_how, ordered) => {
      const { records, personne } = stage();
      const { id } = await create(records, { personne });
      await edit(records, id, { date: '2026-10-02' });
      await edit(records, id, { personne: `${personne}autre` });
      const gone = await create(records, { personne });
      await change(records, gone.id, () => undefined);
      const back = await create(records, { personne, date: '2026-09-01' });
      await change(records, back.id, () => undefined);
      await restoreCra({ auteur: records.acteur, id: back.id, geste: 'annulé' }, records);
      for (const item of ordered(await waiting(records))) await runOutbox(item, records);
      expect(await passagesOf(personne, table)).toEqual([`2026-09-01#${back.id}`]);
      expect(await passagesOf(`${personne}autre`, table)).toEqual([`2026-10-02#${id}`]);
      expect(await waiting(records)).toEqual([]);
    });

    it('follows a CRA changed while its outbox is carried out', async () => {
      const { records, personne } = stage();
      const { id } = await create(records, { personne });
      const [item] = await waiting(records);
      if (!item) return expect.fail('nothing waits');
      let edited = false;
      const meanwhile: Table = {
        ...table,
        write: async (actions) => {
          if (!edited) {
            edited = true;
            await edit(records, id, { date: '2026-10-02' });
          }
          await table.write(actions);
        },
      };
      await runOutbox(item, { ...records, table: meanwhile });
      for (const rest of await waiting(records)) await runOutbox(rest, records);
      expect(await passagesOf(personne, table)).toEqual([`2026-10-02#${id}`]);
    });

    it.each(['throttled', 'conflict', 'unavailable', 'lost'] as const)(
      'has one entry when the store is %s on the way',
      async (fault) => {
        const { records, personne } = stage();
        const { id } = await create(records, { personne });
        const [item] = await waiting(records);
        if (!item) return expect.fail('nothing waits');
        for (const verb of ['get', 'write'] as const) {
          await runOutbox(item, failing(records, { [verb]: { calls: { 1: fault } } }));
        }
        expect(await passagesOf(personne, table)).toEqual([`2026-11-19#${id}`]);
        expect(await waiting(records)).toEqual([]);
      },
    );
  });

  describe('the sweeper', () => {
    it('takes up what is older than two minutes, and leaves the rest to the stream', async () => {
      const { records, personne } = stage();
      const old = await create(records, { personne });
      records.pass(SWEEP_AFTER);
      await create(records, { personne });
      await sweepOutbox(records);
      expect(await passagesOf(personne, table), 'two minutes to the millisecond: not yet').toEqual([]);
      records.pass(1);
      await sweepOutbox(records);
      expect(await passagesOf(personne, table)).toEqual([`2026-11-19#${old.id}`]);
      expect(await waiting(records)).toHaveLength(1);
    });

    it('is held back by no heap of records that cannot be carried out, and tells them without a word of them', async () => {
      const { records, personne } = stage();
      const { id } = await create(records, { personne });
      const [item] = await waiting(records);
      if (!item) return expect.fail('nothing waits');
      const stuck = Array.from({ length: 120 }, (_, n) => ({
        ...item,
        pk: `M#coince`,
        sk: `O#${records.acteur}#${n}`,
        g1sk: `${'0'.repeat(14)}#${n}`,
        passages: 'illisible Le Goff',
      }));
      for (const batch of [stuck.slice(0, 60), stuck.slice(60)]) {
        await table.write(batch.map((put) => ({ put })));
      }
      records.pass(SWEEP_AFTER + 1);
      const done = await sweepOutbox(records);
      expect(await passagesOf(personne, table)).toEqual([`2026-11-19#${id}`]);
      expect(done).toBeGreaterThanOrEqual(1);
      expect(records.logged.filter(({ event }) => event === 'outbox.stuck')).toHaveLength(120);
      expect(JSON.stringify(records.logged)).not.toContain('Le Goff');
      for (const batch of [stuck.slice(0, 60), stuck.slice(60)]) {
        await table.write(batch.map(({ pk, sk }) => ({ delete: { pk, sk } })));
      }
    });

    it('goes on after one that the store refuses', async () => {
      const { records, personne } = stage();
      const ids: string[] = [];
      for (let n = 0; n < 3; n += 1) ids.push((await create(records, { personne })).id);
      records.pass(SWEEP_AFTER + 1);
      const [refused] = await waiting(records);
      const contended: Table = {
        ...table,
        write: async (actions) => {
          if (actions.some((action) => 'delete' in action && action.delete.sk === refused?.sk))
            throw new WriteConflict('always');
          await table.write(actions);
        },
      };
      await sweepOutbox({ ...records, table: contended });
      expect((await waiting(records)).map(({ sk }) => sk)).toEqual([refused?.sk]);
      await sweepOutbox(records);
      expect(await passagesOf(personne, table)).toEqual(ids.map((id) => `2026-11-19#${id}`));
    });
  });
}
