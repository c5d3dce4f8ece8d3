// The registry: commands by what is typed, actions by what is pressed, completions by the form sent.
import type { Ticket } from '#bot/conversations/ticket.ts';
import { envoiForm, envoiLibreForm } from '#bot/domain/beneficiaire/envoi-form.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { fusionForm } from '#bot/domain/beneficiaire/fusion-form.ts';
import { bilanForm } from '#bot/domain/bilan-form.ts';
import { ANONYME } from '#bot/domain/cra/champs.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { equipeForm, invitationForm } from '#bot/domain/equipe-form.ts';
import { lieuForm } from '#bot/domain/lieu.ts';
import { partageForm, passationForm, structureForm } from '#bot/domain/partage-form.ts';
import { accueilForm, profilForm } from '#bot/domain/profil.ts';
import { reportForm, tacheForm } from '#bot/domain/tache.ts';
import { SEARCH } from '#bot/forms/raw.ts';
import { fold, nearest } from '#bot/forms/words.ts';
import { type BotRequest, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { accueilCompletion, newcomerSession, openAccueil } from './accueil.ts';
import { answerForm } from './answer.ts';
import { beneficiaire } from './beneficiaire.ts';
import { droitsActions } from './beneficiaire-droits.ts';
import { effacerActions } from './beneficiaire-effacer.ts';
import { ficheActions } from './beneficiaire-fiche.ts';
import { fichiersActions } from './beneficiaire-fichiers.ts';
import { fusionActions, fusionCompletion } from './beneficiaire-fusion.ts';
import { ficheHistoriqueActions } from './beneficiaire-historique.ts';
import { fichePlusActions } from './beneficiaire-plus.ts';
import { beneficiaireCompletion, saisieActions } from './beneficiaire-saisie.ts';
import { bilan, bilanCompletion } from './bilan.ts';
import { conservationActions } from './conservation.ts';
import { asksHelp, helpOn, helpOnAll } from './coop.ts';
import { cra, craActions } from './cra.ts';
import { copyActions } from './cra-copy.ts';
import { craCompletion, savingActions } from './cra-saving.ts';
import { documentsActions } from './documents.ts';
import { envoiActions, envoiCompletion } from './envoi.ts';
import { apercuActions } from './envoi-apercu.ts';
import { envoisActions } from './envois-liste.ts';
import { equipe, equipeActions } from './equipe.ts';
import { equipeActivitesActions } from './equipe-activites.ts';
import { equipeMembresActions } from './equipe-membres.ts';
import { equipeCompletion, invitationCompletion } from './equipe-saisie.ts';
import { exporter, exporterActions } from './exporter.ts';
import { fiche, ficheCommandActions } from './fiche.ts';
import { type Completion, submitForm } from './filling.ts';
import { historique, historiqueActions } from './historique.ts';
import { plusActions } from './historique-plus.ts';
import { lieuCompletion, lieux, lieuxActions } from './lieux.ts';
import { partage, partageActions } from './partage.ts';
import { partageListeActions } from './partage-liste.ts';
import { partageCompletion, structureCompletion } from './partage-saisie.ts';
import { passationActions, passationCompletion } from './passation.ts';
import { profil, profilCompletion } from './profil.ts';
import { rappels, rappelsActions } from './rappels.ts';
import { reportCompletion, tacheCompletion } from './rappels-saving.ts';
import { type Action, annuaire, type Command, type Session } from './session.ts';
import { stats, statsActions } from './stats.ts';

const coop: Command = async () => helpOnAll();

export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    cra,
    beneficiaire,
    b: beneficiaire,
    fiche,
    historique,
    rappels,
    partage,
    equipe,
    stats,
    exporter,
    bilan,
    lieux,
    profil,
    coop,
  }),
);

/** The commands named in a sentence: `/cra individuel 45` typed by a newcomer, taken up once they are known. */
async function takeUp(message: string, session: Session, deps: Deps): Promise<Reply> {
  const [name = '', ...rest] = message.split(' ');
  return runCommand({ name: name || 'cra', text: rest.join(' ') }, session, deps);
}

