// Writing a task down, by a form or in one message, and saying what was understood.
import type { Conversation } from '#bot/conversations/conversation.ts';
import { namedBy } from '#bot/domain/cra/personnes.ts';
import { parseAFaire, parseEcheance } from '#bot/domain/echeance.ts';
import { aFaireIn, reportForm, type Tache, tacheForm } from '#bot/domain/tache.ts';
import type { Answers } from '#bot/forms/field.ts';
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import { changeTache, type TacheChange } from '#bot/storage/save-tache.ts';
import { findTache, type StoredTache } from '#bot/storage/taches.ts';
import { namedIn } from './cra-person.ts';
import { type Completion, freshId, openForm } from './filling.ts';
import { contextFor, type Geste, pressablesOf, tacheLine } from './rappels-card.ts';
import { type Action, buttonsFor, dataOf, type Session } from './session.ts';

const GONE = 'Ce rappel n’existe plus : tapez /rappels pour voir les vôtres.';
const DONE = 'Ce rappel est déjà fait : tapez /rappels pour voir ceux qui restent.';

type At = { readonly session: Session; readonly deps: Deps };

/** A change of a task that must exist. */
export async function changed(
  change: Pick<TacheChange, 'id' | 'geste'> & {
    readonly apply: (current: Tache) => Tache;
    readonly conversation?: Conversation;
  },
  { session, deps }: At,
): Promise<StoredTache> {
  const apply = (current: Tache | undefined) => current && change.apply(current);
  const tache = await changeTache({ ...change, acteur: session.acteur, apply }, deps);
  if (!tache) throw new Refus(GONE);
  return tache;
}

/** One that is still to be done: putting off what is done would open it again unseen. */
export function stillOpen<T extends Tache>(current: T): T {
  if (current.fait !== undefined) throw new Refus(DONE);
  return current;
}

/** A new task; the same id and gesture again find it made. */
export async function noteTache(
  noted: {
    readonly id: string;
    readonly answers: Answers;
    readonly personne?: string | undefined;
    readonly conversation?: Conversation;
  },
  { session, deps }: At,
): Promise<StoredTache> {
  const { id, answers, personne, conversation } = noted;
  const { quoi, le } = aFaireIn(answers, session.today);
  const created: Tache = {
    id,
    acteur: session.acteur.id,
    quoi,
    ...(le !== undefined && { le }),
    ...(personne !== undefined && { personne }),
    creeLe: session.now,
    modifieLe: session.now,
    rev: 0,
  };
  const tache = await changeTache(
    {
      acteur: session.acteur,
      id,
      geste: id,
      apply: (current) => current ?? created,
      ...(conversation && { conversation }),
    },
    deps,
  );
  if (!tache) throw new Error('a task that was just made is not there');
  return tache;
}

/** « Rappel noté : », the task, and what may be done of it at once. */
export async function told(
  {
    done,
    tache,
    gestes,
  }: { readonly done: string; readonly tache: StoredTache; readonly gestes: readonly Geste[] },
  { session, deps }: At,
): Promise<Extract<Reply, { show: 'message' }>> {
  const context = await contextFor([tache], session, deps);
  const list = { label: 'Mes rappels', action: 'rappels.voir', style: 'primary' } as const;
  const buttons = buttonsFor([...pressablesOf(tache, gestes), list], { session }, deps);
  const message = {
    text: `${done} :`,
    blocks: [{ text: tacheLine(tache, context), buttons }],
    lasting: `${done}.`,
  };
  return { show: 'message', message };
}

async function closing(...given: Parameters<typeof told>): Promise<Reply> {
  return { ...(await told(...given)), show: 'closed' };
}

