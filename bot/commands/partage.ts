// `/partage [@collègue | equipe | structure | passation @collègue]`: share one's list, both ways, with whoever agrees; see and end it.
import { idOf } from '#bot/conversations/identity.ts';
import { isMember } from '#bot/domain/equipe.ts';
import { fold } from '#bot/forms/words.ts';
import { type Colleague, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { equipesOf, findEquipe } from '#bot/storage/equipes.ts';
import { createGroupe, inviteToGroupe, joinGroupe } from '#bot/storage/groupes.ts';
import { proposePartage } from '#bot/storage/partages.ts';
import { colleguesIn, keepOwnName } from './collegues.ts';
import { plain } from './markdown.ts';
import { CE_QUI_SE_PARTAGE, sayProposition } from './partage-dit.ts';
import { partagesList } from './partage-liste.ts';
import { openPartageForm, openStructureForm } from './partage-saisie.ts';
import { passation } from './passation.ts';
import { type Action, buttonsFor, type Command, dataOf, type Session, say } from './session.ts';

export const partage: Command = async (text, session, deps) => {
  const word = fold(text);
  if (word === '') return partagesList(session, deps);
  if (['equipe', 'mon equipe'].includes(word)) return withTeam(session, deps);
  const [first = '', ...rest] = text.trim().split(/\s+/);
  if (['passation', 'passer'].includes(fold(first))) return passation(rest.join(' '), session, deps);
  if (word.startsWith('structure')) return openStructureForm(idOf(session.request.id), session, deps);
  const found = await colleguesIn(text, session, deps);
  if ('error' in found) throw new Refus(found.error);
  return confirmation(found, session, deps);
};

/** Nothing is proposed before what it means was read. */
function confirmation(found: readonly Colleague[], session: Session, deps: Deps): Reply {
  const names = found.map(({ nom }) => `**${plain(nom)}**`).join(', ');
  const data = { avec: found.map(({ acteur }) => acteur) };
  const pressable = { label: 'Proposer', action: 'partage.proposer', data, style: 'primary' } as const;
  const text = `Partager votre liste de bénéficiaires et celle de ${names} ? ${CE_QUI_SE_PARTAGE}`;
  return say('', { blocks: [{ text, buttons: buttonsFor([pressable], { session }, deps) }] });
}

const propose: Action = async ({ ticket }, session, deps) => {
  const { avec } = ticket.d;
  if (!Array.isArray(avec)) throw new Error('a proposal names nobody');
  await keepOwnName(session, deps);
  const noms = await findNoms(avec, deps);
  const said: string[] = [];
  for (const acteur of avec) {
    const side = { acteur: session.acteur.id, sorte: 'liste', avec: acteur } as const;
    const done = await proposePartage(side, idOf(ticket.n, acteur), deps);
    said.push(sayProposition(done, noms.get(acteur) ?? ''));
  }
  return say(said.join('\n'));
};

/** One's team, or which of several. */
async function withTeam(session: Session, deps: Deps): Promise<Reply> {
  const equipes = await equipesOf(session.acteur.id, session.today, deps);
  if (equipes.length === 0)
    throw new Refus(
      'Vous n’êtes dans aucune équipe. Pour partager dans votre structure, tapez /partage structure.',
    );
  const pressables = equipes.map(({ id, nom }) => ({
    label: equipes.length === 1 ? 'Proposer à l’équipe' : nom,
    action: 'partage.equipe',
    data: { equipe: id },
    style: 'primary' as const,
  }));
  const names = equipes.map(({ nom }) => `**${plain(nom)}**`).join(', ');
  const text = `Partager vos listes de bénéficiaires entre membres de ${names} ? Chaque membre répond pour soi. ${CE_QUI_SE_PARTAGE}`;
  return say('', { blocks: [{ text, buttons: buttonsFor(pressables, { session }, deps) }] });
}

/** A team has one group: whoever proposes it again joins it, and asks those who came since. */
const proposeToTeam: Action = async ({ ticket }, session, deps) => {
  const id = dataOf(ticket, 'equipe');
  const equipe = await findEquipe(id, deps);
  const acteur = session.acteur.id;
  const present = (equipe?.membres ?? []).filter((stay) => isMember(stay, session.today));
  if (!equipe || !present.some((stay) => stay.acteur === acteur))
    throw new Refus('Vous n’êtes plus dans cette équipe.');
  await keepOwnName(session, deps);
  const groupe = idOf('groupe', id);
  const invites = present.map((stay) => stay.acteur);
  const created = await createGroupe(
    { id: groupe, nom: equipe.nom, equipe: id, createur: acteur, invites },
    deps,
  );
  if (!created) {
    await inviteToGroupe({ groupe, de: acteur, invites }, deps);
    await joinGroupe(acteur, groupe, deps);
  }
  return say(`Proposé à l’équipe **${plain(equipe.nom)}** : chaque membre répond dans son canal personnel.`);
};

const askWhom: Action = async ({ ticket }, session, deps) => openPartageForm({ ticket }, session, deps);

const askWhomOfPerson: Action = async ({ ticket }, session, deps) =>
  openPartageForm({ ticket, personne: dataOf(ticket, 'personne') }, session, deps);

const askStructure: Action = async ({ ticket }, session, deps) =>
  openStructureForm(idOf(ticket.n), session, deps);

export const partageActions: Readonly<Record<string, Action>> = {
  'partage.proposer': propose,
  'partage.equipe': proposeToTeam,
  'partage.saisir': askWhom,
  'partage.structure': askStructure,
  'beneficiaire.partager': askWhomOfPerson,
};
