// Naming those with whom one shares: a person's file from her sheet, one's list, or the colleagues of a structure.
import { idOf } from '#bot/conversations/identity.ts';
import type { Ticket } from '#bot/conversations/ticket.ts';
import { employeurLe } from '#bot/domain/acteur.ts';
import { nomComplet } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { partageForm, structureForm } from '#bot/domain/partage-form.ts';
import type { Deps, Reply } from '#bot/ports.ts';
import { saveConversation } from '#bot/storage/conversations.ts';
import { createGroupe } from '#bot/storage/groupes.ts';
import { logAcces } from '#bot/storage/journal.ts';
import { proposePartage } from '#bot/storage/partages.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { colleguesIn, keepOwnName } from './collegues.ts';
import { type Completed, type Completion, freshId, openForm } from './filling.ts';
import { plain } from './markdown.ts';
import { CE_QUI_SE_PARTAGE, sayProposition } from './partage-dit.ts';
import { type Session, say, whoAsks } from './session.ts';

/** Of the person of the ticket, otherwise of one's whole list. */
export async function openPartageForm(
  { ticket, personne }: { readonly ticket: Ticket; readonly personne?: string },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const sheet =
    personne === undefined
      ? undefined
      : (await personnePour({ acte: 'partager', personne, ...whoAsks(session) }, deps)).sheet;
  return openForm(
    {
      id: await freshId(ticket, session, deps),
      form: partageForm,
      names: partageForm.firstScreen,
      values: {},
      origin: 'formulaire',
      said: false,
      intro: `${sheet ? `Suivi de **${plain(nomComplet(sheet))}**. ` : ''}${CE_QUI_SE_PARTAGE}`,
      ...(sheet && { target: { id: sheet.id, rev: sheet.rev } }),
    },
    session,
    deps,
  );
}

export function openStructureForm(id: string, session: Session, deps: Deps): Promise<Reply> {
  const employeur = employeurLe(session.acteur, session.today);
  return openForm(
    {
      id,
      form: structureForm,
      names: structureForm.firstScreen,
      values: employeur === undefined ? {} : { nom: employeur },
      origin: 'formulaire',
      said: false,
      intro: CE_QUI_SE_PARTAGE,
    },
    session,
    deps,
  );
}

/** What is shared, with each of those named: asked once whatever is sent again. */
const savePartage: Completion['save'] = async ({ conversation, values }, session, deps) => {
  const found = await colleguesIn(String(values.collegues), session, deps);
  if ('error' in found) return { show: 'invalid', error: found.error, errors: { collegues: found.error } };
  const acteur = session.acteur.id;
  const personne = conversation.target?.id;
  if (personne !== undefined) await personnePour({ acte: 'partager', personne, ...whoAsks(session) }, deps);
  await keepOwnName(session, deps);
  const share =
    personne === undefined ? { sorte: 'liste' as const } : { sorte: 'personne' as const, personne };
  const said: string[] = [];
  for (const { acteur: avec, nom } of found) {
    const done = await proposePartage({ acteur, avec, ...share }, idOf(conversation.id, avec), deps);
    said.push(sayProposition(done, nom));
  }
  if (personne !== undefined) await logAcces(acteur, { quoi: 'partage', qui: acteur, personne }, deps);
  await saveConversation(conversation, deps);
  return closed(said.join('\n'));
};

const saveStructure: Completion['save'] = async ({ conversation, values }: Completed, session, deps) => {
  const found = await colleguesIn(String(values.collegues), session, deps);
  if ('error' in found) return { show: 'invalid', error: found.error, errors: { collegues: found.error } };
  await keepOwnName(session, deps);
  const nom = String(values.nom);
  const invites = found.map(({ acteur }) => acteur);
  await createGroupe({ id: conversation.id, nom, createur: session.acteur.id, invites }, deps);
  await saveConversation(conversation, deps);
  return closed(
    `Proposé à ${invites.length} collègue${invites.length > 1 ? 's' : ''} de **${plain(nom)}** : chaque personne répond dans son canal personnel.`,
  );
};

function closed(text: string): Reply {
  return { show: 'closed', message: { text, lasting: 'Votre proposition est partie.' } };
}

const already: Completion['confirm'] = async () => say('Votre proposition est déjà partie.');

export const partageCompletion: Completion = { save: savePartage, confirm: already };
export const structureCompletion: Completion = { save: saveStructure, confirm: already };
