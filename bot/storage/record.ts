// What every stored record carries: its entity, its version, and for some an end of life; reading checks them.
import type * as z from 'zod';
import type { Item, Key } from '#bot/ports.ts';

export interface Entity {
  readonly entity: string;
  readonly v: number;
}

/** Parses a record of that entity. A record of another shape is a defect, told without its content. */
export function parseRecord<T>(entity: string, schema: z.ZodType<T>, item: Item): T {
  const parsed = item.entity === entity ? schema.safeParse(item) : undefined;
  if (parsed?.success) return parsed.data;
  const where = parsed?.error?.issues.map((issue) => issue.path.join('.')).join(', ') ?? String(item.entity);
  throw new Error(`unreadable record: expected ${entity}, at ${where}`);
}

/** The record of that key, among records read together. */
export function itemAt(items: readonly Item[], key: Key): Item | undefined {
  return items.find((item) => item.pk === key.pk && item.sk === key.sk);
}

/** A record kept whole in another. */
export function itemIn(kept: unknown): Item | undefined {
  return typeof kept === 'object' && kept !== null ? (kept as Item) : undefined;
}

/** The end of life, in the seconds that the store's own clean-up reads; readers check it too, as clean-up lags by days. */
export function expireAt(milliseconds: number): { readonly expire: number } {
  return { expire: Math.ceil(milliseconds / 1000) };
}
