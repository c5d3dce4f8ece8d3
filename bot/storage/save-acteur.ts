// Writing a profile: over what it is at that moment, with the form that changed it, whatever other windows do meanwhile.
import type { Conversation } from '#bot/conversations/conversation.ts';
import type { Acteur } from '#bot/domain/acteur.ts';
import type { Deps, WriteAction } from '#bot/ports.ts';
import { profilIn, putActeur, type StoredActeur } from './acteurs.ts';
import { putConservation } from './conservation.ts';
import { assertSameAnswers, isFinished, putConversation } from './conversations.ts';
import { keyOf } from './keys.ts';
import { matinAction } from './matins.ts';
import { withRetry } from './retry.ts';

export interface ActeurChange {
  readonly id: string;
  /** From the person as stored now (undefined: a newcomer) to what they become. May run several times. */
  readonly apply: (current: Acteur | undefined) => Acteur;
  /** The finished conversation, marked done in the same transaction. */
  readonly conversation?: Conversation;
}

/** Makes the change; a form already finished with the same answers changes nothing again. */
export function changeActeur(
  change: ActeurChange,
  deps: Pick<Deps, 'table' | 'keyring' | 'clock' | 'pause'>,
): Promise<Omit<StoredActeur, 'head'>> {
  const { id, apply, conversation } = change;
  return withRetry(async () => {
    const form = conversation ? [keyOf.conversation(id, conversation.id)] : [];
    const read = await deps.table.get([keyOf.profil(id), ...form]);
    const before = profilIn(read, id);
    if (before && conversation && isFinished(conversation, read)) {
      await assertSameAnswers(conversation, deps);
      return before;
    }
    const acteur = apply(before?.acteur);
    const rev = before?.rev ?? 0;
    await deps.table.write([
      putActeur(acteur, rev),
      ...(before ? [] : [putConservation(id, deps.clock)]),
      ...morningActions(before?.acteur, acteur, deps.clock()),
      ...(conversation ? [await putConversation(conversation, deps.keyring)] : []),
    ]);
    return { acteur, rev: rev + 1 };
  }, deps);
}

/** Other mornings, or mornings again: what is open already is told from the next one on. */
function morningActions(before: Acteur | undefined, acteur: Acteur, now: number): readonly WriteAction[] {
  const same = before?.fuseau === acteur.fuseau && before.rappels === acteur.rappels;
  return !before || same || acteur.rappels === 'jamais' ? [] : [matinAction(acteur, '', now)];
}
