// A record that is one packed text and its revision: read whole, replaced whole, on condition that nobody replaced it meanwhile.
import * as z from 'zod';
import type { Deps, Item, Key, WriteAction } from '#bot/ports.ts';
import { itemAt, parseRecord } from './record.ts';

const packedSchema = z.object({ x: z.string(), rev: z.number() });

/** Of what entity a record is, at what key, among those read together. */
export interface PackedAt {
  readonly entity: string;
  readonly key: Key;
  readonly read: readonly Item[];
}

/** Its text; undefined where there is none. */
export function packedIn({ entity, key, read }: PackedAt): string | undefined {
  const item = itemAt(read, key);
  return item && parseRecord(entity, packedSchema, item).x;
}

export function textOf(entity: string, item: Item): string {
  return parseRecord(entity, packedSchema, item).x;
}

/**
 * The action that puts that text in its place, or removes the record; none where nothing changes. A revision is never used again, even
 * once a record was removed and came back: it is a time.
 */
export function replacePacked(
  { entity, key, read }: PackedAt,
  text: string | undefined,
  { clock }: Pick<Deps, 'clock'>,
): readonly WriteAction[] {
  const item = itemAt(read, key);
  const before = item && parseRecord(entity, packedSchema, item);
  if (before?.x === text) return [];
  const when = before
    ? ({ is: 'equal', attributes: { rev: before.rev } } as const)
    : ({ is: 'absent' } as const);
  const { pk, sk } = key;
  if (text === undefined) return [{ delete: { pk, sk }, when }];
  const rev = Math.max((before?.rev ?? 0) + 1, clock());
  return [{ put: { pk, sk, entity, v: 1, x: text, rev }, when }];
}

/** Keys read in one call. */
const AT_ONCE = 100;

/** Any number of records, each asked for once. */
export async function readAll(
  keys: readonly Key[],
  { table }: Pick<Deps, 'table'>,
): Promise<readonly Item[]> {
  const asked = [...new Map(keys.map(({ pk, sk }) => [`${pk} ${sk}`, { pk, sk }])).values()];
  const pages = Array.from({ length: Math.ceil(asked.length / AT_ONCE) }, (_, page) =>
    table.get(asked.slice(page * AT_ONCE, (page + 1) * AT_ONCE)),
  );
  return (await Promise.all(pages)).flat();
}
