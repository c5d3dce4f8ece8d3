// Writing a CRA: itself, its notes, its author's figures and habits, the outbox of what follows, in one transaction.
import * as z from 'zod';
import type { Conversation } from '#bot/conversations/conversation.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { type Deps, type Item, Refus, type WriteAction } from '#bot/ports.ts';
import { count, delta } from '#bot/stats/count.ts';
import { type Head, headIn, putHead } from './acteurs.ts';
import { putConversation } from './conversations.ts';
import { craIn, craItems, dateOf, type StoredCra } from './cras.ts';
import { keyOf } from './keys.ts';
import { addToMonth } from './mois.ts';
import { outboxOf } from './outbox.ts';
import { expireAt, parseRecord } from './record.ts';
import { withRetry } from './retry.ts';

/** How long a deleted CRA can be brought back, in milliseconds. */
export const UNDO_LIFE = 10 * 60 * 1000;

export interface CraChange {
  readonly auteur: string;
  readonly id: string;
  /** The gesture behind the change: made twice, it is done once. */
  readonly geste: string;
  /** From the CRA as it is stored now (undefined: none) to what it becomes (undefined: deleted). May run several times. */
  readonly apply: (current: Cra | undefined) => Cra | undefined;
  /** The finished conversation, marked done in the same transaction. */
  readonly conversation?: Conversation;
}

type StorageDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>;

/** Makes the change, whatever conflicts, repeats and lost answers come in between. Returns the CRA as it is afterwards. */
export function changeCra(change: CraChange, deps: StorageDeps): Promise<StoredCra | undefined> {
  return withRetry(() => attempt(change, deps), deps);
}

async function attempt(change: CraChange, deps: StorageDeps): Promise<StoredCra | undefined> {
  const { auteur, id, geste } = change;
  const own = [
    keyOf.cra(auteur, id),
    keyOf.notes(auteur, id),
    keyOf.head(auteur),
    keyOf.supprime(auteur, id),
  ];
  const read = await deps.table.get(own);
  const before = await craIn(read, change, deps.keyring);
  if (before?.geste === geste) return before;
  if (!before && deletedBy(read, change) === geste) return undefined;
  const changed = change.apply(before);
  const after = changed && {
    ...changed,
    geste,
    rev: (before?.rev ?? changed.rev) + 1,
    modifieLe: deps.clock(),
  };
  if (!before && !after) throw new Refus('Cette activité n’existe plus.');
  const figures = await figureActions(auteur, { before, after }, deps);
  await deps.table.write([
    ...(await craActions({ before, after, geste }, deps)),
    putHead(auteur, headIn(read, auteur), nextHead(headIn(read, auteur), before, after)),
    ...figures,
    ...outboxOf(auteur, { before, after }, deps.clock()),
    ...(change.conversation ? [await putConversation(change.conversation, deps.keyring)] : []),
  ]);
  return after;
}

const deletedSchema = z.object({
  cra: z.unknown(),
  notes: z.unknown().optional(),
  geste: z.string(),
  expire: z.number(),
});

function deletedItem(read: readonly Item[], of: { auteur: string; id: string }) {
  const key = keyOf.supprime(of.auteur, of.id);
  const item = read.find((i) => i.pk === key.pk && i.sk === key.sk);
  return item && parseRecord('supprime', deletedSchema, item);
}

function deletedBy(read: readonly Item[], of: { auteur: string; id: string }): string | undefined {
  return deletedItem(read, of)?.geste;
}

