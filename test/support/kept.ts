// All that a person's table keeps of their CRAs, read as the product reads it, and what it should keep by the CRAs themselves.
import { expect } from 'vitest';
import type { Table } from '#bot/ports.ts';
import { add, type Counters, count } from '#bot/stats/count.ts';
import { crasByDate, dateOf, findCra, type StoredCra } from '#bot/storage/cras.ts';
import { rangeOf } from '#bot/storage/keys.ts';
import { sumMonths } from '#bot/storage/mois.ts';
import type { Records } from './records.ts';

const ALL_DAYS = { from: '1970-01-01', to: '9999-12-31' };

/** Every CRA, newest first, notes included. */
export async function allCras(records: Records): Promise<readonly StoredCra[]> {
  const sound = { ...records, table: records.sound };
  const listed: StoredCra[] = [];
  let before: string | undefined;
  do {
    const page = await crasByDate(records.acteur, { ...ALL_DAYS, limit: 20, before }, sound);
    listed.push(...page.cras);
    before = page.next;
  } while (before !== undefined);
  return Promise.all(
    listed.map(async ({ id }) => (await findCra(records.acteur, id, sound)) ?? expect.fail(`no CRA ${id}`)),
  );
}

/** The figures of each month are what its CRAs, counted one by one, say. */
export async function expectFiguresOfCras(records: Records): Promise<void> {
  const { items } = await records.sound.query({
    ...rangeOf.mois(records.acteur, { from: '0000-01', to: '9999-12' }),
    limit: 100,
  });
  const kept = Object.fromEntries(items.map((item) => [item.sk.slice(2), item.x]));
  expect(nonEmpty(kept as Record<string, Counters>)).toEqual(await countedByMonth(records));
  const total = await sumMonths(
    records.acteur,
    { from: '0000-01', to: '9999-12' },
    { ...records, table: records.sound },
  );
  expect(total).toEqual(Object.values(await countedByMonth(records)).reduce(add, {}));
}

async function countedByMonth(records: Records): Promise<Readonly<Record<string, Counters>>> {
  const months: Record<string, Counters> = {};
  for (const cra of await allCras(records)) {
    const month = dateOf(cra).slice(0, 7);
    months[month] = add(months[month] ?? {}, count(cra));
  }
  return nonEmpty(months);
}

/** A month all of whose CRAs are gone keeps an empty record. */
function nonEmpty(months: Readonly<Record<string, Counters>>): Readonly<Record<string, Counters>> {
  return Object.fromEntries(Object.entries(months).filter(([, x]) => Object.keys(x).length > 0));
}

/** The history of a person: `date#cra` of each entry. */
export async function passagesOf(personne: string, table: Table): Promise<readonly string[]> {
  const { items } = await table.query({ ...rangeOf.passages(personne), limit: 1000 });
  return items.map((item) => item.sk.slice(2));
}
