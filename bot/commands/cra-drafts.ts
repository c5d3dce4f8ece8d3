// What was left unfinished: offered by `/cra`, taken up with what it is about, or thrown away.
import type { Conversation } from '#bot/conversations/conversation.ts';
import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { typeOfForm } from '#bot/domain/cra/index.ts';
import { type Block, type Deps, Refus } from '#bot/ports.ts';
import {
  type Draft,
  dropConversation,
  findConversation,
  OFFERED,
  unfinishedConversations,
} from '#bot/storage/conversations.ts';
import { findCra } from '#bot/storage/cras.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { craLine } from './cra-card.ts';
import { resume } from './filling.ts';
import { acteOf, formById } from './forms.ts';
import { plain } from './markdown.ts';
import {
  type Action,
  buttonsFor,
  contextOf,
  dataOf,
  type Session,
  say,
  sayMoment,
  whoAsks,
} from './session.ts';

/** The newest, with what may be done of it and of all the others. */
export function draftBlocks(unfinished: readonly Draft[], session: Session, deps: Deps): readonly Block[] {
  const [draft] = unfinished;
  const form = draft && formById(draft.form);
  if (!draft || !form) return [];
  const data = { c: draft.id };
  const pressables = [
    { label: 'Reprendre', action: 'formulaire.reprendre', data, style: 'primary' },
    { label: 'Jeter', action: 'formulaire.jeter', data, style: 'danger' },
    ...(unfinished.length > 1 ? [{ label: 'Tout jeter', action: 'formulaire.toutjeter' } as const] : []),
  ] as const;
  // A change left unfinished must not pass for an activity that was not saved.
  const what = draft.target ? 'Modification non terminée' : 'Non terminé';
  const others = sayOthers(unfinished.length - 1);
  const begun = `${draft.target ? 'commencée' : 'commencé'} le ${sayMoment(draft.createdAt, session)}`;
  const text = `${what}${others} : ${form.titreCourt}, ${begun}`;
  return [{ text, buttons: buttonsFor(pressables, { session, prefix: 'd' }, deps) }];
}

/** Counted as far as they are looked for. */
function sayOthers(others: number): string {
  if (others === 0) return '';
  return others + 1 === OFFERED ? ' (et d’autres)' : ` (et ${others} autre${others > 1 ? 's' : ''})`;
}

const take: Action = async ({ ticket }, session, deps) => {
  const stored = await findConversation(session.acteur.id, dataOf(ticket, 'c'), deps);
  if (!stored)
    throw new Refus('Ce formulaire a été jeté ou a plus de sept jours : tapez /cra pour recommencer.');
  if (stored.done)
    throw new Refus('Ce formulaire est déjà enregistré : tapez /historique pour le retrouver.');
  return resume({ stored, intro: await aboutWhat(stored, session, deps) }, session, deps);
};

/** The activity that a change is about, or the person: its screen alone would not say. */
async function aboutWhat({ target, form }: Conversation, session: Session, deps: Deps): Promise<string> {
  const acte = acteOf(form.id);
  // What was left holds her identity: she may have changed hands since, or object.
  if (target && acte) {
    const { sheet } = await personnePour({ acte, personne: target.id, ...whoAsks(session) }, deps);
    return plain(nomComplet(sheet));
  }
  if (!target || !typeOfForm(form.id)) return '';
  const cra = await findCra(session.acteur.id, target.id, deps);
  return cra ? craLine(cra, await contextOf([cra], session, deps)) : '';
}

const drop: Action = async ({ ticket }, session, deps) => {
  await dropConversation(session.acteur.id, dataOf(ticket, 'c'), deps);
  return say('Le formulaire non terminé a été jeté.');
};

const dropAll: Action = async (_press, session, deps) => {
  const { id } = session.acteur;
  for (;;) {
    const unfinished = await unfinishedConversations(id, deps);
    if (unfinished.length === 0) return say('Les formulaires non terminés ont été jetés.');
    await Promise.all(unfinished.map((draft) => dropConversation(id, draft.id, deps)));
  }
};

export const draftActions: Readonly<Record<string, Action>> = {
  'formulaire.reprendre': take,
  'formulaire.jeter': drop,
  'formulaire.toutjeter': dropAll,
};
