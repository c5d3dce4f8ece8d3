// All that a person's table keeps of their CRAs, read as the product reads it, and what it should keep by the CRAs themselves.

import { expect } from 'vitest';
import type { Item, Table } from '#bot/ports.ts';
import { sumOf } from '#bot/stats/compteurs.ts';
import { figuresByMonth } from '#bot/stats/mois.ts';
import { packCounters, packRollup } from '#bot/stats/rollup.ts';
import { crasByDate, findCra, type StoredCra } from '#bot/storage/cras.ts';
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

/** The figures of each month, whole, by part and by word, are what its CRAs, counted one by one, say. */
export async function expectFiguresOfCras(records: Records): Promise<void> {
  const sound = { ...records, table: records.sound };
  const counted = figuresByMonth(await allCras(records));
  const { items } = await records.sound.query({ pk: `R#M#${records.acteur}`, limit: 1000 });
  const kept = await Promise.all(items.map(async (item) => [item.sk, await keptIn(item, records)] as const));
  const told = Object.fromEntries(kept.filter(([, text]) => !EMPTY.includes(text)));
  expect(told).toEqual(toldBy(counted));
  const total = await sumMonths(records.acteur, { from: '0000-01', to: '9999-12' }, sound);
  expect(total).toEqual(sumOf([...counted.values()].map(({ whole }) => whole.c)));
}

/** What a month, a part or its words keep once all their CRAs are gone. */
const EMPTY = ['{"c":{}}', '{}'];

async function keptIn(item: Item, { keyring }: Records): Promise<string> {
  return typeof item.scelle === 'string' ? keyring.open(item.scelle) : String(item.x);
}

function toldBy(counted: ReturnType<typeof figuresByMonth>): Readonly<Record<string, string>> {
  const records = [...counted].flatMap(([month, { whole, parts, words }]) => [
    [`T#${month}`, packRollup(whole)] as const,
    ...[...parts].map(([part, rollup]) => [`S#${month}#${part}`, packRollup(rollup)] as const),
    [`W#${month}`, packCounters(words)] as const,
  ]);
  return Object.fromEntries(records.filter(([, text]) => !EMPTY.includes(text)));
}

/** The history of a person: `date#cra` of each entry. */
export async function passagesOf(personne: string, table: Table): Promise<readonly string[]> {
  const { items } = await table.query({ ...rangeOf.passages(personne), limit: 1000 });
  return items.map((item) => item.sk.slice(2));
}
