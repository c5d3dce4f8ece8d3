// Making a team and asking colleagues into it, by a form or in the message itself.
import { idOf } from '#bot/conversations/identity.ts';
import type { Ticket } from '#bot/conversations/ticket.ts';
import type { Equipe } from '#bot/domain/equipe.ts';
import { equipeForm, invitationForm } from '#bot/domain/equipe-form.ts';
import { type Colleague, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { saveConversation } from '#bot/storage/conversations.ts';
import { findEquipe } from '#bot/storage/equipes.ts';
import { createEquipe, type Invite, inviteToEquipe } from '#bot/storage/save-equipe.ts';
import { colleguesIn, keepOwnName } from './collegues.ts';
import { CE_QUE_VOIT_UNE_EQUIPE } from './equipe-dit.ts';
import { type Completion, freshId, openForm } from './filling.ts';
import { plain } from './markdown.ts';
import { buttonsFor, type Session, say } from './session.ts';

export function openEquipeForm(id: string, session: Session, deps: Deps): Promise<Reply> {
  const names = equipeForm.firstScreen;
  return openForm(
    { id, form: equipeForm, names, values: {}, origin: 'formulaire', said: false },
    session,
    deps,
  );
}

/** From a button, which opens it again once it was sent, or from a command. */
export async function openInvitationForm(
  of: { readonly equipe: string } & ({ readonly ticket: Ticket } | { readonly id: string }),
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const team = await findEquipe(of.equipe, deps);
  if (!team) throw new Refus('Cette équipe n’existe plus.');
  return openForm(
    {
      id: 'id' in of ? of.id : await freshId(of.ticket, session, deps),
      form: invitationForm,
      names: invitationForm.firstScreen,
      values: {},
      origin: 'formulaire',
      said: false,
      intro: `Dans **${plain(team.nom)}**. À chaque personne invitée, il sera dit : « ${CE_QUE_VOIT_UNE_EQUIPE} »`,
      target: { id: team.id, rev: 1 },
    },
    session,
    deps,
  );
}

/** What is said of a team that was just made, or made before by the same gesture. */
export function created({ id, nom }: Equipe, session: Session, deps: Deps): Reply {
  const pressable = {
    label: 'Inviter',
    action: 'equipe.inviter',
    data: { equipe: id },
    style: 'primary',
  } as const;
  const buttons = buttonsFor([pressable], { session }, deps);
  const text = `L’équipe **${plain(nom)}** existe, et vous la coordonnez. Il reste à inviter ses membres.`;
  return say('', { blocks: [{ text, buttons }], lasting: 'Votre équipe est créée.' });
}

const SAID: Readonly<Record<Invite, string>> = {
  invite: 'invitation envoyée dans son canal personnel',
  deja_invite: 'n’a pas encore répondu',
  deja_membre: 'déjà membre',
};

/** Each of those found is asked once, whatever is sent again. */
export async function invite(
  of: {
    readonly equipe: Pick<Equipe, 'id' | 'nom'>;
    readonly found: readonly Colleague[];
    readonly geste: string;
  },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  await keepOwnName(session, deps);
  const { equipe, found, geste } = of;
  const lines: string[] = [];
  for (const { acteur, nom } of found) {
    const by = { equipe: equipe.id, de: session.acteur.id, today: session.today, id: idOf(geste, acteur) };
    lines.push(`- **${plain(nom)}** : ${SAID[await inviteToEquipe(acteur, by, deps)]}`);
  }
  return say(`Équipe **${plain(equipe.nom)}** :\n${lines.join('\n')}`, {
    lasting: 'Vos invitations sont parties.',
  });
}

const saveEquipe: Completion['save'] = async ({ conversation, values }, session, deps) => {
  await keepOwnName(session, deps);
  const { id: de } = session.acteur;
  const made = { id: conversation.id, nom: String(values.nom), de, today: session.today };
  const team = await createEquipe(made, deps);
  await saveConversation(conversation, deps);
  return closing(created(team, session, deps));
};

const confirmEquipe: Completion['confirm'] = async (id, session, deps) => {
  const team = await findEquipe(id, deps);
  if (!team) throw new Refus('Cette équipe a été créée, puis quittée.');
  return closing(created(team, session, deps));
};

const saveInvitation: Completion['save'] = async ({ conversation, values }, session, deps) => {
  const found = await colleguesIn(String(values.collegues), session, deps);
  if ('error' in found) return { show: 'invalid', error: found.error, errors: { collegues: found.error } };
  const equipe = await findEquipe(conversation.target?.id ?? '', deps);
  if (!equipe) throw new Refus('Cette équipe n’existe plus.');
  const reply = await invite({ equipe, found, geste: conversation.id }, session, deps);
  await saveConversation(conversation, deps);
  return closing(reply);
};

function closing(reply: Reply): Reply {
  return reply.show === 'message' ? { show: 'closed', message: reply.message } : reply;
}

export const equipeCompletion: Completion = { save: saveEquipe, confirm: confirmEquipe };
export const invitationCompletion: Completion = {
  save: saveInvitation,
  confirm: async () => say('Vos invitations sont déjà parties.'),
};
