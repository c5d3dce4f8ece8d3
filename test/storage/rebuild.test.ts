// Figures made again from the activities: right whatever was wrong, while activities are recorded, changed and deleted at the same time, resumed after a crash.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Table } from '#bot/ports.ts';
import { currentGeneration } from '#bot/storage/generations.ts';
import { keyOf, rangeOf } from '#bot/storage/keys.ts';
import { isOutbox, runOutboxes } from '#bot/storage/outbox.ts';
import {
  beginTerritories,
  endTerritories,
  rebuildAuthor,
  rebuildTerritories,
  removeAll,
} from '#bot/storage/rebuild.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { memoryTable } from '#local/memory-table.ts';
import { allCras, expectFiguresOfCras } from '#test/support/kept.ts';
import { failing, type Records, recordsOn, someCra } from '#test/support/records.ts';
import { seeded } from '#test/support/seeded.ts';
import { expectTerritoriesOf, PLACES } from '#test/support/territoires.ts';

const PEOPLE = ['p1', 'p2', 'p3'];

/** An activity, a change or a deletion, drawn. */
async function somethingHappens(records: Records, ids: string[], random: () => number): Promise<void> {
  const any = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const commune = any(PLACES);
  const values = {
    date: any(['2026-11-19', '2026-11-02', '2026-10-31', '2025-11-19']),
    duree: 15 + Math.floor(random() * 90),
    personne: any([...PEOPLE, undefined]),
    tags: any(['carsat', 'mardi', undefined]),
    lieu:
      commune === undefined
        ? { type: 'a_distance' }
        : { type: 'domicile', commune: { code: commune, nom: 'x' } },
  };
  const id = random() < 0.5 ? undefined : any(ids);
  const cra = { ...someCra(records, values), ...(id !== undefined && { id }) };
  if (id === undefined) ids.push(cra.id);
  const apply =
    id !== undefined && random() < 0.3
      ? () => undefined
      : (now?: Cra) => ({ ...(now ?? cra), values: cra.values });
  await changeCra({ auteur: records.acteur, id: cra.id, geste: records.gesture(), apply }, records).catch(
    () => undefined,
  );
}

async function carryAll(mediators: readonly Records[]): Promise<void> {
  for (const records of mediators) {
    const { items } = await records.sound.query({ pk: `M#${records.acteur}`, prefix: 'O#', limit: 500 });
    const { failed } = await runOutboxes(items.filter(isOutbox), { ...records, table: records.sound });
    expect(failed).toEqual([]);
  }
}

async function expectAllRight(mediators: readonly Records[], table: Table): Promise<void> {
  const [first] = mediators;
  if (!first) return;
  for (const records of mediators) await expectFiguresOfCras(records);
  const { lue, refaite } = await currentGeneration(first.acteur, { table });
  expect(refaite).toBeUndefined();
  const cras = (await Promise.all(mediators.map(allCras))).flat();
  await expectTerritoriesOf(cras, { table, g: lue, people: PEOPLE });
}

/** Everything that is derived, made wrong. */
async function spoil(mediators: readonly Records[], table: Table): Promise<void> {
  const [first] = mediators;
  const { lue } = await currentGeneration(first?.acteur ?? '', { table });
  const wrong = '{"c":{"":{"activites":999},"thematiques":{"email":7}}}';
  const figures = await Promise.all(
    [
      ...mediators.map(({ acteur }) => rangeOf.figures(acteur)),
      { pk: `R#${lue}#FR` },
      { pk: `R#${lue}#DEP#29` },
    ].map((range) => table.query({ ...range, limit: 500 })),
  );
  for (const item of figures.flatMap(({ items }) => items)) {
    if (item.sk.startsWith('W#')) continue;
    await table.write([{ put: { ...item, x: wrong } }]);
  }
  await table.write([
    {
      put: {
        ...keyOf.moisPart(first?.acteur ?? '', '2026-11', 'atelier#gone'),
        entity: 'mois',
        v: 2,
        x: wrong,
        rev: 4,
      },
    },
  ]);
  for (const one of PEOPLE) await table.write([{ delete: keyOf.visites(lue, one) }]);
}

async function rebuildAll(mediators: readonly Records[]): Promise<void> {
  const first = mediators[0] ?? expect.fail();
  const generation = await beginTerritories(first);
  for (const { acteur } of mediators) {
    await rebuildAuthor(acteur, first);
    await rebuildTerritories(acteur, generation, first);
  }
  await endTerritories(first);
}

describe('figures made again', () => {
  it('are right, whatever was wrong, and what nobody reads any more is removed', async () => {
    const table = memoryTable();
    const mediators = [recordsOn(table), recordsOn(table)];
    const random = seeded(3);
    const ids: string[] = [];
    for (let n = 0; n < 60; n += 1) await somethingHappens(mediators[n % 2] ?? expect.fail(), ids, random);
    await carryAll(mediators);
    await expectAllRight(mediators, table);
    await spoil(mediators, table);
    await expect(expectAllRight(mediators, table)).rejects.toThrow();
    const { lue: old } = await currentGeneration('', { table });
    await rebuildAll(mediators);
    await expectAllRight(mediators, table);
    const { items } = await table.query({ pk: `R#${old}#FR`, limit: 500 });
    await removeAll(items, { table });
    expect((await table.query({ pk: `R#${old}#FR`, limit: 500 })).items).toEqual([]);
    await expectAllRight(mediators, table);
  });

  it('are right while activities go on being recorded, on a store that fails, and after a crash anywhere', async () => {
    const scene = fc.record({ seed: fc.nat(), crash: fc.nat(40) });
    await fc.assert(
      fc.asyncProperty(scene, async ({ seed, crash }) => {
        const table = memoryTable();
        const sounds = [recordsOn(table), recordsOn(table)];
        const random = seeded(seed);
        const ids: string[] = [];
        for (let n = 0; n < 24; n += 1) await somethingHappens(sounds[n % 2] ?? expect.fail(), ids, random);
        await carryAll(sounds.slice(0, 1));
        await spoil(sounds, table);
        const write = { probability: 0.2, faults: ['throttled', 'conflict', 'unavailable', 'lost'] as const };
        const busy = sounds.map((records) => failing(records, { seed, write }));
        const crashing = sounds.map((records) =>
          failing(records, {
            write: {
              calls: {
                [crash]: 'unavailable',
                [crash + 1]: 'lost',
                [crash + 2]: 'throttled',
                [crash + 3]: 'throttled',
                [crash + 4]: 'throttled',
              },
            },
          }),
        );
        const people = async () => {
          for (let n = 0; n < 16; n += 1) {
            await somethingHappens(busy[n % 2] ?? expect.fail(), ids, random);
            if (n % 5 === 0) await carryAll(sounds);
          }
        };
        await Promise.all([people(), rebuildAll(crashing).catch(() => undefined)]);
        // Begun again where it stopped, while others go on.
        await Promise.all([people(), rebuildAll(sounds)]);
        await carryAll(sounds);
        await expectAllRight(sounds, table);
      }),
      { numRuns: 30, seed: 20261128 },
    );
  });
});
