// `/beneficiaire conservation`: the people who will be erased soon for want of news, each to be kept or looked at.
import { conservationLe, GARDEE, PREAVIS } from '#bot/domain/beneficiaire/conservation.ts';
import type { CivilDate } from '#bot/forms/calendar.ts';
import { addDays, longDate } from '#bot/forms/dates.ts';
import type { Block, Deps, Reply } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { type PersonneEcheance, readEcheances } from '#bot/storage/conservation.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { plain } from './markdown.ts';
import { type Action, annuaire, buttonsFor, dataOf, type Session, say, whoAsks } from './session.ts';

const SHOWN = 10;

export async function showConservation(session: Session, deps: Deps): Promise<Reply> {
  const { acteur, today } = session;
  const chez = { acteur: acteur.id, fuseau: acteur.fuseau, today };
  const all = await readEcheances(chez, deps);
  const due = all
    .filter((one) => conservationLe(today, one) !== 'garder')
    .toSorted((a, b) => a.dernier.localeCompare(b.dernier));
  if (due.length === 0)
    return say('Aucune fiche ne sera effacée dans le mois : toutes ont eu une activité ou une modification.');
  const persons = await annuaire(session, deps);
  const blocks = due.slice(0, SHOWN).map((one, index): Block => {
    const data = { personne: one.id };
    const pressables = [
      { label: 'Le suivi continue', action: 'conservation.garder', data },
      { label: 'Ouvrir', action: 'beneficiaire.ouvrir', data },
    ];
    return {
      text: `**${plain(persons.label(one.id))}** · sans nouvelle depuis le ${longDate(one.dernier)} · effacée le ${longDate(erasedOn(one, today))}`,
      buttons: buttonsFor(pressables, { session, prefix: `c${index}x` }, deps),
    };
  });
  const more = due.length > SHOWN ? ` Les ${SHOWN} premières sur ${due.length} :` : '';
  return say(
    `Sans activité ni modification pendant un an, une fiche est effacée ; ses activités restent, sans nom.${more}`,
    { blocks, lasting: 'Les fiches bientôt effacées : tapez /beneficiaire conservation.' },
  );
}

function erasedOn({ dernier, prevenueLe }: PersonneEcheance, today: CivilDate): CivilDate {
  const [year, told] = [addDays(dernier, GARDEE), addDays(prevenueLe ?? today, PREAVIS)];
  return year > told ? year : told;
}

const see: Action = async (_press, session, deps) => showConservation(session, deps);

/** That the follow-up goes on is news of her. */
const keep: Action = async ({ ticket }, session, deps) => {
  const personne = dataOf(ticket, 'personne');
  const { sheet } = await personnePour({ acte: 'modifier', personne, ...whoAsks(session) }, deps);
  await changeBeneficiaire(
    { acteur: session.acteur.id, id: sheet.id, geste: ticket.n, apply: (current) => current },
    deps,
  );
  return showConservation(session, deps);
};

export const conservationActions: Readonly<Record<string, Action>> = {
  'conservation.voir': see,
  'conservation.garder': keep,
};
