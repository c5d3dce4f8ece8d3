// Mornings to consider: one record a mediator and local date, by the quarter of an hour when it comes; and the marks of those that were told.
import * as z from 'zod';
import type { Acteur } from '#bot/domain/acteur.ts';
import { morningOf, nextMorning } from '#bot/domain/matin.ts';
import type { Deps, Item, Page, WriteAction } from '#bot/ports.ts';
import { keyOf, rangeOf } from './keys.ts';
import { expireAt, parseRecord } from './record.ts';
import { withRetry } from './retry.ts';

const DAY = 24 * 60 * 60 * 1000;
/** A mark outlives every repeat of its morning; a morning that nothing considered, a machine that was off for a month. */
export const KEPT_MARK = 3 * DAY;
export const KEPT_MORNING = 31 * DAY;
/** Mornings read at a time. */
const READ = 100;

export interface Matin {
  readonly acteur: string;
  /** YYYY-MM-DD, where they are. */
  readonly date: string;
}

const matinSchema = z.object({ acteur: z.string(), date: z.string() });
const markSchema = z.object({ par: z.string() });

/** The action that has that day's morning considered, or the next one that is still ahead. Made again, it changes nothing. */
export function matinAction(
  { id, fuseau }: Pick<Acteur, 'id' | 'fuseau'>,
  day: string,
  now: number,
): WriteAction {
  const next = nextMorning({ fuseau }, now);
  const date = day > next ? day : next;
  const at = morningOf(date, fuseau);
  const key = keyOf.matin(id, { date, at });
  return { put: { ...key, entity: 'matin', v: 1, acteur: id, date, ...expireAt(at + KEPT_MORNING) } };
}

/** A page of the mornings of a shard that have come, as records: one that cannot be read must not hide the others. */
export function dueMatins(
  shard: number,
  page: { readonly at: number; readonly after?: string | undefined },
  { table }: Pick<Deps, 'table'>,
): Promise<Page> {
  const { at, after } = page;
  return table.query({ ...rangeOf.matins(shard, at), limit: READ, ...(after !== undefined && { after }) });
}

export function matinIn(item: Item): Matin {
  return parseRecord('matin', matinSchema, item);
}

/** Whether it is for this attempt to tell that morning: no other has, nor will. */
export function takeMatin(
  { acteur, date }: Matin,
  attempt: string,
  deps: Pick<Deps, 'table' | 'clock' | 'pause'>,
): Promise<boolean> {
  const key = keyOf.rappel(acteur, date);
  return withRetry(async () => {
    const [mark] = await deps.table.get([key]);
    if (mark) return parseRecord('rappel', markSchema, mark).par === attempt;
    const put = { ...key, entity: 'rappel', v: 1, par: attempt, ...expireAt(deps.clock() + KEPT_MARK) };
    await deps.table.write([{ put, when: { is: 'absent' } }]);
    return true;
  }, deps);
}

/**
 * Gives back a morning that this attempt took and surely did not tell: the next passage finds it as this one did, whatever another made of it
 * meanwhile. One that was taken again since is left alone.
 */
export function giveBackMatin(
  { acteur, date, item }: Matin & { readonly item: Item },
  attempt: string,
  deps: Pick<Deps, 'table' | 'pause'>,
): Promise<void> {
  const key = keyOf.rappel(acteur, date);
  return withRetry(async () => {
    const [mark] = await deps.table.get([key]);
    if (!mark || parseRecord('rappel', markSchema, mark).par !== attempt) return;
    const when = { is: 'equal', attributes: { par: attempt } } as const;
    await deps.table.write([{ delete: key, when }, { put: item }]);
  }, deps);
}

/** A morning considered is gone; where there is another to consider, it comes in the same write. */
export function closeMatin(
  { pk, sk }: Item,
  next: readonly WriteAction[],
  deps: Pick<Deps, 'table' | 'pause'>,
): Promise<void> {
  return withRetry(() => deps.table.write([{ delete: { pk, sk } }, ...next]), deps);
}
