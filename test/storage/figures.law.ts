// The law of figures: whatever is created, changed, deleted, brought back and repeated, on a store that fails, they are those of the CRAs.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { typeCra } from '#bot/domain/cra/index.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import type { Table } from '#bot/ports.ts';
import { saveConversation } from '#bot/storage/conversations.ts';
import { OUTBOX_SHARDS } from '#bot/storage/indexes.ts';
import { rangeOf } from '#bot/storage/keys.ts';
import { runOutbox } from '#bot/storage/outbox.ts';
import { changeCra, restoreCra } from '#bot/storage/save-cra.ts';
import { allCras, expectFiguresOfCras, passagesOf } from '#test/support/kept.ts';
import { failing, type Records, recordsOn, someConversation, someCra } from '#test/support/records.ts';

const types = ['individuel', 'atelier', 'ponctuelle', 'rdv-non-honore', 'acces-libre'] as const;
const values = fc.record({
  date: fc.constantFrom('2026-11-19', '2026-11-01', '2026-10-31', '2025-11-19'),
  duree: fc.integer({ min: 1, max: 300 }),
  participants: fc.integer({ min: 0, max: 40 }),
  personne: fc.constantFrom('p1', 'p2', undefined),
  notes: fc.constantFrom('à relire', undefined),
});
const which = fc.nat(5);
const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('create' as const), type: fc.constantFrom(...types), values }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('edit' as const), which, values }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'undo' as const), which }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('repeat' as const), which }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('carry out' as const) }) },
);
const life = fc.record({ seed: fc.nat(), steps: fc.array(step, { minLength: 1, maxLength: 25 }) });

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Life = typeof life extends fc.Arbitrary<infer L> ? L : never;

/** What the CRAs should be, kept by hand beside the table. */
interface Model {
  readonly there: Map<string, Cra>;
  readonly gone: Map<string, Cra>;
  /** Forms already saved, to be sent again. */
  readonly sent: (() => Promise<unknown>)[];
}

export function figuresLaw(open: () => Promise<Table>, runs: number): void {
  it('figures and histories are those of the CRAs', async () => {
    const table = await open();
    await fc.assert(
      fc.asyncProperty(life, (one) => live(table, one)),
      { numRuns: runs, seed: 20261122 },
    );
  });
}

async function live(table: Table, { seed, steps }: Life): Promise<void> {
  const faults = ['throttled', 'conflict', 'unavailable', 'lost'] as const;
  const sound = recordsOn(table);
  const write = { probability: 0.3, faults };
  const records = failing(sound, { seed, write, get: { probability: 0.05, faults } });
  const model: Model = { there: new Map(), gone: new Map(), sent: [] };
  for (const one of steps) await take(one, records, model);
  await expectFiguresOfCras(records);
  const kept = await allCras(records);
  expect(Object.fromEntries(kept.map(({ id, values: said }) => [id, said]))).toEqual(
    Object.fromEntries([...model.there].map(([id, cra]) => [id, defined(cra.values)])),
  );
  await carryOut(records);
  for (const personne of ['p1', 'p2'].map((one) => personneOf(records, one))) {
    const own = [...model.there.values()].filter(
      (cra) => cra.values.personne === personne && asksPersonne(cra),
    );
    const entries = own.map((cra) => `${String(cra.values.date)}#${cra.id}`);
    expect(await passagesOf(personne, table)).toEqual(entries.toSorted());
  }
}

/** A type that asks for nobody has nobody's history to follow, whatever was carried over from another. */
function asksPersonne(cra: Cra): boolean {
  const type = typeCra(cra.type);
  return type !== undefined && 'personne' in fieldsOf(type.form);
}

async function take(one: Step, records: Records, model: Model): Promise<void> {
  switch (one.do) {
    case 'create':
      return send({ ...someCra(records, said(records, one.values)), type: one.type }, { records, model });
    case 'edit': {
      const cra = pick(model.there, one.which);
      return (
        cra && send({ ...cra, values: { ...cra.values, ...said(records, one.values) } }, { records, model })
      );
    }
    case 'delete': {
      const cra = pick(model.there, one.which);
      if (!cra) return;
      const geste = records.gesture();
      await insist(() => changeCra({ ...key(cra), geste, apply: () => undefined }, records));
      model.there.delete(cra.id);
      model.gone.set(cra.id, cra);
      return;
    }
    case 'undo': {
      const cra = pick(model.gone, one.which);
      if (!cra) return;
      await insist(() => restoreCra({ ...key(cra), geste: 'annulation' }, records));
      model.gone.delete(cra.id);
      model.there.set(cra.id, cra);
      return;
    }
    case 'repeat':
      // A form sent again long after: refused or found done, it changes nothing.
      await model.sent[one.which]?.().catch(() => undefined);
      return;
    case 'carry out':
      return carryOut(records);
  }
}

/** One form, opened and saved: what it says becomes the CRA, however often the person has to press. */
async function send(cra: Cra, { records, model }: { records: Records; model: Model }): Promise<void> {
  const form = someConversation(records, { id: records.newId() });
  await saveConversation(form, { ...records, table: records.sound });
  const conversation = { ...form, rev: 2, done: { id: cra.id, answers: 'empreinte' } };
  const apply = (current: Cra | undefined) => ({ ...(current ?? cra), type: cra.type, values: cra.values });
  const press = () => changeCra({ ...key(cra), geste: form.id, apply, conversation }, records);
  await insist(press);
  model.there.set(cra.id, cra);
  model.sent.push(press);
}

async function insist(press: () => Promise<unknown>): Promise<void> {
  for (let again = 0; again < 20; again += 1) {
    const failed = await press().then(
      () => false,
      () => true,
    );
    if (!failed) return;
  }
  expect.fail('never went through');
}

/** What waits, newest first, each twice. */
async function carryOut(records: Records): Promise<void> {
  for (let shard = 0; shard < OUTBOX_SHARDS; shard += 1) {
    const { items } = await records.sound.query({ ...rangeOf.outbox(shard, 99_999_999_999_999), limit: 500 });
    const own = items.filter(({ auteur }) => auteur === records.acteur).toReversed();
    for (const item of [...own, ...own]) await insist(() => runOutbox(item, records));
  }
}

const key = ({ auteur, id }: Cra) => ({ auteur, id });
const personneOf = (records: Records, personne: string) => `${personne}.${records.acteur}`;
const defined = (answers: Answers) =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));

function said(
  records: Records,
  { personne, ...rest }: { readonly personne: string | undefined } & Answers,
): Answers {
  return { ...rest, personne: personne === undefined ? undefined : personneOf(records, personne) };
}

function pick(cras: ReadonlyMap<string, Cra>, n: number): Cra | undefined {
  const all = [...cras.values()];
  return all[n % Math.max(all.length, 1)];
}
