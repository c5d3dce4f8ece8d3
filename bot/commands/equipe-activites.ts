// The activities of a member, for whoever coordinates the team: of the days that are the team's, without who they were for nor what was written.

import { dateOf } from '#bot/domain/cra/cra.ts';
import { pourCoordination } from '#bot/domain/cra/cra-coordination.ts';
import { coordinates, presencesIn } from '#bot/domain/equipe.ts';
import { sayDate } from '#bot/forms/dates.ts';
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findNoms } from '#bot/storage/acteurs.ts';
import { crasByDate, positionOf } from '#bot/storage/cras.ts';
import { findEquipe } from '#bot/storage/equipes.ts';
import { craLine } from './cra-card.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, dataOf, formContext, type Session, say } from './session.ts';

const SHOWN = 5;

const LASTING = 'Les activités demandées sont prêtes : tapez /equipe.';

export async function activitesOf(
  of: { readonly equipe: string; readonly acteur: string; readonly avant?: string },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const { equipe, acteur, avant } = of;
  const team = await findEquipe(equipe, deps);
  if (!team || !coordinates(team, session.acteur.id, session.today))
    throw new Refus('Vous ne coordonnez pas, ou plus, cette équipe.');
  const days = { from: '1970-01-01', to: session.today };
  const stays = presencesIn([team], days).filter((stay) => stay.acteur === acteur);
  const [last] = stays.toReversed();
  if (!last) throw new Refus('Cette personne n’est pas dans l’équipe.');
  const [page, noms, context] = await Promise.all([
    crasByDate(acteur, { from: last.from, to: last.to, limit: SHOWN, before: avant }, deps),
    findNoms([acteur], deps),
    formContext(session, deps),
  ]);
  const who = `**${plain(noms.get(acteur) ?? '')}**`;
  if (page.cras.length === 0)
    return say(avant === undefined ? `${who} : aucune activité dans l’équipe.` : 'Il n’y a rien avant.');
  const lines = page.cras.map((cra) => {
    const shown = pourCoordination(cra);
    return `- ${sayDate(dateOf(cra), session.today)} · ${craLine(shown, context, 'list')}`;
  });
  const next = page.next === undefined ? undefined : page.cras.map(positionOf).at(-1);
  const data = { equipe, qui: acteur, avant: next ?? '' };
  const more = { label: 'Suite', action: 'equipe.activites', data } as const;
  const buttons = next === undefined ? [] : buttonsFor([more], { session }, deps);
  return say(`Activités de ${who} :\n${lines.join('\n')}`, {
    ...(buttons.length > 0 && { blocks: [{ text: '', buttons }] }),
    lasting: LASTING,
  });
}

const more: Action = async ({ ticket }, session, deps) =>
  activitesOf(
    { equipe: dataOf(ticket, 'equipe'), acteur: dataOf(ticket, 'qui'), avant: dataOf(ticket, 'avant') },
    session,
    deps,
  );

export const equipeActivitesActions: Readonly<Record<string, Action>> = { 'equipe.activites': more };
