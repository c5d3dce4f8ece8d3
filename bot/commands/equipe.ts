// `/equipe [créer <nom> | inviter @léa | quitter]`: the teams that one is in, coordinates, or is asked to join.
import { idOf } from '#bot/conversations/identity.ts';
import { coordinates, type Equipe, type Invitation, isMember } from '#bot/domain/equipe.ts';
import { LONGEST_TEAM } from '#bot/domain/equipe-form.ts';
import { cleanLine } from '#bot/forms/clean.ts';
import { sayDate, todayIn } from '#bot/forms/dates.ts';
import { fold } from '#bot/forms/words.ts';
import { type Block, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { equipesOf, findEquipe, invitationsIn, invitationsOf } from '#bot/storage/equipes.ts';
import { createEquipe, endInvitation, joinEquipe, leaveEquipe } from '#bot/storage/save-equipe.ts';
import { colleguesIn, keepOwnName } from './collegues.ts';
import { CE_QUE_VOIT_UNE_EQUIPE, invitationPressables } from './equipe-dit.ts';
import { created, invite, openEquipeForm, openInvitationForm } from './equipe-saisie.ts';
import { plain } from './markdown.ts';
import {
  type Action,
  buttonsFor,
  type Command,
  dataOf,
  type Pressable,
  type Session,
  say,
} from './session.ts';

const LASTING = 'Vos équipes : tapez /equipe.';

export const equipe: Command = async (text, session, deps) => {
  const [first = '', ...rest] = cleanLine(text).split(' ');
  const others = rest.join(' ');
  const word = fold(first);
  if (['creer', 'nouvelle', 'ajouter'].includes(word)) return create(others, session, deps);
  if (word === 'inviter') return ask(others, session, deps);
  if (first.startsWith('@')) return ask(text, session, deps);
  if (['', 'quitter', 'membres', 'liste'].includes(word)) return list(session, deps);
  throw new Refus(
    'Tapez /equipe pour voir vos équipes, /equipe créer et un nom pour en faire une, /equipe inviter @léa pour agrandir la vôtre.',
  );
};

async function list(session: Session, deps: Deps): Promise<Reply> {
  const acteur = session.acteur.id;
  const [own, invitations] = await Promise.all([
    equipesOf(acteur, session.today, deps),
    invitationsOf(acteur, deps),
  ]);
  const equipes = (await Promise.all(own.map(({ id }) => findEquipe(id, deps)))).filter(
    (found) => found !== undefined,
  );
  const noms = await findNoms(
    [
      ...equipes.flatMap(({ membres }) => membres.map((one) => one.acteur)),
      ...invitations.map(({ de }) => de),
    ],
    deps,
  );
  const at = { session, noms };
  const blocks = [
    ...invitations.map((invitation, index) => invitationBlock(invitation, { ...at, index }, deps)),
    ...(await Promise.all(equipes.map((one, index) => teamBlock(one, { ...at, index }, deps)))),
  ];
  const fresh = { label: 'Créer une équipe', action: 'equipe.creer' } as const;
  const intro =
    equipes.length === 0
      ? 'Vous n’êtes dans aucune équipe. Créez la vôtre, ou attendez qu’un coordinateur vous invite.'
      : 'Vos équipes :';
  return say(intro, {
    blocks: [...blocks, { text: '', buttons: buttonsFor([fresh], { session, prefix: 'n' }, deps) }],
    lasting: LASTING,
  });
}

interface Naming {
  readonly session: Session;
  readonly noms: ReadonlyMap<string, string>;
  readonly index: number;
}

function invitationBlock(
  { equipe: id, nom, de, le }: Invitation,
  { session, noms, index }: Naming,
  deps: Deps,
): Block {
  const day = sayDate(todayIn(session.acteur.fuseau, le), session.today);
  return {
    text: `**${plain(noms.get(de) ?? '')}** vous invite dans **${plain(nom)}** (${day}). ${CE_QUE_VOIT_UNE_EQUIPE}`,
    buttons: buttonsFor(invitationPressables(id), { session, prefix: `i${index}x` }, deps),
  };
}

async function teamBlock(team: Equipe, { session, noms, index }: Naming, deps: Deps): Promise<Block> {
  const { id, nom } = team;
  const isCoordinator = coordinates(team, session.acteur.id, session.today);
  const asked = isCoordinator ? (await invitationsIn(id, deps)).length : 0;
  const waiting = asked > 0 ? ` · ${asked} invitation${asked > 1 ? 's' : ''} sans réponse` : '';
  const data = { equipe: id };
  const coordinating: readonly Pressable[] = [
    { label: 'Membres', action: 'equipe.membres', data, style: 'primary' },
    { label: 'Inviter', action: 'equipe.inviter', data },
  ];
  const pressables: readonly Pressable[] = [
    ...(isCoordinator ? coordinating : []),
    { label: 'Quitter', action: 'equipe.quitter', data, style: 'danger' },
  ];
  return {
    text: `**${plain(nom)}** · ${sayMembers(team, { session, noms })}${waiting}`,
    buttons: buttonsFor(pressables, { session, prefix: `e${index}x` }, deps),
  };
}

/** « 4 membres, coordonnée par Nadia Roux » */
function sayMembers(team: Equipe, { session, noms }: Omit<Naming, 'index'>): string {
  const present = team.membres.filter((stay) => isMember(stay, session.today));
  const by = present
    .filter(({ role }) => role === 'coordinateur')
    .map(({ acteur }) => (acteur === session.acteur.id ? 'vous' : plain(noms.get(acteur) ?? '')));
  const count = new Set(present.map(({ acteur }) => acteur)).size;
  return `${count} membre${count > 1 ? 's' : ''}, coordonnée par ${by.join(', ')}`;
}

async function create(typed: string, session: Session, deps: Deps): Promise<Reply> {
  const nom = cleanLine(typed);
  const id = idOf(session.request.id, 'equipe');
  if (nom === '') return openEquipeForm(id, session, deps);
  if (nom.length > LONGEST_TEAM)
    throw new Refus(`Ce nom a ${nom.length} caractères : raccourcissez-le à ${LONGEST_TEAM} au plus.`);
  await keepOwnName(session, deps);
  const { id: de } = session.acteur;
  return created(await createEquipe({ id, nom, de, today: session.today }, deps), session, deps);
}

/** Into the one team that one coordinates, or which of several. */
async function ask(typed: string, session: Session, deps: Deps): Promise<Reply> {
  const own = await coordinated(session, deps);
  const [only] = own;
  if (!only) throw new Refus('Vous ne coordonnez aucune équipe : tapez /equipe créer et un nom.');
  if (own.length === 1 && typed === '')
    return openInvitationForm({ id: idOf(session.request.id), equipe: only.id }, session, deps);
  const found = await colleguesIn(typed, session, deps);
  if ('error' in found) throw new Refus(found.error);
  if (own.length === 1) return invite({ equipe: only, found, geste: session.request.id }, session, deps);
  const data = { qui: found.map(({ acteur }) => acteur), noms: found.map(({ nom }) => nom) };
  const pressables = own.map(({ id, nom }) => ({
    label: nom,
    action: 'equipe.inviter_dans',
    data: { ...data, equipe: id },
  }));
  return say('', {
    blocks: [{ text: 'Dans quelle équipe ?', buttons: buttonsFor(pressables, { session }, deps) }],
    lasting: LASTING,
  });
}

async function coordinated(session: Session, deps: Deps): Promise<readonly Equipe[]> {
  const own = await equipesOf(session.acteur.id, session.today, deps);
  const equipes = await Promise.all(own.map(({ id }) => findEquipe(id, deps)));
  return equipes
    .filter((one) => one !== undefined)
    .filter((one) => coordinates(one, session.acteur.id, session.today));
}

const askCreate: Action = async ({ ticket }, session, deps) => openEquipeForm(idOf(ticket.n), session, deps);

const askInvite: Action = async ({ ticket }, session, deps) =>
  openInvitationForm({ ticket, equipe: dataOf(ticket, 'equipe') }, session, deps);

const inviteInto: Action = async ({ ticket }, session, deps) => {
  const { qui, noms } = ticket.d;
  if (!Array.isArray(qui) || !Array.isArray(noms)) throw new Error('an invitation names nobody');
  const team = await findEquipe(dataOf(ticket, 'equipe'), deps);
  if (!team) throw new Refus('Cette équipe n’existe plus.');
  const found = qui.map((acteur, index) => ({ acteur, nom: noms[index] ?? '' }));
  return invite({ equipe: team, found, geste: ticket.n }, session, deps);
};

const accept: Action = async ({ ticket }, session, deps) => {
  await keepOwnName(session, deps);
  const { id: de, role } = session.acteur;
  const geste = { equipe: dataOf(ticket, 'equipe'), de, today: session.today, id: idOf(ticket.n, 'accepte') };
  const joined = await joinEquipe({ ...geste, role }, deps);
  if (!joined) throw new Refus('Cette invitation n’existe plus : elle a été retirée.');
  return say(`Vous êtes dans l’équipe **${plain(joined.nom)}**.`);
};

const refuse: Action = async ({ ticket }, session, deps) => {
  const { id: de } = session.acteur;
  const geste = { equipe: dataOf(ticket, 'equipe'), de, today: session.today, id: idOf(ticket.n, 'refuse') };
  await endInvitation(de, geste, deps);
  return say('L’invitation est refusée. Personne d’autre n’en est averti.');
};

/** Leaving takes figures away from a team: it is asked twice. */
const quit: Action = async ({ ticket }, session, deps) => {
  const equipe = dataOf(ticket, 'equipe');
  const team = await findEquipe(equipe, deps);
  if (!team) throw new Refus('Cette équipe n’existe plus.');
  const pressable = { label: 'Quitter', action: 'equipe.partir', data: { equipe }, style: 'danger' } as const;
  const text = `Quitter **${plain(team.nom)}** aujourd’hui ? Vos activités d’après n’y compteront plus ; celles d’avant y restent.`;
  return say('', {
    blocks: [{ text, buttons: buttonsFor([pressable], { session }, deps) }],
    lasting: LASTING,
  });
};

const leave: Action = async ({ ticket }, session, deps) => {
  const { id: de } = session.acteur;
  const geste = { equipe: dataOf(ticket, 'equipe'), de, today: session.today, id: idOf(ticket.n, 'part') };
  const left = await leaveEquipe(de, geste, deps);
  return say(left ? 'Vous avez quitté l’équipe.' : 'Vous n’étiez plus dans cette équipe.');
};

export const equipeActions: Readonly<Record<string, Action>> = {
  'equipe.creer': askCreate,
  'equipe.inviter': askInvite,
  'equipe.inviter_dans': inviteInto,
  'equipe.accepter': accept,
  'equipe.refuser': refuse,
  'equipe.quitter': quit,
  'equipe.partir': leave,
};
