// The registry: commands by what is typed, actions by what is pressed, completions by the form sent.
import type { Ticket } from '#bot/conversations/ticket.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { lieuForm } from '#bot/domain/lieu.ts';
import { accueilForm, profilForm } from '#bot/domain/profil.ts';
import { fold, nearest } from '#bot/forms/words.ts';
import { type BotRequest, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { accueilCompletion, newcomerSession, openAccueil } from './accueil.ts';
import { asksHelp, helpOn, helpOnAll } from './coop.ts';
import { cra, craActions } from './cra.ts';
import { craCompletion, savingActions } from './cra-saving.ts';
import { type Completion, submitForm } from './filling.ts';
import { historique, historiqueActions } from './historique.ts';
import { plusActions } from './historique-plus.ts';
import { lieuCompletion, lieux, lieuxActions } from './lieux.ts';
import { profil, profilCompletion } from './profil.ts';
import { type Action, type Command, dataOf, type Session } from './session.ts';

const coop: Command = async () => helpOnAll();

const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({ cra, historique, lieux, profil, coop }),
);

const pressed: Readonly<Record<string, Action>> = {
  ...craActions,
  ...savingActions,
  ...historiqueActions,
  ...plusActions,
  ...lieuxActions,
};

/** The commands named in a sentence: `/cra individuel 45` typed by a newcomer, taken up once they are known. */
async function takeUp(message: string, session: Session, deps: Deps): Promise<Reply> {
  const [name = '', ...rest] = message.split(' ');
  return runCommand({ name: name || 'cra', text: rest.join(' ') }, session, deps);
}

const completions: Readonly<Record<string, Completion>> = {
  [accueilForm.id]: accueilCompletion(takeUp),
  [profilForm.id]: profilCompletion,
  [lieuForm.id]: lieuCompletion,
  ...Object.fromEntries(typesCra.map((type) => [type.form.id, craCompletion])),
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
  return submitForm({ ...sent, completionOf: (form) => completions[form] }, session, deps);
}

/** What a list proposes while typing. No field looks anything up until the product keeps persons. */
export async function lookUp(
  asked: { readonly ticket: Ticket; readonly field: string; readonly query: string },
  _session: Session,
  _deps: Deps,
): Promise<Reply> {
  dataOf(asked.ticket, 'c');
  return { show: 'options', options: [] };
}
