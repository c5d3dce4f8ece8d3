// What an activity leaves to be done, under its confirmation: its task as it was understood, or one that is proposed.
import { proposedAFaire } from '#bot/domain/cra/a-faire.ts';
import type { FormContext } from '#bot/forms/context.ts';
import type { Block, Deps } from '#bot/ports.ts';
import type { StoredCra } from '#bot/storage/cras.ts';
import { findTache } from '#bot/storage/taches.ts';
import { plain } from './markdown.ts';
import { shortBlock } from './rappels-card.ts';
import { buttonsFor, type Session } from './session.ts';

export async function aFaireBlocks(
  cra: StoredCra,
  at: { readonly session: Session; readonly context: FormContext },
  deps: Deps,
): Promise<readonly Block[]> {
  const proposed = proposedAFaire(cra.values);
  if (proposed !== undefined) return [proposal(cra, proposed, { session: at.session, deps })];
  if (cra.values.aFaire === undefined) return [];
  const tache = await findTache(cra.auteur, cra.id, deps);
  return !tache || tache.fait !== undefined ? [] : [shortBlock(tache, { ...at, prefix: 'a' }, deps)];
}

/** Nothing is made of it before it is read: the button opens the field with these words. */
function proposal(
  cra: StoredCra,
  words: string,
  at: { readonly session: Session; readonly deps: Deps },
): Block {
  const pressable = { label: 'À faire', action: 'cra.afaire', data: { cra: cra.id } };
  const buttons = buttonsFor([pressable], { session: at.session, prefix: 'a' }, at.deps);
  return { text: `À faire ? ${plain(words)}`, buttons };
}
