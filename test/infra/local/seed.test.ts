// The samples: a year of activity that the product's own forms accept, the same at every start, whole even when a start was cut short.
import { describe, expect, it } from 'vitest';
import { annuaireOf } from '#bot/domain/beneficiaire/annuaire.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { typeCra } from '#bot/domain/cra/index.ts';
import { offeredPlaces } from '#bot/domain/lieu.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { addDays, daysBetween } from '#bot/forms/dates.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { rawAnswers } from '#bot/forms/raw.ts';
import { readAnswers } from '#bot/forms/read.ts';
import type { Deps, Item, Table, WriteAction } from '#bot/ports.ts';
import { sumOf } from '#bot/stats/compteurs.ts';
import { count } from '#bot/stats/count.ts';
import { findActeur } from '#bot/storage/acteurs.ts';
import { readAnnuaire } from '#bot/storage/annuaires.ts';
import { findBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { crasByDate, type StoredCra } from '#bot/storage/cras.ts';
import { rangeOf } from '#bot/storage/keys.ts';
import { sumMonths } from '#bot/storage/mois.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { openTaches } from '#bot/storage/taches.ts';
import { memoryTable } from '#local/memory-table.ts';
import { seedActivity } from '#local/seed.ts';
import { samplePeople } from '#local/seed-people.ts';
import { context as someone } from '#test/support/answers.ts';
import { memoryBot, NOON } from '#test/support/memory-bot.ts';

const TODAY = '2026-11-19';

interface Seeded {
  readonly deps: Deps;
  readonly said: readonly string[];
}

async function emptyDeps(around: (table: Table) => Table = (table) => table): Promise<Deps> {
  const { deps } = await memoryBot();
  return { ...deps, table: around(memoryTable({ clock: () => NOON })) };
}

async function seeded(): Promise<Seeded> {
  const deps = await emptyDeps();
  const said: string[] = [];
  await seedActivity(deps, (line) => said.push(line));
  return { deps, said };
}

async function crasOf(acteur: string, deps: Deps): Promise<readonly StoredCra[]> {
  const all: StoredCra[] = [];
  let before: string | undefined;
  do {
    const page = await crasByDate(acteur, { from: '0000', to: '9999-12-31', limit: 200, before }, deps);
    all.push(...page.cras);
    before = page.next;
  } while (before !== undefined);
  return all;
}

function expectAccepted({ type, values }: StoredCra, context: FormContext): void {
  const form = typeCra(type)?.form;
  if (!form) throw new Error(type);
  const fields = fieldsOf(form);
  expect(readAnswers(fields, rawAnswers(fields, values), context)).toEqual({ values, errors: {}, ask: {} });
  for (const rule of form.rules) expect(rule.holds(values, TODAY), `${type}: ${rule.message}`).toBe(true);
  for (const name of Object.keys(values)) expect(fields[name]?.when?.(values) ?? true, name).toBe(true);
}

const people = samplePeople.map(({ acteur, activites }) => ({ acteur, activites }));
const ready = seeded();

describe('the samples', () => {
  it('are about 1,200 activities of four people', async () => {
    const { deps, said } = await ready;
    const counts = await Promise.all(
      people.map(async ({ acteur }) => (await crasOf(acteur.id, deps)).length),
    );
    expect(counts).toEqual(people.map(({ activites }) => activites));
    const total = counts.reduce((sum, n) => sum + n, 0);
    expect(total).toBeGreaterThan(1100);
    expect(total).toBeLessThan(1300);
    expect(said).toHaveLength(1);
  });

  it('fall on working days of the year before today', async () => {
    const { deps } = await ready;
    for (const { acteur } of people) {
      for (const { values } of await crasOf(acteur.id, deps)) {
        const date = String(values.date);
        expect([0, 6]).not.toContain(new Date(`${date}T12:00:00Z`).getUTCDay());
        expect(daysBetween(date, TODAY)).toBeGreaterThan(0);
        expect(daysBetween(date, TODAY)).toBeLessThanOrEqual(366);
      }
    }
  });

  it('are what their own forms accept, and nothing that they would not ask', async () => {
    const { deps } = await ready;
    const communes = await deps.communes();
    for (const { acteur } of people) {
      const persons = annuaireOf(await readAnnuaire({ acteur: acteur.id, today: TODAY }, deps), TODAY);
      const places = offeredPlaces(acteur.lieux);
      const context = { ...someone, today: TODAY, places, communes, persons };
      for (const cra of await crasOf(acteur.id, deps)) expectAccepted(cra, context);
    }
  });

  it('are of people who are followed, whose sheets the form accepts, each with the history that activities say', async () => {
    const { deps } = await ready;
    const communes = await deps.communes();
    const fields = fieldsOf(beneficiaireForm);
    for (const { acteur } of people) {
      const cras = await crasOf(acteur.id, deps);
      for (const { id, vu } of await readRepertoire(acteur.id, deps)) {
        const values = (await findBeneficiaire(acteur.id, id, deps))?.values ?? {};
        const read = readAnswers(fields, rawAnswers(fields, values), { ...someone, today: TODAY, communes });
        expect(read).toEqual({ values, errors: {}, ask: {} });
        const theirs = cras.filter((cra) => cra.values.personne === id).map((cra) => cra.id);
        const { items } = await deps.table.query({ ...rangeOf.passages(id), limit: 500 });
        expect(items.map(({ cra }) => cra).toSorted()).toEqual(theirs.toSorted());
        expect(vu).toBe(cras.find((cra) => cra.values.personne === id)?.values.date);
      }
    }
    const lea = people[0]?.acteur.id ?? '';
    expect((await readRepertoire(lea, deps)).length).toBeGreaterThan(10);
  });

  it('have the figures of their activities, month by month', async () => {
    const { deps } = await ready;
    for (const { acteur } of people) {
      const kept = await sumMonths(acteur.id, { from: '2025-11', to: '2026-11' }, deps);
      expect(kept).toEqual(sumOf((await crasOf(acteur.id, deps)).map(count)));
    }
  });

  it('have things to do, late, today and later, once each', async () => {
    const { deps } = await ready;
    const lea = people[0]?.acteur.id ?? '';
    const { taches } = await openTaches(lea, { limit: 20 }, deps);
    const days = taches.map(({ le }) => (le === undefined ? undefined : daysBetween(TODAY, le)));
    expect(days).toEqual([-2, 0, 3, undefined]);
  });

  it('are the same at every first start, and written once', async () => {
    const [one, two] = await Promise.all([ready, seeded()]);
    for (const { acteur } of people) {
      const plain = async (deps: Deps) =>
        (await crasOf(acteur.id, deps)).map(({ id, type, values, creeLe }) => ({ id, type, values, creeLe }));
      expect(await plain(two.deps)).toEqual(await plain(one.deps));
    }
    const said: string[] = [];
    await seedActivity(two.deps, (line) => said.push(line));
    expect(said).toEqual([]);
  });

  it('are whole after a first start that was cut short, wherever it was', async () => {
    const { deps: whole } = await ready;
    for (const writes of [1, 14, 30, 60]) {
      let left = writes;
      const table = memoryTable({ clock: () => NOON });
      const cut: Table = {
        ...table,
        write: (actions: readonly WriteAction[], token?: string) => {
          left -= 1;
          return left < 0 ? Promise.reject(new Error('arrêt')) : table.write(actions, token);
        },
      };
      const deps = await emptyDeps(() => cut);
      await expect(seedActivity(deps, () => {})).rejects.toThrow('arrêt');
      left = Number.POSITIVE_INFINITY;
      await seedActivity(deps, () => {});
      for (const { acteur } of people) {
        expect((await findActeur(acteur.id, deps))?.acteur).toEqual(acteur);
        expect(await sumMonths(acteur.id, { from: '2025-11', to: '2026-11' }, deps)).toEqual(
          await sumMonths(acteur.id, { from: '2025-11', to: '2026-11' }, whole),
        );
        expect(await crasOf(acteur.id, deps)).toHaveLength((await crasOf(acteur.id, whole)).length);
      }
    }
  });

  it('begin no earlier than a form allows, whatever the day of the first start', async () => {
    for (let days = 0; days < 7; days += 1) {
      const items: Item[] = [];
      const table = memoryTable();
      const spy: Table = {
        ...table,
        write: (actions) => {
          for (const action of actions) if ('put' in action) items.push(action.put);
          return Promise.resolve();
        },
      };
      const deps = await emptyDeps(() => spy);
      await seedActivity({ ...deps, clock: () => NOON + days * 86_400_000 }, () => {});
      const dates = items.flatMap(({ clair }) => (clair as { date?: string } | undefined)?.date ?? []);
      expect(dates.length).toBeGreaterThan(1000);
      expect(
        dates
          .toSorted()
          .at(0)
          ?.localeCompare(addDays(TODAY, days - 366)),
      ).not.toBe(-1);
    }
  });
});
