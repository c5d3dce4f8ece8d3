// `/beneficiaire [recherche]`: find somebody among the people one follows, open their sheet, create one in two fields.
import { idOf } from '#bot/conversations/identity.ts';
import type { Ticket } from '#bot/conversations/ticket.ts';
import { annuaireOf, creations, LONGEST_SEARCH } from '#bot/domain/beneficiaire/annuaire.ts';
import { type Beneficiaire, nomComplet, normalise } from '#bot/domain/beneficiaire/beneficiaire.ts';
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { search } from '#bot/domain/beneficiaire/recherche.ts';
import { suiviOf } from '#bot/domain/beneficiaire/suivi.ts';
import { cleanLine } from '#bot/forms/clean.ts';
import type { Answers } from '#bot/forms/field.ts';
import { type Block, type Deps, Refus, type Reply } from '#bot/ports.ts';
import {
  changeBeneficiaire,
  findBeneficiaire,
  INTROUVABLE,
  type StoredBeneficiaire,
} from '#bot/storage/beneficiaires.ts';
import { crasOfPersonne } from '#bot/storage/passages.ts';
import { readRepertoire } from '#bot/storage/repertoire.ts';
import { personLine, sheetText } from './beneficiaire-card.ts';
import { type Completion, freshId, openForm, storeOpening } from './filling.ts';
import { plain } from './markdown.ts';
import { personneBlocks } from './rappels-card.ts';
import { type Action, buttonsFor, type Command, dataOf, formContext, type Session, say } from './session.ts';

/** People shown at once: more is a longer search, not a longer list. */
const SHOWN = 5;
/** Activities read for a sheet. */
const READ = 100;

const LASTING = 'Votre recherche est prête : tapez /beneficiaire.';

export const beneficiaire: Command = async (typed, session, deps) => {
  const text = cleanLine(typed).slice(0, LONGEST_SEARCH);
  const entries = await readRepertoire(session.acteur.id, deps);
  if (text === '') return lastSeen(entries, session, deps);
  const found = search(entries, text, { limit: SHOWN });
  const certain = annuaireOf(entries, session.today).certain(text);
  if (certain !== undefined) return sheetOf(certain, session, deps);
  const creation = await creationBlock(text, session, deps);
  const said =
    found.length === 0 ? `Personne ne correspond à « ${plain(text)} ».` : `Pour « ${plain(text)} » :`;
  return say(said, {
    blocks: [...found.map(({ entree }, index) => personBlock(entree, { index, session, deps })), creation],
    lasting: LASTING,
  });
};

function lastSeen(entries: readonly Entree[], session: Session, deps: Deps): Reply {
  const recent = search(entries, '', { limit: SHOWN }).map(({ entree }) => entree);
  const create = buttonsFor(
    [{ label: 'Créer une fiche', action: 'beneficiaire.creer', style: 'primary' }],
    { session, prefix: 'n' },
    deps,
  );
  const count = entries.length === 1 ? 'une personne' : `${entries.length.toLocaleString('fr-FR')} personnes`;
  const intro =
    entries.length === 0
      ? 'Vous ne suivez encore personne. Une fiche se crée en deux champs.'
      : `Vous suivez ${count}. Pour chercher : \`/beneficiaire dupon\`, un téléphone ou une année.`;
  return say(intro, {
    blocks: [
      ...recent.map((entree, index) => personBlock(entree, { index, session, deps })),
      { text: '', buttons: create },
    ],
    lasting: LASTING,
  });
}

function personBlock(
  entree: Entree,
  at: { readonly index: number; readonly session: Session; readonly deps: Deps },
): Block {
  const pressable = { label: 'Ouvrir', action: 'beneficiaire.ouvrir', data: { personne: entree.id } };
  const buttons = buttonsFor([pressable], { session: at.session, prefix: `p${at.index}x` }, at.deps);
  return { text: personLine(entree, at.session.today), buttons };
}

/** What was searched becomes the names of a sheet, whichever order they were said in: kept with the form, never in the button. */
async function creationBlock(text: string, session: Session, deps: Deps): Promise<Block> {
  const both = creations(text);
  const alone = text.split(' ').find((word) => !/\d/.test(word));
  const named: readonly Answers[] =
    both.length > 0 ? both.map((names) => ({ ...names })) : [normalise(alone ? { nom: alone } : {})];
  const pressables = await Promise.all(
    named.map(async (values, index) => {
      const id = idOf(session.request.id, 'fiche', String(index));
      await storeOpening(opening(id, values), session, deps);
      return {
        label: `Créer : ${[values.prenom, values.nom].filter(Boolean).join(' ') || 'une fiche'}`,
        action: 'formulaire.reprendre',
        data: { c: id },
      };
    }),
  );
  return { text: '', buttons: buttonsFor(pressables, { session, prefix: 'n' }, deps) };
}

