// The outbox: what a CRA causes elsewhere, written with it and carried out after it, each piece exactly once, in any order.
import * as z from 'zod';
import { type Cra, dateOf } from '#bot/domain/cra/cra.ts';
import { isEffacee } from '#bot/domain/cra/effacement.ts';
import { answersByKeeping } from '#bot/domain/cra/kept.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { keyOf, OUTBOX_SHARDS, outboxIndex, rangeOf } from './keys.ts';
import { itemAt, parseRecord } from './record.ts';
import { seenActions } from './repertoire.ts';
import { withRetry } from './retry.ts';

/** Effects in one piece: each is two actions at most, and the transaction checks the CRA too. */
const CHUNK = 20;

/** Records asked at a time by the sweeper, and pages of a shard in one passage: a heap of stuck ones must not hide the others. */
const SWEPT = 50;
const PAGES = 20;

/** Older than this, in milliseconds, and the stream has lost it: the sweeper takes it up. */
export const SWEEP_AFTER = 2 * 60 * 1000;

const passageSchema = z.object({ personne: z.string(), date: z.string() });

const outboxSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  auteur: z.string(),
  cra: z.string(),
  /** Entries of persons' histories that this CRA has, had, or may have. */
  passages: z.array(passageSchema),
});

type Passage = z.infer<typeof passageSchema>;

/** The outbox of a change: nothing when nobody else's record is touched. */
export function outboxOf(
  auteur: string,
  change: { readonly before: Cra | undefined; readonly after: (Cra & { rev: number }) | undefined },
  now: number,
): readonly WriteAction[] {
  const cra = change.after ?? change.before;
  if (!cra) return [];
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

/** Of what is kept in clear, as this is all that carrying out can read. */
function passagesOf(cra: Cra | undefined): readonly Passage[] {
  const personne = cra && answersByKeeping(cra).clear.personne;
  // Whoever was erased has no history.
  return cra && typeof personne === 'string' && !isEffacee(personne) ? [{ personne, date: dateOf(cra) }] : [];
}

function distinct(passages: readonly Passage[]): readonly Passage[] {
  return [...new Map(passages.map((p) => [`${p.personne}#${p.date}`, p])).values()];
}

function chunks(passages: readonly Passage[]): readonly (readonly Passage[])[] {
  const count = Math.ceil(passages.length / CHUNK);
  return Array.from({ length: count }, (_, i) => passages.slice(i * CHUNK, (i + 1) * CHUNK));
}

/** Whether a record of the table belongs to the outbox. */
export function isOutbox(item: { readonly [attribute: string]: unknown }): boolean {
  return item.entity === 'outbox';
}

/**
 * Carries out one record and removes it, in one transaction. What is written follows the CRA as it is at that moment,
 * never the order in which records come; a record carried out before is found gone, and nothing happens: the answer is then `false`.
 */
export async function runOutbox(
  item: Item,
  deps: Pick<Deps, 'table' | 'pause' | 'keyring'>,
): Promise<boolean> {
  const record = parseRecord('outbox', outboxSchema, item);
  return withRetry(() => carryOut(record, deps), deps);
}

async function carryOut(
  record: z.infer<typeof outboxSchema>,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<boolean> {
  const craKey = keyOf.cra(record.auteur, record.cra);
  const read = await deps.table.get([craKey, record]);
  if (!itemAt(read, record)) return false;
  const cra = itemAt(read, craKey);
  const current = currentPassage(cra);
  await deps.table.write([
    cra
      ? { check: craKey, when: { is: 'equal', attributes: { rev: Number(cra.rev) } } }
      : { check: craKey, when: { is: 'absent' } },
    ...record.passages.map((passage) => passageAction(record, passage, current)),
    ...(await seenActions(current, deps)),
    { delete: { pk: record.pk, sk: record.sk }, when: { is: 'present' } },
  ]);
  return true;
}

function currentPassage(cra: Item | undefined): Passage | undefined {
  const clair = cra?.clair as { readonly personne?: unknown; readonly date?: unknown } | undefined;
  return passageSchema.safeParse(clair).data;
}

function passageAction(
  record: { readonly auteur: string; readonly cra: string },
  passage: Passage,
  current: Passage | undefined,
): WriteAction {
  const key = keyOf.passage(passage.personne, { date: passage.date, cra: record.cra });
  const holds = current?.personne === passage.personne && current.date === passage.date;
  if (!holds) return { delete: key };
  return {
    put: { ...key, entity: 'passage', v: 1, auteur: record.auteur, cra: record.cra, date: passage.date },
  };
}

type SweepDeps = Pick<Deps, 'table' | 'pause' | 'clock' | 'log' | 'keyring'>;

/** Takes up what the stream left behind. Returns how many records it carried out. */
export async function sweepOutbox(deps: SweepDeps): Promise<number> {
  let done = 0;
  for (let shard = 0; shard < OUTBOX_SHARDS; shard += 1) {
    const range = { ...rangeOf.outbox(shard, deps.clock() - SWEEP_AFTER), limit: SWEPT };
    let after: string | undefined;
    for (let page = 0; page < PAGES && (page === 0 || after !== undefined); page += 1) {
      const found = await deps.table.query({ ...range, ...(after !== undefined && { after }) });
      for (const item of found.items) done += (await swept(item, deps)) ? 1 : 0;
      after = found.next;
    }
  }
  return done;
}

/** One record that cannot be carried out must not hold back the others: it is told, and tried again at the next passage. */
async function swept(item: Item, deps: SweepDeps): Promise<boolean> {
  try {
    return await runOutbox(item, deps);
  } catch (error) {
    const kind = error instanceof Error ? error.name : 'unknown';
    deps.log({ level: 'error', event: 'outbox.stuck', kind });
    return false;
  }
}
