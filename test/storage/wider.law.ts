// The law of territories: whatever several mediators record, change, delete, bring back, erase and merge, carried out in any order, twice, at once, on a store that fails, their figures are those rebuilt from the CRAs.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { remplacantOf } from '#bot/domain/cra/effacement.ts';
import type { Item, Table } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { moveBack, moveToKept } from '#bot/storage/deplacements.ts';
import { eraseFromActivities } from '#bot/storage/effacements.ts';
import { mergeBeneficiaires, unmergeBeneficiaires } from '#bot/storage/fusions.ts';
import { currentGeneration, turnGeneration } from '#bot/storage/generations.ts';
import { isOutbox, runOutbox, runOutboxes } from '#bot/storage/outbox.ts';
import { changeCra, restoreCra } from '#bot/storage/save-cra.ts';
import { insist } from '#test/support/insist.ts';
import { allCras, expectFiguresOfCras } from '#test/support/kept.ts';
import { failing, type Records, recordsOn, someCra } from '#test/support/records.ts';
import { expectTerritoriesOf, PLACES } from '#test/support/territoires.ts';
import { tableUnder } from '#test/support/under-rights.ts';

const values = fc.record({
  date: fc.constantFrom('2026-11-19', '2026-11-03', '2026-10-31', '2025-11-19'),
  duree: fc.integer({ min: 1, max: 300 }),
  participants: fc.integer({ min: 1, max: 9 }),
  commune: fc.constantFrom(...PLACES),
  personne: fc.constantFrom('p1', 'p2', 'p3', undefined),
  others: fc.subarray(['p1', 'p2', 'p3']),
  genre: fc.constantFrom('feminin', 'masculin', undefined),
  thematiques: fc.constantFrom(['email'], ['email', 'sante']),
});
const types = fc.constantFrom('individuel', 'atelier', 'demarche', 'rdv-non-honore', 'acces-libre');
const which = fc.nat(7);
const who = fc.nat(1);
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('create' as const), who, type: types, values }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), which, type: types, values }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'undo' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('one' as const, 'all' as const, 'thrice' as const, 'thrice' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('move' as const, 'rush' as const),
      which,
      date: fc.constantFrom('2026-11-19', '2025-11-19'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('erase' as const, 'merge' as const, 'unmerge' as const) }),
  },
);
const life = fc.record({ seed: fc.nat(), steps: fc.array(step, { minLength: 8, maxLength: 30 }) });

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Life = typeof life extends fc.Arbitrary<infer L> ? L : never;

/** Writers succeed in at most so many attempts, all but one in a hundred. */
const MOST_ATTEMPTS = 5;

export function widerLaw(open: () => Promise<Table>, runs: number): void {
  it('the figures of territories are those rebuilt from the CRAs', async () => {
    const table = await open();
    const attempts: number[] = [];
    await fc.assert(
      fc.asyncProperty(life, (one) => live(table, one, attempts)),
      { numRuns: runs, seed: 20261128 },
    );
    const inOrder = attempts.toSorted((a, b) => a - b);
    expect(inOrder[Math.ceil(0.99 * inOrder.length) - 1]).toBeLessThanOrEqual(MOST_ATTEMPTS);
  });
}

interface Scene {
  /** Two mediators, on a store that fails. */
  readonly mediators: readonly ReturnType<typeof failing<Records>>[];
  readonly there: Map<string, Cra>;
  readonly gone: Map<string, Cra>;
  readonly attempts: number[];
  /** Ends the ids of people: nobody else's in this run. */
  readonly tail: string;
}