export const completions: Readonly<Record<string, Completion>> = {
  [accueilForm.id]: accueilCompletion(takeUp),
  [profilForm.id]: profilCompletion,
  [lieuForm.id]: lieuCompletion,
  [beneficiaireForm.id]: beneficiaireCompletion,
  [tacheForm.id]: tacheCompletion,
  [reportForm.id]: reportCompletion,
  [fusionForm.id]: fusionCompletion,
  [envoiForm.id]: envoiCompletion,
  [envoiLibreForm.id]: envoiCompletion,
  [partageForm.id]: partageCompletion,
  [structureForm.id]: structureCompletion,
  [passationForm.id]: passationCompletion,
  [bilanForm.id]: bilanCompletion,
  [equipeForm.id]: equipeCompletion,
  [invitationForm.id]: invitationCompletion,
  ...Object.fromEntries(typesCra.map((type) => [type.form.id, craCompletion])),
};

const completionOf = (form: string): Completion | undefined => completions[form];

const answer: Action = async ({ ticket }, session, deps) =>
  answerForm({ ticket, completionOf }, session, deps);

export const pressed: Readonly<Record<string, Action>> = {
  ...craActions,
  ...copyActions,
  ...savingActions,
  ...historiqueActions,
  ...plusActions,
  ...lieuxActions,
  ...ficheActions,
  ...fichiersActions,
  ...ficheHistoriqueActions,
  ...fichePlusActions,
  ...fusionActions,
  ...envoiActions,
  ...apercuActions,
  ...envoisActions,
  ...ficheCommandActions,
  ...droitsActions,
  ...conservationActions,
  ...saisieActions,
  ...partageActions,
  ...partageListeActions,
  ...passationActions,
  ...statsActions,
  ...documentsActions,
  ...exporterActions,
  ...equipeActions,
  ...equipeMembresActions,
  ...equipeActivitesActions,
  ...effacerActions,
  ...rappelsActions,
  'formulaire.repondre': answer,
};

/** Runs a command; an unknown word gets the nearest thing that works. */
export async function runCommand(
  typed: { readonly name: string; readonly text: string },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const name = commandNamed(typed.name);
  const run = commands.get(name);
  if (!run) return helpOnAll();
  return asksHelp(typed.text) ? helpOn(name) : run(typed.text.trim(), session, deps);
}

function commandNamed(typed: string): string {
  const folded = fold(typed);
  if (commands.has(folded)) return folded;
  return nearest(folded, [...commands.keys()]) ?? folded;
}

/** Somebody's first gesture: help is given at once, anything else comes after two questions. */
export async function welcome(
  typed: { readonly name: string; readonly text: string },
  request: BotRequest,
  deps: Deps,
): Promise<Reply> {
  const name = commandNamed(typed.name);
  if (name === 'coop') return helpOnAll();
  if (asksHelp(typed.text)) return helpOn(name);
  return openAccueil(`${name} ${typed.text}`.trim(), await newcomerSession(request, deps), deps);
}

/** What a verified button does. */
export function knownAction(ticket: Ticket): Action {
  const action = Object.hasOwn(pressed, ticket.a) ? pressed[ticket.a] : undefined;
  if (!action) throw new Refus('Cette action n’existe plus. Recommencez par la commande.');
  return action;
}

/** A dialog sent: the ticket alone says which form it belongs to. */
export async function submit(
  sent: {
    readonly ticket: Ticket;
    readonly submission: Extract<BotRequest['gesture'], { is: 'submission' }>;
  },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  if (sent.ticket.a !== 'formulaire')
    throw new Refus('Cette action n’est pas un formulaire. Recommencez par la commande.');
  return submitForm({ ...sent, completionOf }, session, deps);
}

/** What a list of persons proposes while typing; without a word, the last seen and the way to all others. */
export async function lookUp(
  asked: { readonly ticket: Ticket; readonly query: string },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  if (asked.ticket.a !== 'formulaire') return { show: 'options', options: [] };
  const persons = await annuaire(session, deps);
  const typed = asked.query.trim();
  const options =
    typed === ''
      ? [...persons.recent, { code: SEARCH, label: 'Chercher une autre personne…' }]
      : persons.search(typed);
  return { show: 'options', options: [{ code: ANONYME, label: ANONYME }, ...options] };
}
