// A mediator's figures by month: one packed record, changed in the very transaction of the CRA that changes it.
import * as z from 'zod';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { add, type Counters } from '#bot/stats/count.ts';
import { keyOf, rangeOf } from './keys.ts';
import { allPages } from './pages.ts';
import { itemAt, parseRecord } from './record.ts';

const moisSchema = z.object({ x: z.record(z.string(), z.number()), rev: z.number() });

/** The action that adds a difference to a month, over the records read a moment before. */
export function addToMonth(
  acteur: string,
  change: { month: string; delta: Counters },
  read: readonly Item[],
): WriteAction {
  const key = keyOf.mois(acteur, change.month);
  const item = itemAt(read, key);
  const { x, rev } = item ? parseRecord('mois', moisSchema, item) : { x: {}, rev: 0 };
  return {
    put: { ...key, entity: 'mois', v: 1, x: add(x, change.delta), rev: rev + 1 },
    when: { is: 'absent-or-equal', attributes: { rev } },
  };
}

/** The sum of whole months, both included (YYYY-MM). */
export async function sumMonths(
  acteur: string,
  months: { readonly from: string; readonly to: string },
  deps: Pick<Deps, 'table'>,
): Promise<Counters> {
  const items = await allPages(rangeOf.mois(acteur, months), deps);
  return items.map((item) => parseRecord('mois', moisSchema, item).x).reduce(add, {});
}
