// Workshops of many known people: moved a few at a time, whatever changes meanwhile, whoever crashes where, all that follows is that of the activities.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { personnesDe } from '#bot/domain/cra/personnes.ts';
import type { Table } from '#bot/ports.ts';
import { currentGeneration } from '#bot/storage/generations.ts';
import { isOutbox, runOutboxes } from '#bot/storage/outbox.ts';
import { beginTerritories, endTerritories, rebuildTerritories } from '#bot/storage/rebuild.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { memoryTable } from '#local/memory-table.ts';
import { allCras, expectFiguresOfCras, passagesOf } from '#test/support/kept.ts';
import { type Records, recordsOn, someCra } from '#test/support/records.ts';
import { expectTerritoriesOf } from '#test/support/territoires.ts';

const POOL = Array.from({ length: 130 }, (_, n) => `p${n}`);
const GENRES = ['feminin', 'masculin'];

const room = fc.record({
  from: fc.nat(20),
  size: fc.nat(110),
  date: fc.constantFrom('2026-11-19', '2026-11-03', '2025-11-19'),
  commune: fc.constantFrom('29232', '75112', undefined),
});
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('say' as const), which: fc.nat(2), room }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), which: fc.nat(2) }) },
  // Carried out until the process dies, at some write.
  { weight: 4, arbitrary: fc.record({ do: fc.constant('carry' as const), writes: fc.nat(9) }) },
  // Changed while two carry it out at once.
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rush' as const), which: fc.nat(2), room }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const) }) },
);

function said({ from, size, date, commune }: typeof room extends fc.Arbitrary<infer R> ? R : never) {
  const personnes = POOL.slice(from, from + size);
  const faits = personnes.map((id, n) => [id, { genre: GENRES[(n + size) % 2] ?? '' }] as const);
  return {
    values: {
      date,
      participants: 2,
      ...(personnes.length > 0 && { personnes }),
      lieu:
        commune === undefined
          ? { type: 'a_distance' }
          : { type: 'domicile', commune: { code: commune, nom: commune } },
    },
    faits: Object.fromEntries(faits),
  };
}

/** The same table, which writes so many times and no more. */
function dyingAfter(writes: number, table: Table): Table {
  let left = writes;
  return {
    ...table,
    write: async (actions) => {
      left -= 1;
      if (left < 0) throw new Error('dead');
      await table.write(actions);
    },
  };
}

async function carry(records: Records, table: Table): Promise<void> {
  const { items } = await records.sound.query({ pk: `M#${records.acteur}`, prefix: 'O#', limit: 500 });
  await runOutboxes(items.filter(isOutbox), { ...records, table });
}

async function expectAll(records: Records): Promise<void> {
  const { items } = await records.sound.query({ pk: `M#${records.acteur}`, prefix: 'O#', limit: 500 });
  expect(items).toEqual([]);
  await expectFiguresOfCras(records);
  const { lue } = await currentGeneration(records.acteur, { table: records.sound });
  const cras = await allCras(records);
  await expectTerritoriesOf(cras, { table: records.sound, g: lue, people: POOL });
  for (const personne of POOL) {
    const own = cras.filter((cra) => personnesDe(cra).includes(personne));
    const entries = own.map(({ id, values }) => `${String(values.date)}#${id}`).toSorted();
    expect(await passagesOf(personne, records.sound)).toEqual(entries);
  }
}

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const IDS = ['c1', 'c2', 'c3'];

function change(records: Records, which: number, apply: (now: Cra | undefined) => Cra | undefined) {
  const of = { auteur: records.acteur, id: IDS[which] ?? '', geste: records.gesture() };
  // One that is not there is not deleted.
  return changeCra({ ...of, apply }, records).catch(() => undefined);
}

function say(records: Records, { which, room }: Extract<Step, { do: 'say' | 'rush' }>) {
  const { values, faits } = said(room);
  const base = { ...someCra(records), id: IDS[which] ?? '', type: 'atelier' };
  return change(records, which, (now) => ({
    ...(now ?? base),
    values: { ...base.values, ...values },
    faits,
  }));
}

async function take(one: Step, records: Records): Promise<void> {
  const { sound } = records;
  switch (one.do) {
    case 'say':
      await say(records, one);
      return;
    case 'delete':
      await change(records, one.which, () => undefined);
      return;
    case 'carry':
      return carry(records, dyingAfter(one.writes, sound));
    case 'rush':
      await Promise.all([carry(records, sound), carry(records, sound), say(records, one)]);
      return;
    case 'again': {
      const generation = await beginTerritories(records);
      await rebuildTerritories(records.acteur, generation, records);
      await endTerritories(records);
    }
  }
}

describe('workshops of many people', () => {
  it('are carried out whole, wherever it stops', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
        const records = recordsOn(memoryTable());
        for (const one of steps) await take(one, records);
        await carry(records, records.sound);
        await carry(records, records.sound);
        await expectAll(records);
      }),
      { numRuns: 25, seed: 20261129 },
    );
  });
});
