// Filling a sheet: a new one in two fields, or a part of one that exists; and what is said once it is saved.
import type { Conversation } from '#bot/conversations/conversation.ts';
import { type Beneficiaire, nomComplet, normalise } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { beneficiaireForm, DOUBLON, NOUVELLE } from '#bot/domain/beneficiaire/form.ts';
import type { Answers } from '#bot/forms/field.ts';
import type { Deps, Reply } from '#bot/ports.ts';
import { changeBeneficiaire } from '#bot/storage/beneficiaires.ts';
import { saveConversation } from '#bot/storage/conversations.ts';
import { personnePour } from '#bot/storage/vues.ts';
import { sheetMessage } from './beneficiaire-fiche.ts';
import type { Pressed, Run } from './beneficiaire-plus-menu.ts';
import { type Completion, freshId, type Opening, openForm } from './filling.ts';
import { plain } from './markdown.ts';
import { type Action, dataOf, type Session, whoAsks } from './session.ts';

/** Names that were searched are not a draft to be offered again: most searches are for somebody known. */
export function newSheet(id: string, values: Answers): Opening {
  return {
    id,
    form: beneficiaireForm,
    names: beneficiaireForm.firstScreen,
    values,
    origin: 'formulaire',
    said: false,
  };
}

const create: Action = async ({ ticket }, session, deps) =>
  openForm(newSheet(await freshId(ticket, session, deps), {}), session, deps);

async function change(
  { ticket, personne }: Pressed,
  names: readonly string[],
  { session, deps }: { readonly session: Session; readonly deps: Deps },
): Promise<Reply> {
  const { sheet } = await personnePour({ acte: 'modifier', personne, ...whoAsks(session) }, deps);
  // Whose sheet it is, where no field of the screen says so.
  const intro = names.includes('nom') ? '' : plain(nomComplet(sheet));
  const opening: Opening = {
    ...newSheet(await freshId(ticket, session, deps), sheet.values),
    names,
    target: { id: sheet.id, rev: sheet.rev },
    intro,
  };
  return openForm(opening, session, deps);
}

const modify: Action = async ({ ticket }, session, deps) =>
  change({ ticket, personne: dataOf(ticket, 'personne') }, beneficiaireForm.firstScreen, { session, deps });

/** Opens one part of the sheet. */
export function completeSheet(part: string): Run {
  const step = beneficiaireForm.steps[part];
  if (!step) throw new Error(`no part ${part}`);
  return (press, session, deps) => change(press, Object.keys(step.fields), { session, deps });
}

const save: Completion['save'] = async (completed, session, deps) => {
  const { conversation, names } = completed;
  const { [DOUBLON]: known = NOUVELLE, ...values } = completed.values;
  if (known !== NOUVELLE) return foundInstead(conversation, String(known), { session, deps });
  const { target } = conversation;
  const acteur = session.acteur.id;
  // Asked again when it is sent; and hers may have been merged into another sheet meanwhile.
  const id = target ? await changeableId(target.id, session, deps) : conversation.id;
  const created: Beneficiaire = {
    id: conversation.id,
    proprietaire: acteur,
    version: beneficiaireForm.version,
    values: normalise(values),
    creeLe: session.now,
    modifieLe: session.now,
    rev: 0,
  };
  const changed = (current: Beneficiaire): Beneficiaire => ({
    ...current,
    values: normalise({ ...without(current.values, names), ...only(values, names) }),
  });
  const apply = (current: Beneficiaire | undefined): Beneficiaire | undefined =>
    target ? current && changed(current) : (current ?? created);
  await changeBeneficiaire({ acteur, id, geste: conversation.id, apply, conversation }, deps);
  return shown(id, session, deps);
};

async function changeableId(personne: string, session: Session, deps: Deps): Promise<string> {
  return (await personnePour({ acte: 'modifier', personne, ...whoAsks(session) }, deps)).sheet.id;
}

async function shown(personne: string, session: Session, deps: Deps): Promise<Reply> {
  const vue = await personnePour({ acte: 'voir', personne, ...whoAsks(session) }, deps);
  return { show: 'closed', message: await sheetMessage(vue, session, deps) };
}

/** It was somebody already followed: nothing is created, and the form ends there. */
async function foundInstead(
  conversation: Conversation,
  personne: string,
  { session, deps }: { readonly session: Session; readonly deps: Deps },
): Promise<Reply> {
  const done = { id: personne, answers: conversation.done?.answers ?? '' };
  await saveConversation({ ...conversation, done }, deps);
  return shown(personne, session, deps);
}

function without(values: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

function only(values: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

export const beneficiaireCompletion: Completion = { save, confirm: shown };

export const saisieActions: Readonly<Record<string, Action>> = {
  'beneficiaire.creer': create,
  'beneficiaire.modifier': modify,
};
