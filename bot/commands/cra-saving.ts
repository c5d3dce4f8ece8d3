// Saving a CRA, new or changed, and saying what was recorded, with the buttons that complete it.
import { employeurLe } from '#bot/domain/acteur.ts';
import { proposedAFaire } from '#bot/domain/cra/a-faire.ts';
import { type Cra, dateOf } from '#bot/domain/cra/cra.ts';
import { faitsGardes, withFaits } from '#bot/domain/cra/faits.ts';
import { typeCra, typeOfForm } from '#bot/domain/cra/index.ts';
import { personnesDe } from '#bot/domain/cra/personnes.ts';
import { carryOver } from '#bot/forms/carry.ts';
import type { Answers } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import { type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findCra, type StoredCra } from '#bot/storage/cras.ts';
import { changeCra } from '#bot/storage/save-cra.ts';
import { aFaireBlocks } from './cra-a-faire.ts';
import { craBlock, craLine } from './cra-card.ts';
import { type Named, namedIn } from './cra-person.ts';
import { type Completed, type Completion, freshId, openForm } from './filling.ts';
import { type Action, contextOf, dataOf, type Session } from './session.ts';

const save: Completion['save'] = async (completed, session, deps) => {
  const { conversation, form, values } = completed;
  const { target } = conversation;
  const named = await namedIn(values, { conversation, session, form }, deps);
  const saved = await changeCra(
    {
      auteur: session.acteur.id,
      id: target?.id ?? conversation.id,
      geste: conversation.id,
      conversation,
      apply: (current) =>
        target ? edited(current, completed, named) : (current ?? created(completed, named, session)),
    },
    deps,
  );
  if (!saved) throw new Refus('Cette activité a été supprimée entre-temps.');
  return recorded(saved, target ? 'Modifié' : 'Enregistré', { session, deps });
};

const confirm: Completion['confirm'] = async (id, session, deps) => {
  const cra = await findCra(session.acteur.id, id, deps);
  if (!cra) throw new Refus('Cette activité a été enregistrée, puis supprimée.');
  return recorded(cra, 'Déjà enregistré', { session, deps });
};

export const craCompletion: Completion = { save, confirm };

function created({ conversation, form }: Completed, { values, faits }: Named, session: Session): Cra {
  const type = typeOfForm(form.id);
  if (!type) throw new Error(`no CRA type for form ${form.id}`);
  const structure = employeurLe(session.acteur, dateOf({ values }));
  const cra: Cra = {
    id: conversation.id,
    auteur: session.acteur.id,
    type: type.id,
    version: form.version,
    values,
    ...(structure !== undefined && { structure }),
    origine: conversation.origin,
    creeLe: session.now,
    modifieLe: session.now,
    rev: 0,
  };
  return withFaits(cra, { faitsOf: (personne) => faits.get(personne) ?? {} });
}

/** Only the fields of the screens answered change, and the facts of people who are others now: another window may have changed others. */
function edited(current: Cra | undefined, { names, form }: Completed, named: Named): Cra | undefined {
  if (!current) return undefined;
  const type = typeOfForm(form.id)?.id ?? current.type;
  const { values } = named;
  // A change of type replaces the answers whole: those of the other form have no meaning here.
  const kept = Object.entries(current.values).filter(
    ([name]) => type === current.type && !names.includes(name),
  );
  const changed = Object.entries(values).filter(([name]) => type !== current.type || names.includes(name));
  const after = {
    ...current,
    type,
    version: form.version,
    values: Object.fromEntries([...kept, ...changed]),
  };
  const faitsOf = (personne: string): Answers =>
    faitsGardes(current, personne) ?? named.faits.get(personne) ?? {};
  return withFaits(after, { before: current, faitsOf });
}

