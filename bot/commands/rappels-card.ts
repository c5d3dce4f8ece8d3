// A task as it shows in the chat: what, by when, for whom, on one line; and the buttons that tick it or put it off.
import { sayEcheance } from '#bot/domain/echeance.ts';
import type { FormContext } from '#bot/forms/context.ts';
import type { Block, Deps } from '#bot/ports.ts';
import { type StoredTache, tachesOfPersonne } from '#bot/storage/taches.ts';
import { plain } from './markdown.ts';
import { buttonsFor, formContext, type Pressable, type Session } from './session.ts';

/** Tasks shown at once: more is a press further. */
export const SHOWN = 5;

/** What can be done of a task, by the label of its button. */
const ACTIONS = {
  Fait: 'rappels.fait',
  Demain: 'rappels.demain',
  Reporter: 'rappels.reporter',
  Modifier: 'rappels.modifier',
  Annuler: 'rappels.annuler',
} as const;

export type Geste = keyof typeof ACTIONS;

/** « **rappeler la CAF** · en retard de 3 jours · pour Paul Dupont »; without whom where nothing is known of the people. */
export function tacheLine({ quoi, le, personne }: StoredTache, { today, persons }: FormContext): string {
  const who = personne === undefined ? undefined : persons?.label(personne);
  return [
    `**${plain(quoi)}**`,
    le === undefined ? 'sans date' : sayEcheance(le, today),
    ...(who === undefined ? [] : [`pour ${plain(who)}`]),
  ].join(' · ');
}

/** What saying these tasks needs: the people they are for, too. */
export function contextFor(
  taches: readonly Pick<StoredTache, 'personne'>[],
  session: Session,
  deps: Deps,
): Promise<FormContext> {
  return formContext(session, deps, { persons: taches.some(({ personne }) => personne !== undefined) });
}

export function pressablesOf({ id }: StoredTache, gestes: readonly Geste[]): readonly Pressable[] {
  return gestes.map((label) => ({ label, action: ACTIONS[label], data: { tache: id } }));
}

/** Beside something else: a sheet, an activity just recorded. */
export function shortBlock(
  tache: StoredTache,
  at: { readonly session: Session; readonly context: FormContext; readonly prefix: string },
  deps: Deps,
): Block {
  const buttons = buttonsFor(pressablesOf(tache, ['Fait', 'Reporter']), at, deps);
  return { text: `À faire : ${tacheLine(tache, at.context)}`, buttons };
}

/** What remains to be done for somebody, under their sheet, which says who they are. */
export async function personneBlocks(
  personne: string,
  session: Session,
  deps: Deps,
): Promise<readonly Block[]> {
  const [taches, context] = await Promise.all([
    tachesOfPersonne(personne, session.acteur.id, deps),
    formContext(session, deps),
  ]);
  const blocks = taches
    .slice(0, SHOWN)
    .map((tache, index) => shortBlock(tache, { session, context, prefix: `a${index}x` }, deps));
  const others = taches.length - blocks.length;
  return others === 0 ? blocks : [...blocks, { text: `Et ${others} de plus : \`/rappels\`.` }];
}
