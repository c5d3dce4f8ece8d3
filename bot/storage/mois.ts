// A mediator's figures by month: one packed record, changed in the very transaction of the CRA that changes it.
import * as z from 'zod';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { add, type Counters } from '#bot/stats/count.ts';
import { keyOf, rangeOf } from './keys.ts';
import { parseRecord } from './record.ts';

const moisSchema = z.object({ x: z.record(z.string(), z.number()), rev: z.number() });

/** Twelve months a year, and a few years at most in one question. */
const MONTHS = 60;

/** The action that adds a difference to a month, over the records read a moment before. */
export function addToMonth(
  acteur: string,
  change: { month: string; delta: Counters },
  read: readonly Item[],
): WriteAction {
  const key = keyOf.mois(acteur, change.month);
  const item = read.find((i) => i.pk === key.pk && i.sk === key.sk);
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
  const { items } = await deps.table.query({ ...rangeOf.mois(acteur, months), limit: MONTHS });
  return items.map((item) => parseRecord('mois', moisSchema, item).x).reduce(add, {});
}