async function recorded(cra: StoredCra, done: string, at: { session: Session; deps: Deps }): Promise<Reply> {
  const context = await contextOf([cra], at.session, at.deps);
  const message = {
    text: `${done} :`,
    blocks: [
      craBlock(cra, { session: at.session, context }, at.deps),
      ...(await aFaireBlocks(cra, { session: at.session, context }, at.deps)),
    ],
    lasting: `${done} : ${typeCra(cra.type)?.form.titre ?? 'activité'} (réf. ${cra.id.slice(0, 6)}).`,
  };
  return { show: 'closed', message };
}

/** Opens a recorded CRA for change: these fields, with what they hold. */
async function openChange(
  wanted: {
    readonly cra: StoredCra;
    readonly form: Form;
    readonly names: readonly string[];
    readonly values?: Answers;
    readonly id: string;
    /** Which activity it is, where its first screen is not shown. */
    readonly intro?: string;
  },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const { cra, form, names, id, intro } = wanted;
  const target = { id: cra.id, rev: cra.rev, personnes: [...personnesDe(cra)] };
  return openForm(
    {
      id,
      form,
      names,
      values: wanted.values ?? (cra.version === form.version ? cra.values : carryOver(cra.values, form)),
      origin: 'formulaire',
      target,
      said: false,
      ...(intro !== undefined && { intro }),
    },
    session,
    deps,
  );
}

async function wantedCra(
  ticket: Parameters<Action>[0]['ticket'],
  session: Session,
  deps: Deps,
): Promise<StoredCra> {
  const cra = await findCra(session.acteur.id, dataOf(ticket, 'cra'), deps);
  if (!cra) throw new Refus('Cette activité n’existe plus.');
  return cra;
}

function formOf(cra: Cra): Form {
  const type = typeCra(cra.type);
  if (!type) throw new Refus('Ce type d’activité n’existe plus.');
  return type.form;
}

/** The CRA of a button and the id of the form that it opens, read at the same time: a dialog is waited for. */
async function pressedOn(
  ticket: Parameters<Action>[0]['ticket'],
  session: Session,
  deps: Deps,
): Promise<{ readonly cra: StoredCra; readonly id: string }> {
  const [cra, id] = await Promise.all([wantedCra(ticket, session, deps), freshId(ticket, session, deps)]);
  return { cra, id };
}

const complete: Action = async ({ ticket }, session, deps) => {
  const { cra, id } = await pressedOn(ticket, session, deps);
  const form = formOf(cra);
  const step = form.steps[dataOf(ticket, 'step')];
  if (!step) throw new Refus('Cette partie n’existe plus.');
  const intro = craLine(cra, await contextOf([cra], session, deps));
  return openChange({ cra, form, names: Object.keys(step.fields), id, intro }, session, deps);
};

const modify: Action = async ({ ticket }, session, deps) => {
  const { cra, id } = await pressedOn(ticket, session, deps);
  const form = formOf(cra);
  return openChange({ cra, form, names: form.firstScreen, id }, session, deps);
};

/** The field alone, with what is proposed unless something was noted since. */
const noteAFaire: Action = async ({ ticket }, session, deps) => {
  const { cra, id } = await pressedOn(ticket, session, deps);
  const form = formOf(cra);
  const values = { aFaire: proposedAFaire(cra.values), ...cra.values };
  const intro = craLine(cra, await contextOf([cra], session, deps));
  return openChange({ cra, form, names: ['aFaire'], values, id, intro }, session, deps);
};

/** Opens the CRA as another type: its common answers kept, the whole form shown. */
export async function openAsType(
  change: { readonly cra: StoredCra; readonly form: Form; readonly values: Answers; readonly id: string },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const filled = Object.keys(fieldsOf(change.form)).filter((name) => change.values[name] !== undefined);
  const names = [...new Set([...change.form.firstScreen, ...filled])];
  return openChange({ ...change, names }, session, deps);
}

export const savingActions: Readonly<Record<string, Action>> = {
  'cra.completer': complete,
  'cra.modifier': modify,
  'cra.afaire': noteAFaire,
};
