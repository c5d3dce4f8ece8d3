// Colleagues named in the chat: found, known to the bot, and told apart from oneself; and one's own name, for them to read.
import { mentionsIn } from '#bot/domain/partage-form.ts';
import type { Colleague, Deps } from '#bot/ports.ts';
import { findActeur } from '#bot/storage/acteurs.ts';
import { changeActeur } from '#bot/storage/save-acteur.ts';
import type { Session } from './session.ts';

/** Named at once: each is a call to the chat. */
const MOST_NAMED = 30;

/** Everybody named, or one sentence that says who cannot be. */
export async function colleguesIn(
  typed: string,
  session: Session,
  deps: Deps,
): Promise<readonly Colleague[] | { readonly error: string }> {
  const mentions = mentionsIn(typed);
  if (mentions.length > MOST_NAMED) return { error: `Nommez ${MOST_NAMED} personnes au plus à la fois.` };
  const found: Colleague[] = [];
  for (const mention of mentions) {
    const colleague = await session.request.colleague(mention);
    if (!colleague) return { error: `Personne ne s’appelle ${mention} dans cette messagerie.` };
    if (colleague.acteur === session.acteur.id)
      return { error: `${mention}, c’est vous : nommez quelqu’un d’autre.` };
    if (!(await findActeur(colleague.acteur, deps)))
      return {
        error: `${mention} n’a pas encore utilisé Coopilote : proposez-lui de taper /cra une première fois.`,
      };
    found.push(colleague);
  }
  if (found.length === 0) return { error: 'Indiquez au moins une personne, par exemple @karim.' };
  return found;
}

/** Keeps one's own name, as the chat gives it, where it is not kept yet: colleagues read it beside what one shares. */
export async function keepOwnName(session: Session, deps: Deps): Promise<void> {
  if (session.acteur.nomScelle !== undefined) return;
  const { nom } = await session.request.profile();
  if (nom === undefined) return;
  const nomScelle = await deps.keyring.seal(session.acteur.id, nom);
  const { id } = session.acteur;
  await changeActeur({ id, apply: (current = session.acteur) => ({ ...current, nomScelle }) }, deps);
}
