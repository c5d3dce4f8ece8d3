// The outbox: what a CRA causes elsewhere, written with it and carried out after it, each piece exactly once, in any order.
import { type Cra, dateOf } from '#bot/domain/cra/cra.ts';
import { isEffacee } from '#bot/domain/cra/effacement.ts';
import { answersByKeeping } from '#bot/domain/cra/kept.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { delta } from '#bot/stats/count.ts';
import { isEmptyRollup } from '#bot/stats/rollup.ts';
import { type CarryDeps, carryOut, outboxRecord, type Passage } from './carry-out.ts';
import { momentOf, OUTBOX_SHARDS, outboxIndex } from './indexes.ts';
import { keyOf, rangeOf } from './keys.ts';
import { withRetry } from './retry.ts';
import { gesteOf } from './trace.ts';

/** Effects in one piece: each is two actions at most, and the transaction checks the CRA too. */
const CHUNK = 20;

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
  const passages = distinct([...passagesOf(change.before), ...passagesOf(change.after)]);
  const rev = change.after?.rev ?? (change.before?.rev ?? 0) + 1;
  return chunks(passages).map((chunk, index) => ({
    put: {
      ...keyOf.outbox(auteur, { cra: cra.id, rev, chunk: index }),
      entity: 'outbox',
      v: 1,
      ...outboxIndex(auteur, now),
      auteur,
      cra: cra.id,
      passages: chunk,
    },
  }));
}

/** What it counts, when, and whom it names: all that others than its author have of it. */
function concernsOthers({ before, after }: Changed): boolean {
  if (!before || !after || dateOf(before) !== dateOf(after)) return true;
  const named = before.values.personne !== after.values.personne;
  return named || before.creeLe !== after.creeLe || !isEmptyRollup(delta(before, after));
}

/** Of what is kept in clear, as this is all that carrying out can read. */
function passagesOf(cra: Cra | undefined): readonly Passage[] {
  const personne = cra && answersByKeeping(cra).clear.personne;
  // Whoever was erased has no history.
  return cra && typeof personne === 'string' && !isEffacee(personne) ? [{ personne, date: dateOf(cra) }] : [];
}

function distinct(passages: readonly Passage[]): readonly Passage[] {
  return [...new Map(passages.map((p) => [`${p.personne}#${p.date}`, p])).values()];
}

/** One at least: figures follow even an activity of nobody in particular. */
function chunks(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  const count = Math.max(1, Math.ceil(passages.length / CHUNK));
  return Array.from({ length: count }, (_, i) => passages.slice(i * CHUNK, (i + 1) * CHUNK));
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

type RunDeps = CarryDeps & Pick<Deps, 'pause'>;

/** Carries out records, several at once; what cannot be holds back nothing else. */
export async function runOutboxes(items: readonly Item[], deps: RunDeps): Promise<CarriedOut> {
  const results: CarriedOut[] = [];
  for (let from = 0; from < items.length; from += TOGETHER)
    results.push(await runTogether(items.slice(from, from + TOGETHER), deps));
  return together(results);
}

/** All in one transaction; where that fails, in two halves, down to the one that is at fault. */
async function runTogether(items: readonly Item[], deps: RunDeps): Promise<CarriedOut> {
  try {
    const records = items.map(outboxRecord);
    return { done: await withRetry(() => carryOut(records, deps), deps), failed: [] };
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
export async function runOutbox(item: Item, deps: RunDeps): Promise<boolean> {
  return (await withRetry(() => carryOut([outboxRecord(item)], deps), deps)) > 0;
}

type SweepDeps = RunDeps & Pick<Deps, 'log'>;

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