/** Names that were searched are not a draft to be offered again: most searches are for somebody known. */
function opening(id: string, values: Answers) {
  return {
    id,
    form: beneficiaireForm,
    names: beneficiaireForm.firstScreen,
    values,
    origin: 'message',
    said: false,
  } as const;
}

async function sheetOf(id: string, session: Session, deps: Deps): Promise<Reply> {
  const sheet = await findBeneficiaire(session.acteur.id, id, deps);
  if (!sheet) throw new Refus(INTROUVABLE);
  return { show: 'message', message: await sheetMessage(sheet, session, deps) };
}

async function sheetMessage(sheet: StoredBeneficiaire, session: Session, deps: Deps) {
  const [cras, context, aFaire] = await Promise.all([
    crasOfPersonne(sheet.id, { auteur: session.acteur.id, limit: READ }, deps),
    formContext(session, deps),
    personneBlocks(sheet.id, session, deps),
  ]);
  const data = { personne: sheet.id };
  const buttons = buttonsFor(
    [
      {
        label: 'Nouvelle activité',
        action: 'cra.ouvrir',
        data: { type: 'individuel', personne: sheet.id },
        style: 'primary',
      },
      { label: 'Démarche', action: 'cra.ouvrir', data: { type: 'demarche', personne: sheet.id } },
      { label: 'À faire', action: 'rappels.nouveau', data },
      { label: 'Modifier', action: 'beneficiaire.modifier', data },
      { label: 'Situation', action: 'beneficiaire.completer', data: { ...data, step: 'situation' } },
      { label: 'Notes', action: 'beneficiaire.completer', data: { ...data, step: 'notes' } },
      { label: 'Effacer', action: 'beneficiaire.effacer', data, style: 'danger' },
    ],
    { session, prefix: 'f' },
    deps,
  );
  return {
    text: '',
    blocks: [{ text: sheetText(sheet, suiviOf(cras), context), buttons }, ...aFaire],
    lasting: 'Une fiche est prête : tapez /beneficiaire.',
  };
}

const create: Action = async ({ ticket }, session, deps) =>
  openForm({ ...opening(await freshId(ticket, session, deps), {}), origin: 'formulaire' }, session, deps);

const open: Action = async ({ ticket }, session, deps) => sheetOf(dataOf(ticket, 'personne'), session, deps);

async function change(
  ticket: Ticket,
  names: readonly string[],
  at: { session: Session; deps: Deps },
): Promise<Reply> {
  const { session, deps } = at;
  const sheet = await findBeneficiaire(session.acteur.id, dataOf(ticket, 'personne'), deps);
  if (!sheet) throw new Refus(INTROUVABLE);
  const target = { id: sheet.id, rev: sheet.rev };
  const id = await freshId(ticket, session, deps);
  // Whose sheet it is, where no field of the screen says so.
  const intro = names.includes('nom') ? '' : plain(nomComplet(sheet));
  const { values } = sheet;
  return openForm(
    { id, form: beneficiaireForm, names, values, origin: 'formulaire', target, said: false, intro },
    session,
    deps,
  );
}

const modify: Action = async ({ ticket }, session, deps) =>
  change(ticket, beneficiaireForm.firstScreen, { session, deps });

const complete: Action = async ({ ticket }, session, deps) => {
  const step = beneficiaireForm.steps[dataOf(ticket, 'step')];
  if (!step) throw new Refus('Cette partie n’existe plus.');
  return change(ticket, Object.keys(step.fields), { session, deps });
};

const save: Completion['save'] = async ({ conversation, values, names }, session, deps) => {
  const { target } = conversation;
  const acteur = session.acteur.id;
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
  const id = target?.id ?? conversation.id;
  const saved = await changeBeneficiaire({ acteur, id, geste: conversation.id, apply, conversation }, deps);
  return { show: 'closed', message: await sheetMessage(saved, session, deps) };
};

function without(values: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
}

function only(values: Answers, names: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

const confirm: Completion['confirm'] = async (id, session, deps) => {
  const sheet = await findBeneficiaire(session.acteur.id, id, deps);
  if (!sheet) throw new Refus(INTROUVABLE);
  return { show: 'closed', message: await sheetMessage(sheet, session, deps) };
};

export const beneficiaireCompletion: Completion = { save, confirm };

export const beneficiaireActions: Readonly<Record<string, Action>> = {
  'beneficiaire.creer': create,
  'beneficiaire.ouvrir': open,
  'beneficiaire.modifier': modify,
  'beneficiaire.completer': complete,
};
