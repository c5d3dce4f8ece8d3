// Writing a task: over what it is at that moment, with the morning when it is to be told and the form that changed it.
import type { Conversation } from '#bot/conversations/conversation.ts';
import type { Acteur } from '#bot/domain/acteur.ts';
import type { Tache } from '#bot/domain/tache.ts';
import type { Deps, Item, Key, WriteAction } from '#bot/ports.ts';
import { assertSameAnswers, putConversation } from './conversations.ts';
import { openKey } from './indexes.ts';
import { keyOf } from './keys.ts';
import { matinAction } from './matins.ts';
import { expireAt } from './record.ts';
import { withRetry } from './retry.ts';
import { type StoredTache, tacheIn } from './taches.ts';

/** How long a ticked task is kept, in milliseconds: to be unticked, and so that its activity does not make it anew. */
export const KEPT_DONE = 30 * 24 * 60 * 60 * 1000;

export interface TacheChange {
  /** Whose it is, and where their mornings are. */
  readonly acteur: Pick<Acteur, 'id' | 'fuseau'>;
  readonly id: string;
  /** The gesture behind the change: made twice, it is done once. */
  readonly geste: string;
  /** From the task as it is stored now (undefined: none) to what it becomes (undefined: removed). May run several times. */
  readonly apply: (current: Tache | undefined) => Tache | undefined;
  /** The finished conversation, marked done in the same transaction. */
  readonly conversation?: Conversation;
}

/** Makes the change, whatever conflicts, repeats and lost answers come in between. Returns the task as it is afterwards. */
export function changeTache(
  change: TacheChange,
  deps: Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>,
): Promise<StoredTache | undefined> {
  return withRetry(() => attempt(change, deps), deps);
}

async function attempt(
  change: TacheChange,
  deps: Pick<Deps, 'table' | 'keyring' | 'clock'>,
): Promise<StoredTache | undefined> {
  const { acteur, id, geste, apply, conversation } = change;
  const [item] = await deps.table.get([keyOf.tache(acteur.id, id)]);
  const before = await tacheIn(item, deps);
  if (before?.geste === geste) {
    if (conversation) await assertSameAnswers(conversation, deps);
    return before;
  }
  const changed = apply(before);
  if (!changed && !item) return undefined;
  if (changed && changed === before && !conversation) return before;
  const after = changed && { ...changed, geste };
  const actions = await tacheActions({ item, before, after }, acteur, deps);
  await deps.table.write([
    ...actions,
    ...(conversation ? [await putConversation(conversation, deps.keyring)] : []),
  ]);
  return after && { ...after, rev: revOf(item) + 1, modifieLe: deps.clock() };
}

export interface TacheRevision {
  /** The record as it was read, even one whose life has ended. */
  readonly item: Item | undefined;
  readonly before: StoredTache | undefined;
  readonly after: StoredTache | undefined;
}

/** The actions of a change, over the record that was read, with its link to whom it is for and the morning when it is to be told. */
export async function tacheActions(
  { item, before, after }: TacheRevision,
  acteur: Pick<Acteur, 'id' | 'fuseau'>,
  { keyring, clock }: Pick<Deps, 'keyring' | 'clock'>,
): Promise<readonly WriteAction[]> {
  const rev = revOf(item);
  const when = item ? ({ is: 'equal', attributes: { rev } } as const) : ({ is: 'absent' } as const);
  const links = linkActions(before, after, clock());
  if (!after) return item ? [{ delete: { pk: item.pk, sk: item.sk }, when }, ...links] : [];
  const { quoi, ...clear } = after;
  const put = {
    ...keyOf.tache(acteur.id, after.id),
    entity: 'tache',
    v: 1,
    ...clear,
    scelle: await keyring.seal(acteur.id, quoi),
    modifieLe: clock(),
    rev: rev + 1,
    ...(after.fait === undefined && openKey(after)),
    ...endOf(after, clock()),
  };
  const { le, fait } = after;
  const tells = fait === undefined && le !== undefined && (before?.le !== le || before.fait !== undefined);
  return [{ put, when }, ...links, ...(tells ? [matinAction(acteur, le, clock())] : [])];
}

/** From a person to what is to be done for them, whoever has to: so that nothing of it is left when they are erased. */
function linkActions(
  before: StoredTache | undefined,
  after: StoredTache | undefined,
  now: number,
): readonly WriteAction[] {
  const [was, is] = [before?.personne, after?.personne];
  const gone = before && was !== undefined && was !== is ? [{ delete: linkOf(was, before) }] : [];
  if (!after || is === undefined || (was === is && before?.fait === after.fait)) return gone;
  const { acteur, id } = after;
  return [
    ...gone,
    { put: { ...linkOf(is, after), entity: 'tache-pour', v: 1, acteur, tache: id, ...endOf(after, now) } },
  ];
}

function linkOf(personne: string, { acteur, id }: StoredTache): Key {
  return keyOf.tachePour(personne, { acteur, id });
}

function endOf({ fait }: StoredTache, now: number): { readonly expire?: number } {
  return fait === undefined ? {} : expireAt(now + KEPT_DONE);
}

/** Of the record as it is, whatever is read of it. */
function revOf(item: Item | undefined): number {
  return Number(item?.rev ?? 0);
}
