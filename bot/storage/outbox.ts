// The outbox: what a CRA causes elsewhere, written with it and carried out after it, each piece exactly once, in any order.
import { type Cra, dateOf } from '#bot/domain/cra/cra.ts';
import { isEffacee } from '#bot/domain/cra/effacement.ts';
import { personnesDe } from '#bot/domain/cra/personnes.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { delta } from '#bot/stats/count.ts';
import { isEmptyRollup } from '#bot/stats/rollup.ts';
import { type CarryDeps, carryOut } from './carry-out.ts';
import { outboxRecord, type Passage, passageName } from './carry-parts.ts';
import { momentOf, OUTBOX_SHARDS, outboxIndex } from './indexes.ts';
import { keyOf, rangeOf } from './keys.ts';
import { gesteOf } from './trace.ts';

/** Records asked at a time by the sweeper, and pages of a shard in one passage: a heap of stuck ones must not hide the others. */
const SWEPT = 50;
const PAGES = 20;

/** Older than this, in milliseconds, and the stream has lost it: the sweeper takes it up. */
export const SWEEP_AFTER = 2 * 60 * 1000;

interface Changed {
  readonly before: Cra | undefined;
  readonly after: (Cra & { readonly rev: number }) | undefined;
}

/** The outbox of a change: nothing where neither figures nor anybody's history change. */
export function outboxOf(auteur: string, change: Changed, now: number): readonly WriteAction[] {
  const cra = change.after ?? change.before;
  if (!cra || !concernsOthers(change)) return [];
  const rev = change.after?.rev ?? (change.before?.rev ?? 0) + 1;
  const record = {
    ...keyOf.outbox(auteur, { cra: cra.id, rev }),
    entity: 'outbox',
    v: 1,
    ...outboxIndex(auteur, now),
    auteur,
    cra: cra.id,
    passages: passagesBetween(passagesOf(change.before), passagesOf(change.after)),
  };
  return [{ put: record }];
}

/** What it counts, when, and whom it names: all that others than its author have of it. */
function concernsOthers({ before, after }: Changed): boolean {
  if (!before || !after || dateOf(before) !== dateOf(after)) return true;
  const named = passagesBetween(passagesOf(before), passagesOf(after)).length > 0;
  return named || before.creeLe !== after.creeLe || !isEmptyRollup(delta(before, after));
}

function passagesOf(cra: Cra | undefined): readonly Passage[] {
  if (!cra) return [];
  // Whoever was erased has no history.
  const people = personnesDe(cra).filter((personne) => !isEffacee(personne));
  return people.map((personne) => ({ personne, date: dateOf(cra) }));
}

/** The entries that are in one and not in the other: of a full room, the others' histories have nothing to follow. */
function passagesBetween(before: readonly Passage[], after: readonly Passage[]): readonly Passage[] {
  return [...lacking(before, after), ...lacking(after, before)];
}

function lacking(from: readonly Passage[], others: readonly Passage[]): readonly Passage[] {
  const there = new Set(others.map(passageName));
  return from.filter((passage) => !there.has(passageName(passage)));
}

/** Whether a record of the table belongs to the outbox. */
export function isOutbox(item: { readonly [attribute: string]: unknown }): boolean {
  return item.entity === 'outbox';
}

/** Records carried out in one transaction: their figures are summed first, and each rollup is written once. */
const TOGETHER = 8;

export interface CarriedOut {
  readonly done: number;
  /** What could not be, each with what was thrown. */
  readonly failed: readonly { readonly item: Item; readonly error: unknown }[];
}

/** Carries out records, several at once; what cannot be holds back nothing else. */
export async function runOutboxes(items: readonly Item[], deps: CarryDeps): Promise<CarriedOut> {
  const results: CarriedOut[] = [];
  for (let from = 0; from < items.length; from += TOGETHER)
    results.push(await runTogether(items.slice(from, from + TOGETHER), deps));
  return together(results);
}

/** All in one transaction; where that fails, in two halves, down to the one that is at fault. */
async function runTogether(items: readonly Item[], deps: CarryDeps): Promise<CarriedOut> {
  try {
    const records = items.map(outboxRecord);
    return { done: await carryOut(records, deps), failed: [] };
  } catch (error) {
    if (items.length === 1) return { done: 0, failed: items.map((item) => ({ item, error })) };
    const half = Math.ceil(items.length / 2);
    const first = await runTogether(items.slice(0, half), deps);
    return together([first, await runTogether(items.slice(half), deps)]);
  }
}

function together(results: readonly CarriedOut[]): CarriedOut {
  return {
    done: results.reduce((sum, { done }) => sum + done, 0),
    failed: results.flatMap(({ failed }) => failed),
  };
}

/** One record alone; false where it was carried out before. */
export async function runOutbox(item: Item, deps: CarryDeps): Promise<boolean> {
  return (await carryOut([outboxRecord(item)], deps)) > 0;
}

type SweepDeps = CarryDeps & Pick<Deps, 'log'>;

/** Takes up what the stream left behind. Returns how many records it carried out. */
export async function sweepOutbox(deps: SweepDeps): Promise<number> {
  let done = 0;
  for (let shard = 0; shard < OUTBOX_SHARDS; shard += 1) {
    const range = { ...rangeOf.outbox(shard, deps.clock() - SWEEP_AFTER), limit: SWEPT };
    let after: string | undefined;
    for (let page = 0; page < PAGES && (page === 0 || after !== undefined); page += 1) {
      const found = await deps.table.query({ ...range, ...(after !== undefined && { after }) });
      done += await swept(found.items, deps);
      after = found.next;
    }
  }
  return done;
}

/** The age in seconds of the oldest record that waits; 0 where none does. */
export async function oldestOutbox(deps: Pick<Deps, 'table' | 'clock'>): Promise<number> {
  const now = deps.clock();
  const shards = Array.from({ length: OUTBOX_SHARDS }, (_, shard) => rangeOf.outbox(shard, now));
  const first = await Promise.all(shards.map((range) => deps.table.query({ ...range, limit: 1 })));
  const times = first.flatMap(({ items }) => items.map((item) => momentOf(item)));
  return Math.round((now - Math.min(now, ...times)) / 1000);
}

/** What cannot be carried out is told, and tried again at the next passage. */
async function swept(items: readonly Item[], deps: SweepDeps): Promise<number> {
  const { done, failed } = await runOutboxes(items, deps);
  for (const { item, error } of failed) {
    const kind = error instanceof Error ? error.name : 'unknown';
    deps.log({ level: 'error', event: 'outbox.stuck', kind, request: gesteOf(item) });
  }
  return done;
}
