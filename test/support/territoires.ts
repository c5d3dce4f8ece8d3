// All that a table keeps of territories, people's visits and new people, and what it should keep by the CRAs themselves.
import { expect } from 'vitest';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Table } from '#bot/ports.ts';
import { sumOf } from '#bot/stats/compteurs.ts';
import { CELL, type Consequences, consequencesOf, EVERYBODY } from '#bot/stats/consequences.ts';
import { type CraReduit, FRANCE, perimetresOf, reduced, visitesOf } from '#bot/stats/cra-reduit.ts';
import { countPeople } from '#bot/stats/personnes.ts';
import { packCounters, packRollup, unpackCounters, unpackRollup } from '#bot/stats/rollup.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { differencesOf } from '#bot/storage/territoires.ts';
import { loadCommunes } from '../../lambdas/communes.ts';

/** Communes of two EPCI and an arrondissement; nowhere. */
export const PLACES = ['29232', '29046', '29019', '75112', undefined] as const;

interface Where {
  readonly table: Table;
  /** The generation of figures. */
  readonly g: string;
  /** Everybody that an activity may ever have named. */
  readonly people: readonly string[];
}

/** Territories, people and new people are what these CRAs, and no other, make them. */
export async function expectTerritoriesOf(cras: readonly Cra[], where: Where): Promise<void> {
  const communes = await loadCommunes();
  const epciOf = (code: string) => communes.get(code)?.epci;
  const faits = cras.map((cra) => reduced(cra, epciOf));
  const rebuilt = consequencesOf(
    faits.map((after) => ({ before: undefined, after })),
    { visites: new Map(), presences: new Map() },
  );
  // Where an activity may have been too, so that what was left behind is seen.
  const anywhere = PLACES.map((commune) => {
    const epci = commune === undefined ? undefined : epciOf(commune);
    return { ...(commune !== undefined && { commune }), ...(epci !== undefined && { epci }) };
  });
  const perimetres = [...new Set([...faits, ...anywhere].flatMap(perimetresOf))];
  expect(await rollupsIn(perimetres, where)).toEqual(rollupsFrom(rebuilt, where));
  await expectPeople(rebuilt, where);
  await expectNewPeople(rebuilt, [...new Set(cras.map(({ auteur }) => auteur))], where);
  expectDistinct(rebuilt, faits);
}

type Texts = Readonly<Record<string, string>>;

async function rollupsIn(perimetres: readonly string[], { table, g }: Where): Promise<Texts> {
  const kept = await Promise.all(perimetres.map((one) => table.query({ pk: `R#${g}#${one}`, limit: 1000 })));
  const told = kept
    .flatMap(({ items }) => items)
    .map((item) => [`${item.pk} ${item.sk}`, packRollup(unpackRollup(String(item.x)))] as const);
  return Object.fromEntries(told.filter(([, text]) => text !== '{"c":{}}'));
}

function rollupsFrom({ rollups }: Consequences, { g }: Where): Texts {
  return Object.fromEntries(
    differencesOf(g, rollups).map(({ key, delta }) => [`${key.pk} ${key.sk}`, packRollup(delta)] as const),
  );
}

async function expectPeople({ visites }: Consequences, { table, g, people }: Where): Promise<void> {
  for (const one of people) {
    const [record] = await table.get([keyOf.visites(g, one)]);
    const visits = visites.get(one) ?? [];
    expect(record?.x).toEqual(visits.length === 0 ? undefined : JSON.stringify(visits));
  }
}

async function expectNewPeople(
  { nouveaux }: Consequences,
  auteurs: readonly string[],
  { table, g }: Where,
): Promise<void> {
  for (const auteur of auteurs) {
    for (const year of ['2025', '2026']) {
      const [record] = await table.get([keyOf.nouveaux(g, auteur, year)]);
      const kept = typeof record?.x === 'string' ? unpackCounters(record.x) : {};
      expect(packCounters(kept)).toEqual(packCounters(nouveaux.get(`${auteur}|${year}`) ?? {}));
    }
  }
}

/** Told from one another without a rollup: of the nation, of a département, of those who came for the first time. */
function expectDistinct({ rollups }: Consequences, faits: readonly CraReduit[]): void {
  const named = (some: readonly CraReduit[]) =>
    new Set(some.flatMap((cra) => [...visitesOf(cra).keys()])).size;
  for (const months of [['2026-10', '2026-11'], ['2025-11', '2025-12', '2026-10', '2026-11'], ['2026-11']]) {
    const seen = faits.filter(({ date }) => months.includes(date.slice(0, 7)));
    expect(distinctIn(rollups, months)).toBe(named(seen));
  }
  const departement = [...rollups].flatMap(([slot, { p }]) => {
    const [perimetre, month = ''] = slot.split('|');
    return perimetre === 'DEP#29' ? [{ month, visits: p }] : [];
  });
  const there = faits.filter(({ commune }) => commune?.startsWith('29'));
  expect(countPeople(departement).suivis ?? 0).toBe(named(there));
  const whole = [...rollups].filter(([slot]) => slot.startsWith(`${FRANCE}|`) && slot.endsWith('|'));
  expect(sumOf(whole.map(([, { c }]) => c)).nouveaux ?? 0).toBe(named(faits));
}

/** Of whole months of the nation: those whose visit before was before them. */
function distinctIn(rollups: Consequences['rollups'], months: readonly string[]): number {
  const cells = months.flatMap((month) => Object.entries(rollups.get(`${FRANCE}|${month}|`)?.c ?? {}));
  return cells
    .filter(([name]) => name.startsWith(CELL) && name.endsWith(`.${EVERYBODY}`))
    .filter(([name]) => name.slice(CELL.length, -EVERYBODY.length - 1) < (months[0] ?? ''))
    .reduce((sum, [, n]) => sum + n, 0);
}