/** The CRA and its notes: written over the revision read, or moved aside when deleted. */
async function craActions(
  change: {
    readonly before: StoredCra | undefined;
    readonly after: StoredCra | undefined;
    readonly geste: string;
  },
  deps: StorageDeps,
): Promise<readonly WriteAction[]> {
  const { before, after } = change;
  if (after) {
    const items = await craItems(after, deps.keyring);
    const when = before
      ? ({ is: 'equal', attributes: { rev: before.rev } } as const)
      : ({ is: 'absent' } as const);
    const notes = items.notes
      ? [{ put: items.notes }]
      : before
        ? [{ delete: keyOf.notes(after.auteur, after.id) }]
        : [];
    return [{ put: items.cra, when }, ...notes];
  }
  if (!before) return [];
  const items = await craItems(before, deps.keyring);
  const aside = {
    ...keyOf.supprime(before.auteur, before.id),
    entity: 'supprime',
    v: 1,
    ...items,
    geste: change.geste,
  };
  return [
    { delete: keyOf.cra(before.auteur, before.id), when: { is: 'equal', attributes: { rev: before.rev } } },
    { delete: keyOf.notes(before.auteur, before.id) },
    { put: { ...aside, ...expireAt(deps.clock() + UNDO_LIFE) } },
  ];
}

async function figureActions(
  auteur: string,
  change: { readonly before: Cra | undefined; readonly after: Cra | undefined },
  deps: StorageDeps,
): Promise<readonly WriteAction[]> {
  const deltas = deltasByMonth(change);
  const months = await deps.table.get(deltas.map(({ month }) => keyOf.mois(auteur, month)));
  return deltas.map((d) => addToMonth(auteur, d, months));
}

/** One difference a month: two when the date moved from one to another. */
function deltasByMonth({ before, after }: { before: Cra | undefined; after: Cra | undefined }) {
  const month = (cra: Cra): string => dateOf(cra).slice(0, 7);
  if (before && after && month(before) !== month(after)) {
    return [
      { month: month(before), delta: delta(before, undefined) },
      { month: month(after), delta: count(after) },
    ];
  }
  const cra = after ?? before;
  return cra ? [{ month: month(cra), delta: delta(before, after) }] : [];
}

/** Habits count new CRAs only; the last CRA is the last one recorded. */
export function nextHead(head: Head, before: Cra | undefined, after: Cra | undefined): Omit<Head, 'rev'> {
  if (!after) {
    const { dernier, ...rest } = head;
    return dernier === before?.id || dernier === undefined ? rest : { ...rest, dernier };
  }
  if (before) return head;
  return { dernier: after.id, usage: addUsage(head.usage, after) };
}

/** The fields whose own most used options come first. */
const HABITS = ['duree', 'thematiques', 'domaines', 'materiel', 'lieu'];

/** Codes remembered a field: a list shows fewer, and the record stays small. */
const REMEMBERED = 20;

type Usage = Head['usage'];

function addUsage(usage: Usage, cra: Cra): Usage {
  const own = usage[cra.type] ?? {};
  const added = HABITS.map((name) => [name, counted(own[name] ?? {}, codesOf(cra.values[name]))] as const);
  return {
    ...usage,
    [cra.type]: Object.fromEntries(added.filter(([, counts]) => Object.keys(counts).length > 0)),
  };
}

function counted(counts: Readonly<Record<string, number>>, codes: readonly string[]): Record<string, number> {
  const more: Record<string, number> = { ...counts };
  for (const code of codes) more[code] = (more[code] ?? 0) + 1;
  const used = Object.entries(more).toSorted((a, b) => b[1] - a[1]);
  return Object.fromEntries(used.slice(0, REMEMBERED));
}

function codesOf(value: unknown): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'object' || value === null) return [String(value)];
  return 'lieu' in value && typeof value.lieu === 'string' ? [value.lieu] : [];
}

/** Brings a deleted CRA back, while it can be. Undefined when it is too late. */
export async function restoreCra(
  of: { readonly auteur: string; readonly id: string; readonly geste: string },
  deps: StorageDeps,
): Promise<StoredCra | undefined> {
  const [item] = await deps.table.get([keyOf.supprime(of.auteur, of.id)]);
  const deleted = item && deletedItem([item], of);
  if (!deleted || deps.clock() >= deleted.expire * 1000) return undefined;
  const items = [deleted.cra, deleted.notes].filter((i): i is Item => typeof i === 'object' && i !== null);
  const kept = await craIn(items, of, deps.keyring);
  return kept && changeCra({ ...of, apply: (current) => current ?? kept }, deps);
}
