// `/rappels [à faire]`: what remains to be done, to tick or put off; or one more thing, noted at once.
import { idOf } from '#bot/conversations/identity.ts';
import { parseEcheance } from '#bot/domain/echeance.ts';
import { sayBilan, type Tache, tacheForm } from '#bot/domain/tache.ts';
import { cleanLine } from '#bot/forms/clean.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { addDays } from '#bot/forms/dates.ts';
import { pick } from '#bot/forms/form.ts';
import { readAnswers } from '#bot/forms/read.ts';
import { type Block, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { changeTache } from '#bot/storage/save-tache.ts';
import { openTaches, type StoredTache, unsealTache } from '#bot/storage/taches.ts';
import { plain } from './markdown.ts';
import { contextFor, pressablesOf, SHOWN, tacheLine } from './rappels-card.ts';
import { changed, noteTache, openNew, stillOpen, tacheActions, told } from './rappels-saving.ts';
import { type Action, buttonsFor, type Command, dataOf, formContext, type Session, say } from './session.ts';

/** Tasks counted on the first page. */
const COUNTED = 200;

const LASTING = 'Vos rappels sont prêts : tapez /rappels.';

export const rappels: Command = async (text, session, deps) => {
  const typed = cleanLine(text);
  if (typed === '') return list(undefined, session, deps);
  const id = idOf(session.request.id, 'rappel');
  // A day and nothing else: what is to be done then is still to be said.
  if ('date' in parseEcheance(typed, session.today))
    return openNew({ id, values: { quand: typed }, said: true }, { session, deps });
  const read = readAnswers(pick(tacheForm, ['quoi']), { quoi: typed }, await formContext(session, deps));
  if (read.errors.quoi !== undefined) throw new Refus(read.errors.quoi);
  const tache = await noteTache({ id, answers: read.values }, { session, deps });
  return told({ done: 'Rappel noté', tache, gestes: ['Annuler', 'Reporter', 'Modifier'] }, { session, deps });
};

/** Five at a time, the most urgent first. */
async function list(after: string | undefined, session: Session, deps: Deps): Promise<Reply> {
  const page = after === undefined ? { limit: COUNTED } : { limit: SHOWN, after };
  const { taches, more } = await openTaches(session.acteur.id, page, deps);
  if (taches.length === 0) return nothing(after, session, deps);
  const shown = taches.slice(0, SHOWN);
  const [opened, context] = await Promise.all([
    Promise.all(shown.map((tache) => unsealTache(tache, deps.keyring))),
    contextFor(shown, session, deps),
  ]);
  const bilan = sayBilan(taches, session.today, more ? 'plus de ' : '');
  const next = more || taches.length > SHOWN ? shown.at(-1)?.position : undefined;
  return say(after === undefined ? `Vous avez ${bilan}.` : 'Suite :', {
    blocks: [
      ...opened.map((tache, index) => block(tache, { session, context, prefix: `r${index}x` }, deps)),
      lastBlock(next, session, deps),
    ],
    lasting: LASTING,
  });
}

function nothing(after: string | undefined, session: Session, deps: Deps): Reply {
  const text =
    after === undefined
      ? 'Rien à faire pour le moment. Pour noter quelque chose : `/rappels appeler le CCAS vendredi`'
      : 'Il n’y a rien après.';
  return say(text, { blocks: [lastBlock(undefined, session, deps)], lasting: LASTING });
}

function block(
  tache: StoredTache,
  at: { readonly session: Session; readonly context: FormContext; readonly prefix: string },
  deps: Deps,
): Block {
  const { personne } = tache;
  const sheet =
    personne === undefined ? [] : [{ label: 'Fiche', action: 'beneficiaire.ouvrir', data: { personne } }];
  const gestes = pressablesOf(tache, ['Fait', 'Demain', 'Reporter', 'Modifier']);
  return { text: tacheLine(tache, at.context), buttons: buttonsFor([...gestes, ...sheet], at, deps) };
}

/** « Suite » where there are others, and always a new one: also what a channel where all stays offers, so never a tick. */
function lastBlock(next: string | undefined, session: Session, deps: Deps): Block {
  const fresh = { label: 'Nouveau rappel', action: 'rappels.nouveau', style: 'primary' } as const;
  const suite = next === undefined ? [] : [{ label: 'Suite', action: 'rappels.voir', data: { apres: next } }];
  return { text: '', buttons: buttonsFor([...suite, fresh], { session, prefix: 's' }, deps) };
}

const see: Action = ({ ticket }, session, deps) => {
  const { apres } = ticket.d;
  return list(typeof apres === 'string' ? apres : undefined, session, deps);
};

const tick: Action = async ({ ticket }, session, deps) => {
  const apply = (current: Tache) =>
    current.fait === undefined ? { ...current, fait: session.today } : current;
  const at = { session, deps };
  const tache = await changed({ id: dataOf(ticket, 'tache'), geste: idOf(ticket.n, 'fait'), apply }, at);
  const undo = { label: 'Annuler', action: 'rappels.refaire', data: { tache: tache.id } };
  const others = { label: 'Mes rappels', action: 'rappels.voir', style: 'primary' } as const;
  const buttons = buttonsFor([undo, others], { session }, deps);
  return say('', {
    blocks: [{ text: `C’est fait : **${plain(tache.quoi)}**`, buttons }],
    lasting: 'C’est fait.',
  });
};

const untick: Action = async ({ ticket }, session, deps) => {
  const apply = ({ fait: _done, ...current }: Tache): Tache => current;
  const at = { session, deps };
  const tache = await changed({ id: dataOf(ticket, 'tache'), geste: idOf(ticket.n, 'refaire'), apply }, at);
  return told({ done: 'De nouveau à faire', tache, gestes: ['Fait', 'Reporter'] }, at);
};

const tomorrow: Action = async ({ ticket }, session, deps) => {
  const { today } = session;
  const apply = (current: Tache) => ({ ...stillOpen(current), le: addDays(today, 1) });
  const at = { session, deps };
  // The same button after midnight means another day.
  const geste = idOf(ticket.n, 'demain', today);
  const tache = await changed({ id: dataOf(ticket, 'tache'), geste, apply }, at);
  return told({ done: 'Rappel reporté', tache, gestes: ['Fait', 'Reporter'] }, at);
};

/** Takes back what was just noted; twice is once. */
const cancel: Action = async ({ ticket }, session, deps) => {
  const { acteur } = session;
  const [id, geste] = [dataOf(ticket, 'tache'), idOf(ticket.n, 'annuler')];
  await changeTache({ acteur, id, geste, apply: () => undefined }, deps);
  return say('Le rappel est annulé.');
};

export const rappelsActions: Readonly<Record<string, Action>> = {
  ...tacheActions,
  'rappels.voir': see,
  'rappels.fait': tick,
  'rappels.refaire': untick,
  'rappels.demain': tomorrow,
  'rappels.annuler': cancel,
};