async function live(table: Table, { seed, steps }: Life, attempts: number[]): Promise<void> {
  const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const;
  const sounds = [recordsOn(table), recordsOn(table)];
  const mediators = sounds.map((records, n) =>
    failing(records, {
      seed: seed + n,
      write: { probability: 0.3, faults },
      get: { probability: 0.03, faults },
    }),
  );
  const [first] = sounds;
  if (!first) return;
  const tail = first.acteur.slice(-8);
  // Figures of its own: other tests leave theirs in the same table.
  const generation = await currentGeneration(first.acteur, { table });
  await table.write(turnGeneration(generation, { lue: `g${tail}` }));
  const scene: Scene = { mediators, there: new Map(), gone: new Map(), attempts, tail };
  for (const name of ['p1', 'p2']) await follow(first, personne(scene, name));
  for (const one of steps) await take(one, scene);
  await settle(scene);
  for (const records of mediators) await expectFiguresOfCras(records);
  const cras = (await Promise.all(mediators.map(allCras))).flat();
  const people = [...['p1', 'p2', 'p3'].map((name) => personne(scene, name)), remplacantOf(tail)];
  await expectTerritoriesOf(cras, { table, g: `g${tail}`, people });
}

const personne = ({ tail }: Scene, name: string): string => `${name}x${tail}`;

async function follow(records: Records, id: string): Promise<void> {
  const sheet = {
    id,
    proprietaire: records.acteur,
    version: 1,
    values: { prenom: 'P', nom: 'M' },
    creeLe: 0,
    modifieLe: 0,
    rev: 0,
  };
  await changeBeneficiaire(
    { acteur: records.acteur, id, geste: `c${id}`, apply: (now) => now ?? sheet },
    records,
  );
}

function said(
  scene: Scene,
  { type, values: asked }: Pick<Extract<Step, { do: 'create' }>, 'type' | 'values'>,
): Pick<Cra, 'values' | 'faits'> {
  const { commune, personne: name, others, genre, ...rest } = asked;
  const first = name && personne(scene, name);
  const people = others.map((one) => personne(scene, one));
  const deuxieme = people.find((id) => id !== first);
  const where = commune && { type: 'domicile', commune: { code: commune, nom: commune } };
  const values = {
    ...rest,
    lieu: where ?? { type: 'a_distance' },
    ...(type === 'atelier' ? { personnes: people } : { personne: first, deuxieme }),
    ...(genre && { genre: type === 'atelier' ? { [genre]: 1 } : genre }),
  };
  const defined = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  return {
    values: defined,
    ...(genre && { faits: Object.fromEntries(people.map((id) => [id, { genre }])) }),
  };
}

async function take(one: Step, scene: Scene): Promise<void> {
  const { mediators, there, gone } = scene;
  const [owner] = mediators;
  if (!owner) return;
  switch (one.do) {
    case 'create': {
      const records = mediators[one.who] ?? owner;
      const { values: answers, ...faits } = said(scene, one);
      const cra = { ...someCra(records, answers), type: one.type, ...faits };
      cra.id = `${records.acteur.slice(-4)}${cra.id}`;
      await change(scene, cra, () => cra);
      there.set(cra.id, cra);
      return;
    }
    case 'edit': {
      const cra = pick(there, one.which);
      const after = cra && { ...cra, type: one.type, faits: {}, ...said(scene, one) };
      if (cra) await change(scene, cra, (now) => now && after);
      return;
    }
    case 'delete': {
      const cra = pick(there, one.which);
      if (!cra) return;
      await change(scene, cra, () => undefined);
      there.delete(cra.id);
      gone.set(cra.id, cra);
      return;
    }
    case 'undo': {
      const cra = pick(gone, one.which);
      if (!cra) return;
      await insist(() =>
        restoreCra({ auteur: cra.auteur, id: cra.id, geste: `u${cra.id}` }, recordsOf(scene, cra)),
      );
      gone.delete(cra.id);
      there.set(cra.id, cra);
      return;
    }
    case 'move':
    case 'rush': {
      const cra = pick(there, one.which);
      const move =
        cra && change(scene, cra, (now) => now && { ...now, values: { ...now.values, date: one.date } });
      await Promise.all([move, ...(one.do === 'rush' ? [carry(scene, 'all')] : [])]);
      return;
    }
    case 'one':
    case 'all':
    case 'thrice':
      return carry(scene, one.do);
    case 'erase':
      return insist(() => erase(scene, owner));
    case 'merge':
      return merge(scene, owner);
    case 'unmerge':
      return unmerge(scene, owner);
  }
}

