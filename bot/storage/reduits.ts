// What the figures of territories hold of each activity, so that a change is worth its difference, once, and that they can be folded again.
import * as z from 'zod';
import { departementOf } from '#bot/domain/territoire/communes.ts';
import type { Deps, Item, Key, WriteAction } from '#bot/ports.ts';
import type { CraReduit } from '#bot/stats/cra-reduit.ts';
import { flat, nested } from '#bot/stats/rollup.ts';
import { reduitIndex } from './indexes.ts';
import { keyOf, rangeOf } from './keys.ts';
import { itemAt, parseRecord } from './record.ts';

const reduitSchema = z.object({
  date: z.string(),
  creeLe: z.number(),
  type: z.string(),
  part: z.string(),
  commune: z.string().optional(),
  epci: z.string().optional(),
  personne: z.string().optional(),
  visite: z.string().optional(),
  c: z.record(z.string(), z.record(z.string(), z.number())),
});

const recordSchema = z.object({
  auteur: z.string(),
  cra: z.string(),
  /** The generations of figures that count it. */
  g: z.array(z.string()),
  x: z.string(),
  rev: z.number(),
});

export interface Reduit {
  readonly reduit: CraReduit;
  readonly generations: readonly string[];
  /** As it is written. */
  readonly text: string;
  readonly rev: number;
}

export function reduitIn(read: readonly Item[], auteur: string, cra: string): Reduit | undefined {
  const item = itemAt(read, keyOf.reduit(auteur, cra));
  return item && parseReduit(item);
}

export function parseReduit(item: Item): Reduit {
  const { auteur, cra, g, x, rev } = parseRecord('reduit', recordSchema, item);
  const { c, ...rest } = reduitSchema.parse(JSON.parse(x));
  return { reduit: { auteur, cra, ...rest, c: flat(c) } as CraReduit, generations: g, text: x, rev };
}

/** What is written of an activity. */
export function reduitText({ auteur: _auteur, cra: _cra, c, ...rest }: CraReduit): string {
  return JSON.stringify({ ...rest, c: nested(c) });
}

export interface ReduitChange {
  readonly before: Reduit | undefined;
  readonly after: CraReduit | undefined;
  readonly generations: readonly string[];
}

/** The action that writes what is held of an activity now, over what was; that removes it where there is nothing any more. */
export function putReduit(
  key: Key,
  { before, after, generations }: ReduitChange,
  { clock }: Pick<Deps, 'clock'>,
): readonly WriteAction[] {
  const when = before
    ? ({ is: 'equal', attributes: { rev: before.rev } } as const)
    : ({ is: 'absent' } as const);
  if (!after) return before ? [{ delete: key, when }] : [];
  const x = reduitText(after);
  if (before?.text === x && String(before.generations) === String(generations)) return [];
  const { auteur, cra, commune } = after;
  const departement = commune === undefined ? undefined : departementOf(commune);
  const index = reduitIndex({ departement, month: after.date.slice(0, 7), cra });
  const rev = Math.max((before?.rev ?? 0) + 1, clock());
  return [{ put: { ...key, entity: 'reduit', v: 1, ...index, auteur, cra, g: generations, x, rev }, when }];
}

export interface ReduitPage {
  readonly reduits: readonly CraReduit[];
  readonly next?: string;
}

/** What took place in a département that month, a page at a time, as it was some seconds ago. */
export async function reduitsDuMois(
  of: {
    readonly departement: string;
    readonly month: string;
    readonly limit: number;
    readonly after?: string | undefined;
  },
  { table }: Pick<Deps, 'table'>,
): Promise<ReduitPage> {
  const { items, next } = await table.query({
    ...rangeOf.reduitsDuMois(of.departement, of.month),
    limit: of.limit,
    ...(of.after !== undefined && { after: of.after }),
  });
  return { reduits: items.map((item) => parseReduit(item).reduit), ...(next !== undefined && { next }) };
}
