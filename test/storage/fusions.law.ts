// The law of merges: merged, then undone at any point of its moving, with activities recorded, changed and deleted in between, on a store that fails, it is as if nothing had been; left merged, all is under the sheet that stays.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Beneficiaire } from '#bot/domain/beneficiaire/beneficiaire.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { faitsGardes } from '#bot/domain/cra/faits.ts';
import { personnesDe } from '#bot/domain/cra/personnes.ts';
import type { Answers } from '#bot/forms/field.ts';
import type { Table } from '#bot/ports.ts';
import { changeBeneficiaire, findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { findCra } from '#bot/storage/cras.ts';
import { moveBack, moveToKept } from '#bot/storage/deplacements.ts';
import { mergeBeneficiaires, unmergeBeneficiaires } from '#bot/storage/fusions.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { expectFiguresOfCras, passagesOf } from '#test/support/kept.ts';
import { failing, type Records, recordsOn, someCra } from '#test/support/records.ts';
import { ensuite } from '#test/support/travaux.ts';

const step = fc.constantFrom('move', 'outbox', 'record', 'edit', 'again' as const);
const life = fc.record({
  seed: fc.nat(),
  /** Whom each activity recorded before names: one of the two, both received together either way, both in a room. */
  before: fc.array(
    fc.constantFrom(
      ['gardee'],
      ['fondue'],
      ['fondue', 'gardee'],
      ['gardee', 'fondue'],
      ['fondue', 'autre', 'gardee'],
    ),
    { maxLength: 4 },
  ),
  during: fc.array(step, { maxLength: 5 }),
  undone: fc.boolean(),
  after: fc.array(step, { maxLength: 3 }),
});

type Life = typeof life extends fc.Arbitrary<infer L> ? L : never;

type Meant = readonly (readonly [string, Answers])[];
type Name = Life['before'][number][number];

export function fusionsLaw(open: () => Promise<Table>, runs: number): void {
  it('merged then undone is as it was; left merged is whole', async () => {
    const table = await open();
    await fc.assert(
      fc.asyncProperty(life, (one) => live(table, one)),
      { numRuns: runs, seed: 20261127 },
    );
  });
}

interface Scene {
  readonly records: Records;
  readonly gardee: string;
  readonly fondue: string;
  /** By activity, the people it is meant to name in the end if the merge is undone, each with what it keeps of them. */
  readonly meant: Map<string, Meant>;
}

async function live(table: Table, { seed, before, during, undone, after }: Life): Promise<void> {
  const sound = recordsOn(table);
  const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const;
  const records = failing(sound, { seed, write: { probability: 0.15, faults } });
  const scene: Scene = { records, gardee: `g${sound.acteur}`, fondue: `f${sound.acteur}`, meant: new Map() };
  const { gardee, fondue } = scene;
  await follow(sound, gardee, { prenom: 'Paul', nom: 'Martin' });
  await follow(sound, fondue, { prenom: 'Paule', nom: 'Martin', telephone: '+33612345678' });
  for (const names of before) await record(scene, names);
  await ensuite(sound, sound.acteur);
  const acteur = sound.acteur;
  await mergeBeneficiaires({ acteur, gardee, fondue, geste: `m${acteur}` }, sound);
  for (const one of during) await take(one, scene, 'aller').catch(() => undefined);
  if (undone) {
    // While the first job is moving: it must stop there.
    const [done] = await Promise.all([
      unmergeBeneficiaires({ acteur, fondue, geste: `u${acteur}` }, sound),
      moveToKept(fondue, records).catch(() => undefined),
    ]);
    expect(done).toBe(true);
    for (const one of after) await take(one, scene, 'retour').catch(() => undefined);
  }
  await settle(scene);
  await expectFiguresOfCras(sound);
  if (undone) await expectAsBefore(scene);
  else await expectWhole(scene);
}

async function follow(records: Records, id: string, values: Beneficiaire['values']): Promise<void> {
  const sheet = { id, proprietaire: records.acteur, version: 1, values, creeLe: 0, modifieLe: 0, rev: 0 };
  await changeBeneficiaire(
    { acteur: records.acteur, id, geste: `c${id}`, apply: (now) => now ?? sheet },
    records,
  );
}

const GENRES = { gardee: 'feminin', fondue: 'masculin', autre: 'non_communique' } as const;

async function record(scene: Scene, names: readonly Name[]): Promise<void> {
  const { records, meant } = scene;
  const sound = { ...records, table: records.sound };
  const idOf = (name: Name) => (name === 'autre' ? `a${records.acteur}` : scene[name]);
  const people = names.map((name) => [idOf(name), { genre: GENRES[name] }] as const);
  const [[personne, own] = [], [deuxieme] = []] = people;
  const isRoom = names.length > 2;
  const values = isRoom
    ? { personnes: people.map(([id]) => id) }
    : { personne, ...own, ...(deuxieme !== undefined && { deuxieme }) };
  const cra: Cra = {
    ...someCra(records, values),
    type: isRoom ? 'atelier' : 'individuel',
    id: `${records.acteur.slice(-4)}${records.gesture()}`,
    ...(people.length > 1 && { faits: Object.fromEntries(isRoom ? people : people.slice(1)) }),
  };
  await changeCra({ auteur: records.acteur, id: cra.id, geste: cra.id, apply: (now) => now ?? cra }, sound);
  meant.set(cra.id, people);
}

async function take(one: string, scene: Scene, sens: 'aller' | 'retour'): Promise<void> {
  const { records, fondue, meant } = scene;
  if (one === 'outbox') return ensuite(records, records.acteur);
  if (one === 'record') return record(scene, ['gardee']);
  if (one === 'edit') {
    const [id] = [...meant.keys()];
    const edit = { auteur: records.acteur, id: id ?? '', geste: records.gesture() };
    if (id)
      await changeCra(
        { ...edit, apply: (now) => now && { ...now, values: { ...now.values, duree: 60 } } },
        records,
      );
    return;
  }
  // A first job may still be moving while the merge is undone: it must come to nothing.
  if (one === 'again') return moveToKept(fondue, records);
  return sens === 'aller' ? moveToKept(fondue, records) : moveBack(fondue, records);
}

/** What jobs do in the end, on a store that works again. */
async function settle({ records, fondue }: Scene): Promise<void> {
  const sound = { ...records, table: records.sound };
  for (let round = 0; round < 2; round += 1) {
    await ensuite(sound, sound.acteur);
    await moveBack(fondue, sound);
    await moveToKept(fondue, sound);
  }
  await ensuite(sound, sound.acteur);
}

async function namedBy({ records }: Scene, id: string): Promise<Meant> {
  const cra = await findCra(records.acteur, id, { ...records, table: records.sound });
  if (!cra) return [];
  return personnesDe(cra).map((personne) => [personne, faitsGardes(cra, personne) ?? {}]);
}

async function expectAsBefore(scene: Scene): Promise<void> {
  const { records, gardee, fondue, meant } = scene;
  const sound = { ...records, table: records.sound };
  for (const [id, people] of meant) expect(await namedBy(scene, id)).toEqual(people);
  expect((await findBeneficiaire(records.acteur, gardee, sound))?.values).toEqual({
    prenom: 'Paul',
    nom: 'Martin',
  });
  expect((await findBeneficiaire(records.acteur, fondue, sound))?.values).toMatchObject({ prenom: 'Paule' });
  const there = (await readRepertoire(records.acteur, sound)).map(({ id }) => id);
  expect(there.toSorted()).toEqual([fondue, gardee].toSorted());
  for (const personne of [gardee, fondue]) {
    const own = [...meant].filter(([, people]) => people.some(([id]) => id === personne));
    expect(await passagesOf(personne, records.sound)).toHaveLength(own.length);
  }
}

async function expectWhole(scene: Scene): Promise<void> {
  const { records, gardee, fondue, meant } = scene;
  const sound = { ...records, table: records.sound };
  for (const [id, people] of meant) {
    const isBoth = people.some(([one]) => one === gardee);
    const kept = isBoth ? people.filter(([one]) => one !== fondue) : people;
    const names = kept.map(([one, own]) => [one === fondue ? gardee : one, own]);
    expect(await namedBy(scene, id)).toEqual(names);
  }
  expect(await passagesOf(gardee, records.sound)).toHaveLength(meant.size);
  expect(await passagesOf(fondue, records.sound)).toEqual([]);
  expect((await readRepertoire(records.acteur, sound)).map(({ id }) => id)).toEqual([gardee]);
  const kept = await findBeneficiaire(records.acteur, gardee, sound);
  expect(kept?.values).toEqual({ prenom: 'Paul', nom: 'Martin', telephone: '+33612345678' });
}