function recordsOf({ mediators }: Scene, cra: Cra): Scene['mediators'][number] {
  return mediators.find(({ acteur }) => acteur === cra.auteur) ?? expect.fail('no author');
}

/** One gesture, insisted upon; how many times the store was asked to write is kept. */
async function change(
  scene: Scene,
  cra: Cra,
  apply: Parameters<typeof changeCra>[0]['apply'],
): Promise<void> {
  const records = recordsOf(scene, cra);
  const geste = records.gesture();
  const before = records.table.calls.write;
  // An activity that was erased or merged meanwhile is another: it is changed all the same.
  await insist(() => changeCra({ auteur: cra.auteur, id: cra.id, geste, apply }, records).catch(ifGone));
  scene.attempts.push(records.table.calls.write - before);
}

function ifGone(error: unknown): undefined {
  if (error instanceof Error && error.message === 'Cette activité n’existe plus.') return undefined;
  throw error;
}

async function erase(scene: Scene, records: Records): Promise<void> {
  const of = { personne: personne(scene, 'p3'), remplacant: remplacantOf(scene.tail) };
  await eraseFromActivities({ acteur: records.acteur, ...of }, records);
}

async function merge(scene: Scene, records: Records): Promise<void> {
  const { acteur } = records;
  const [gardee, fondue] = [personne(scene, 'p1'), personne(scene, 'p2')];
  await insist(() =>
    mergeBeneficiaires({ acteur, gardee, fondue, geste: 'fusion' }, records).catch(() => undefined),
  );
  await insist(() => moveToKept(fondue, records));
}

async function unmerge(scene: Scene, records: Records): Promise<void> {
  const fondue = personne(scene, 'p2');
  await insist(() =>
    unmergeBeneficiaires({ acteur: records.acteur, fondue, geste: 'retour' }, records).catch(() => undefined),
  );
  await insist(() => moveBack(fondue, records));
}

async function waiting({ sound, acteur }: Records): Promise<readonly Item[]> {
  const { items } = await sound.query({ pk: `M#${acteur}`, prefix: 'O#', limit: 500 });
  return items.filter(isOutbox);
}

/** The newest first; the first one alone, all, or by three at once: two who have half each, and one who has all. */
async function carry({ mediators }: Scene, how: 'one' | 'all' | 'thrice'): Promise<void> {
  const [records] = mediators;
  const all = (await Promise.all(mediators.map(waiting))).flat().toReversed();
  const [item] = all;
  if (!records || !item) return;
  if (how === 'one') return insist(() => runOutbox(item, records));
  const run = (items: readonly Item[]) =>
    insist(async () => {
      const { failed } = await runOutboxes(items, { ...records, table: tableUnder('outbox', records.table) });
      if (failed.length > 0) throw failed[0]?.error;
    });
  const half = Math.ceil(all.length / 2);
  const shares = how === 'all' ? [all] : [all.slice(0, half), all.slice(half), all];
  await Promise.all(shares.map(run));
}

/** What jobs do in the end. */
async function settle(scene: Scene): Promise<void> {
  const [records] = scene.mediators;
  if (!records) return;
  const fondue = personne(scene, 'p2');
  for (let round = 0; round < 2; round += 1) {
    await carry(scene, 'all');
    await insist(() => moveBack(fondue, records));
    await insist(() => moveToKept(fondue, records));
  }
  await carry(scene, 'all');
  for (const mediator of scene.mediators) expect(await waiting(mediator)).toEqual([]);
}

function pick(cras: ReadonlyMap<string, Cra>, n: number): Cra | undefined {
  const all = [...cras.values()];
  return all[n % Math.max(all.length, 1)];
}
