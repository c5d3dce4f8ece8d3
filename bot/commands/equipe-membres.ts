// Who is in a team, for whoever coordinates it: since when, seen last when, and what may be done of each.
import { idOf } from '#bot/conversations/identity.ts';
import { dateOf } from '#bot/domain/cra/cra.ts';
import {
  type Appartenance,
  coordinates,
  type Equipe,
  type Invitation,
  isMember,
} from '#bot/domain/equipe.ts';
import { sayDate, todayIn } from '#bot/forms/dates.ts';
import { type Block, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { crasByDate } from '#bot/storage/cras.ts';
import { findEquipe, invitationsIn } from '#bot/storage/equipes.ts';
import { changeRole, endInvitation, leaveEquipe } from '#bot/storage/save-equipe.ts';
import { activitesOf } from './equipe-activites.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, dataOf, menuFor, type Session, say } from './session.ts';

/** Members shown at once. */
const SHOWN = 8;

const LASTING = 'Les membres de votre équipe : tapez /equipe.';

/** The team of a button, as long as whoever presses it coordinates it. */
export async function coordinatedTeam(id: string, session: Session, deps: Deps): Promise<Equipe> {
  const team = await findEquipe(id, deps);
  if (!team || !coordinates(team, session.acteur.id, session.today))
    throw new Refus('Vous ne coordonnez pas, ou plus, cette équipe.');
  return team;
}

const members: Action = async ({ ticket }, session, deps) => {
  const team = await coordinatedTeam(dataOf(ticket, 'equipe'), session, deps);
  const from = Number(ticket.d.de ?? 0);
  const present = team.membres.filter((stay) => isMember(stay, session.today));
  const shown = present.slice(from, from + SHOWN);
  const asked = from === 0 ? await invitationsIn(team.id, deps) : [];
  const noms = await findNoms(
    [...shown, ...asked].map(({ acteur }) => acteur),
    deps,
  );
  const at = { team, session, noms };
  const blocks = [
    ...(await Promise.all(shown.map((stay, index) => memberBlock(stay, { ...at, index }, deps)))),
    ...asked.map((invitation, index) => invitedBlock(invitation, { ...at, index }, deps)),
    ...moreBlock({ team, next: from + SHOWN, count: present.length }, session, deps),
  ];
  return say(`**${plain(team.nom)}** :`, { blocks, lasting: LASTING });
};

interface Naming {
  readonly team: Equipe;
  readonly session: Session;
  readonly noms: ReadonlyMap<string, string>;
  readonly index: number;
}

async function memberBlock(
  stay: Appartenance,
  { team, session, noms, index }: Naming,
  deps: Deps,
): Promise<Block> {
  const { acteur, du, role } = stay;
  const last = await lastDay(stay, session, deps);
  const seen = last === undefined ? 'aucune activité' : `dernière activité ${sayDate(last, session.today)}`;
  const coordinating = role === 'coordinateur' ? ' · coordonne' : '';
  return {
    text: `**${plain(noms.get(acteur) ?? '')}** · depuis ${sayDate(du, session.today)} · ${seen}${coordinating}`,
    menu: menuFor(
      {
        id: `m${index}`,
        label: 'Plus',
        options: optionsFor(stay),
        action: 'equipe.membre',
        data: { equipe: team.id, qui: acteur },
      },
      session,
      deps,
    ),
  };
}

function optionsFor({ role }: Appartenance): readonly { readonly code: string; readonly label: string }[] {
  return [
    { code: 'activites', label: 'Ses activités' },
    role === 'coordinateur'
      ? { code: 'membre', label: 'Ne coordonne plus' }
      : { code: 'coordinateur', label: 'Coordonne aussi' },
    { code: 'retirer', label: 'Retirer de l’équipe' },
  ];
}

/** Of the days that are the team's. */
async function lastDay(
  { acteur, du }: Appartenance,
  { today }: Session,
  deps: Deps,
): Promise<string | undefined> {
  const { cras } = await crasByDate(acteur, { from: du, to: today, limit: 1 }, deps);
  return cras.map(dateOf).at(0);
}

function invitedBlock({ acteur, le }: Invitation, { team, session, noms, index }: Naming, deps: Deps): Block {
  const data = { equipe: team.id, qui: acteur };
  const pressable = { label: 'Retirer l’invitation', action: 'equipe.desinviter', data } as const;
  const day = sayDate(todayIn(session.acteur.fuseau, le), session.today);
  return {
    text: `**${plain(noms.get(acteur) ?? '')}** · invitation sans réponse (${day})`,
    buttons: buttonsFor([pressable], { session, prefix: `d${index}x` }, deps),
  };
}

function moreBlock(
  { team, next, count }: { readonly team: Equipe; readonly next: number; readonly count: number },
  session: Session,
  deps: Deps,
): readonly Block[] {
  if (next >= count) return [];
  const pressable = { label: 'Suite', action: 'equipe.membres', data: { equipe: team.id, de: String(next) } };
  return [{ text: '', buttons: buttonsFor([pressable], { session, prefix: 's' }, deps) }];
}

/** What the menu of a member does. */
const member: Action = async ({ ticket, choice }, session, deps) => {
  const [equipe, acteur] = [dataOf(ticket, 'equipe'), dataOf(ticket, 'qui')];
  const geste = { equipe, de: session.acteur.id, today: session.today, id: idOf(ticket.n, choice ?? '') };
  if (choice === 'activites') return activitesOf({ equipe, acteur }, session, deps);
  if (choice === 'retirer') return confirmRemoval({ equipe, acteur }, session, deps);
  if (choice !== 'coordinateur' && choice !== 'membre') throw new Refus('Ce choix n’existe plus.');
  const role = choice === 'coordinateur' ? 'coordinateur' : 'mediateur';
  return said(await changeRole({ acteur, role }, geste, deps), 'C’est fait.');
};

/** Whose figures leave the team is said before they do. */
async function confirmRemoval(
  { equipe, acteur }: { readonly equipe: string; readonly acteur: string },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const [team, noms] = await Promise.all([coordinatedTeam(equipe, session, deps), findNoms([acteur], deps)]);
  const data = { equipe, qui: acteur };
  const pressable = { label: 'Retirer', action: 'equipe.retirer', data, style: 'danger' } as const;
  const text = `Retirer **${plain(noms.get(acteur) ?? '')}** de **${plain(team.nom)}** aujourd’hui ? Ses activités d’après n’y compteront plus ; celles d’avant y restent.`;
  return say('', {
    blocks: [{ text, buttons: buttonsFor([pressable], { session }, deps) }],
    lasting: LASTING,
  });
}

const remove: Action = async ({ ticket }, session, deps) => {
  const [equipe, acteur] = [dataOf(ticket, 'equipe'), dataOf(ticket, 'qui')];
  const geste = { equipe, de: session.acteur.id, today: session.today, id: idOf(ticket.n, 'retire') };
  return said(await leaveEquipe(acteur, geste, deps), 'La personne n’est plus dans l’équipe.');
};

const withdraw: Action = async ({ ticket }, session, deps) => {
  const [equipe, acteur] = [dataOf(ticket, 'equipe'), dataOf(ticket, 'qui')];
  const geste = { equipe, de: session.acteur.id, today: session.today, id: idOf(ticket.n, 'desinvite') };
  return said(await endInvitation(acteur, geste, deps), 'L’invitation est retirée.');
};

function said(done: boolean, sentence: string): Reply {
  return say(done ? sentence : 'C’était déjà fait.');
}

export const equipeMembresActions: Readonly<Record<string, Action>> = {
  'equipe.membres': members,
  'equipe.membre': member,
  'equipe.retirer': remove,
  'equipe.desinviter': withdraw,
};