const save: Completion['save'] = async ({ conversation, values, names, form }, session, deps) => {
  const at = { session, deps };
  const { id, target } = conversation;
  const asked = names.includes('personne') ? values : {};
  const named = await namedIn(asked, { conversation, session, form, acte: 'voir' }, deps);
  const [personne] = namedBy(form, named.values);
  if (!target) {
    const tache = await noteTache({ id, answers: values, personne, conversation }, at);
    return closing({ done: 'Rappel noté', tache, gestes: ['Annuler', 'Reporter', 'Modifier'] }, at);
  }
  const apply = (current: Tache) =>
    rewritten(stillOpen(current), { quoi: String(values.quoi), personne }, session);
  const tache = await changed({ id: target.id, geste: id, apply, conversation }, at);
  return closing({ done: 'Rappel modifié', tache, gestes: ['Reporter', 'Modifier'] }, at);
};

/** Other words may say another day; the same ones leave it as it was put off since. */
function rewritten(
  { personne: _before, ...current }: Tache,
  { quoi, personne }: { readonly quoi: string; readonly personne: string | undefined },
  { today }: Session,
): Tache {
  const said = quoi === current.quoi ? current : parseAFaire(quoi, today);
  const le = said.le ?? current.le;
  return {
    ...current,
    quoi: said.quoi,
    ...(le !== undefined && { le }),
    ...(personne !== undefined && { personne }),
  };
}

const confirm: Completion['confirm'] = async (id, session, deps) => {
  const tache = await findTache(session.acteur.id, id, deps);
  if (!tache) throw new Refus(GONE);
  return closing({ done: 'Déjà noté', tache, gestes: ['Reporter', 'Modifier'] }, { session, deps });
};

export const tacheCompletion: Completion = { save, confirm };

const saveReport: Completion['save'] = async ({ conversation, values }, session, deps) => {
  const { id, target } = conversation;
  const day = parseEcheance(String(values.quand), session.today);
  if (!target || 'error' in day) throw new Error('a report of nothing, or to no day');
  const apply = (current: Tache) => ({ ...stillOpen(current), le: day.date });
  const tache = await changed({ id: target.id, geste: id, apply, conversation }, { session, deps });
  return closing({ done: 'Rappel reporté', tache, gestes: ['Reporter', 'Fait'] }, { session, deps });
};

export const reportCompletion: Completion = { save: saveReport, confirm };

/** The form of a new task, with what is known of it already. */
export function openNew(
  of: { readonly id: string; readonly values: Answers; readonly said: boolean },
  { session, deps }: At,
): Promise<Reply> {
  const names = tacheForm.firstScreen;
  return openForm({ ...of, form: tacheForm, names, origin: 'formulaire' }, session, deps);
}

async function openOn(
  ticket: Parameters<Action>[0]['ticket'],
  of: { readonly form: typeof tacheForm; readonly names: readonly string[] },
  { session, deps }: At,
): Promise<Reply> {
  const tache = await findTache(session.acteur.id, dataOf(ticket, 'tache'), deps);
  if (!tache) throw new Refus(GONE);
  const { id, rev, quoi, personne } = stillOpen(tache);
  return openForm(
    {
      ...of,
      id: await freshId(ticket, session, deps),
      values: { quoi, ...(personne !== undefined && { personne }) },
      origin: 'formulaire',
      target: { id, rev, personnes: personne === undefined ? [] : [personne] },
      said: false,
      intro: tacheLine(tache, await contextFor([tache], session, deps)),
    },
    session,
    deps,
  );
}

const open: Action = async ({ ticket }, session, deps) => {
  const { personne } = ticket.d;
  const values = typeof personne === 'string' ? { personne } : {};
  return openNew({ id: await freshId(ticket, session, deps), values, said: false }, { session, deps });
};

const modify: Action = ({ ticket }, session, deps) =>
  openOn(ticket, { form: tacheForm, names: ['quoi', 'personne'] }, { session, deps });

const report: Action = ({ ticket }, session, deps) =>
  openOn(ticket, { form: reportForm, names: reportForm.firstScreen }, { session, deps });

export const tacheActions: Readonly<Record<string, Action>> = {
  'rappels.nouveau': open,
  'rappels.modifier': modify,
  'rappels.reporter': report,
};
