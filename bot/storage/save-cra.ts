// Writing a CRA: itself, its notes, its author's figures and habits, the outbox of what follows, in one transaction.
import * as z from 'zod';
import type { Conversation } from '#bot/conversations/conversation.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { type Deps, type Item, type Key, Refus, type WriteAction } from '#bot/ports.ts';
import { headIn, putHead } from './acteurs.ts';
import { assertSameAnswers, putConversation } from './conversations.ts';
import { followTache } from './cra-tache.ts';
import { craIn, craItems, type StoredCra } from './cras.ts';
import { headAfterUndo, nextHead } from './habits.ts';
import { keyOf } from './keys.ts';
import { figureActions, figureKeys } from './mois.ts';
import { outboxOf } from './outbox.ts';
import { expireAt, itemAt, itemIn, parseRecord } from './record.ts';
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
  /** What must be true, or become so, with the change of that activity. */
  readonly also?: (before: Cra | undefined) => readonly WriteAction[];
}

type StorageDeps = Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>;
type CraId = Pick<CraChange, 'auteur' | 'id'>;

/** Makes the change, whatever conflicts, repeats and lost answers come in between. Returns the CRA as it is afterwards. */
export function changeCra(change: CraChange, deps: StorageDeps): Promise<StoredCra | undefined> {
  return withRetry(() => attempt(change, deps), deps);
}

/** The same where the CRA may be gone by now: nothing is changed then. */
export async function changeCraIfThere(
  change: Omit<CraChange, 'apply'> & { readonly apply: (current: Cra) => Cra },
  deps: StorageDeps,
): Promise<void> {
  const { apply, ...rest } = change;
  try {
    await changeCra({ ...rest, apply: (current) => current && apply(current) }, deps);
  } catch (error) {
    if (!(error instanceof Refus)) throw error;
  }
}

/** What a change stands on, and what it makes of it. */
interface Revision {
  readonly auteur: string;
  readonly geste: string;
  readonly read: readonly Item[];
  readonly before: StoredCra | undefined;
  readonly after: StoredCra | undefined;
}

async function attempt(change: CraChange, deps: StorageDeps): Promise<StoredCra | undefined> {
  const { auteur, geste, conversation } = change;
  const foreseen = foreseenFigures(change);
  const read = await deps.table.get([...craKeys(change), keyOf.head(auteur), ...foreseen]);
  const before = await craIn(read, change, deps.keyring);
  const madeBy = before?.geste ?? deletedIn(read, change)?.geste;
  if (madeBy === geste) {
    if (conversation) await assertSameAnswers(conversation, deps);
    return before;
  }
  const changed = change.apply(before);
  const rev = (before?.rev ?? changed?.rev ?? 0) + 1;
  const after = changed && { ...changed, geste, rev, modifieLe: deps.clock() };
  if (!before && !after) throw new Refus('Cette activité n’existe plus.');
  const revision = { auteur, geste, read, before, after };
  const aside = before ? undefined : deletedIn(read, change);
  const tache = await followTache({ ...revision, aside }, deps);
  await deps.table.write([
    ...(await craActions({ ...revision, tache: tache.aside }, deps)),
    ...tache.actions,
    ...headActions(revision),
    ...(await figureActions(revision, { read, keys: foreseen }, deps)),
    ...outboxOf(auteur, revision, deps.clock()),
    ...(conversation ? [await putConversation(conversation, deps.keyring)] : []),
    ...(change.also?.(before) ?? []),
  ]);
  return after;
}

/** The figures of a new CRA are known before anything is read: one journey to the table less, while a person waits. */
function foreseenFigures({ auteur, apply }: CraChange): readonly Key[] {
  const cra = apply(undefined);
  return cra ? figureKeys(auteur, cra) : [];
}

function craKeys({ auteur, id }: CraId) {
  return [keyOf.cra(auteur, id), keyOf.notes(auteur, id), keyOf.supprime(auteur, id)];
}

const deletedSchema = z.object({
  cra: z.unknown(),
  notes: z.unknown().optional(),
  tache: z.unknown().optional(),
  geste: z.string(),
  expire: z.number(),
});

function deletedIn(read: readonly Item[], of: CraId) {
  const item = itemAt(read, keyOf.supprime(of.auteur, of.id));
  return item && parseRecord('supprime', deletedSchema, item);
}

/** The CRA and its notes: written over the revision read, or moved aside, with its task, when deleted. */
async function craActions(
  revision: Revision & { readonly tache: Item | undefined },
  deps: StorageDeps,
): Promise<readonly WriteAction[]> {
  const { before, after, read, tache } = revision;
  const cra = after ?? before;
  if (!cra) return [];
  const { auteur, id } = cra;
  const when = before
    ? ({ is: 'equal', attributes: { rev: before.rev } } as const)
    : ({ is: 'absent' } as const);
  const items = await craItems(cra, deps.keyring);
  const notesBefore = itemAt(read, keyOf.notes(auteur, id));
  const noNotes = notesBefore ? [{ delete: keyOf.notes(auteur, id) }] : [];
  if (!after) {
    const aside = {
      ...keyOf.supprime(auteur, id),
      entity: 'supprime',
      v: 1,
      ...items,
      tache,
      geste: revision.geste,
    };
    return [
      { delete: keyOf.cra(auteur, id), when },
      ...noNotes,
      { put: { ...aside, ...expireAt(deps.clock() + UNDO_LIFE) } },
    ];
  }
  return [
    { put: items.cra, when },
    ...(items.notes ? [{ put: items.notes }] : noNotes),
    ...(itemAt(read, keyOf.supprime(auteur, id)) ? [{ delete: keyOf.supprime(auteur, id) }] : []),
  ];
}

/** Nothing where nothing changes: most edits leave habits as they were. */
function headActions({ auteur, read, before, after }: Revision): readonly WriteAction[] {
  const { rev, ...head } = headIn(read, auteur);
  const undone = after && !before && deletedIn(read, after) !== undefined;
  const next = undone ? headAfterUndo(head, after) : nextHead(head, before, after);
  return next === head ? [] : [putHead(auteur, { ...head, rev }, next)];
}

/** Brings a deleted CRA back, while it can be. Undefined when it is too late. One that is there is left as it is. */
export function restoreCra(
  of: CraId & { readonly geste: string },
  deps: StorageDeps,
): Promise<StoredCra | undefined> {
  return withRetry(async () => {
    const read = await deps.table.get(craKeys(of));
    const current = await craIn(read, of, deps.keyring);
    if (current) return current;
    const deleted = deletedIn(read, of);
    if (!deleted || deps.clock() >= deleted.expire * 1000) return undefined;
    const items = [deleted.cra, deleted.notes].flatMap((item) => itemIn(item) ?? []);
    const kept = await craIn(items, of, deps.keyring);
    return kept && attempt({ ...of, apply: (now) => now ?? kept }, deps);
  }, deps);
}
