// The task of an activity, written in the transaction that writes the activity: made, changed, removed or brought back with it.
import { concernsTache, tacheAfter } from '#bot/domain/cra/a-faire.ts';
import { FUSEAU_PAR_DEFAUT } from '#bot/domain/fuseaux.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { profilIn } from './acteurs.ts';
import type { StoredCra } from './cras.ts';
import { keyOf } from './keys.ts';
import { itemAt, itemIn } from './record.ts';
import { tacheActions } from './save-tache.ts';
import { tacheIn } from './taches.ts';

export interface CraRevision {
  readonly auteur: string;
  readonly geste: string;
  readonly before: StoredCra | undefined;
  readonly after: StoredCra | undefined;
  /** What was put aside with an activity that is brought back: its task too, where it had one. */
  readonly aside: { readonly tache?: unknown } | undefined;
}

/** What a change does to the task; the task as it was, for an activity that is put aside. */
export interface TacheFollow {
  readonly actions: readonly WriteAction[];
  readonly aside?: Item | undefined;
}

/** Nothing is read where the change does not concern the task, as most do not. */
export async function followTache(
  revision: CraRevision,
  deps: Pick<Deps, 'table' | 'keyring' | 'clock'>,
): Promise<TacheFollow> {
  const cra = revision.after ?? revision.before;
  if (!cra || !concernsTache(revision)) return { actions: [] };
  const { auteur, geste, aside } = revision;
  const [key, profil] = [keyOf.tache(auteur, cra.id), keyOf.profil(auteur)];
  const read = await deps.table.get([key, profil]);
  const fuseau = profilIn(read, auteur)?.acteur.fuseau ?? FUSEAU_PAR_DEFAUT;
  const item = itemAt(read, key);
  const before = await tacheIn(item, deps);
  const at = { fuseau, now: deps.clock() };
  const next = aside ? await tacheIn(itemIn(aside.tache), deps) : tacheAfter(revision, before, at);
  if (next === before) return { actions: [] };
  const after = next && { ...next, geste };
  const actions = await tacheActions({ item, before, after }, { id: auteur, fuseau }, deps);
  return { actions, aside: revision.after ? undefined : item };
}
