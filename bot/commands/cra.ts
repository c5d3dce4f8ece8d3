// `/cra`: record an activity, take up what was left, complete the last one.

import { idOf } from '#bot/conversations/identity.ts';
import { mayRecord } from '#bot/domain/acteur.ts';
import { copyOf, withThematiques } from '#bot/domain/cra/cra.ts';
import { takeType, typeCra, typesFor } from '#bot/domain/cra/index.ts';
import type { TypeCra } from '#bot/domain/cra/type.ts';
import type { Answers } from '#bot/forms/field.ts';
import { type Form, fieldsOf, pick } from '#bot/forms/form.ts';
import { readPhrase } from '#bot/forms/phrase.ts';
import { defaultAnswers } from '#bot/forms/screen.ts';
import { summarize } from '#bot/forms/summary.ts';
import { fold, nearest } from '#bot/forms/words.ts';
import { type Block, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { dropConversation, findConversation, unfinishedConversations } from '#bot/storage/conversations.ts';
import { crasByDate, findCra, type StoredCra } from '#bot/storage/cras.ts';
import { craBlock } from './cra-card.ts';
import { freshId, type Opening, openForm, resume, storeOpening } from './filling.ts';
import { formById } from './forms.ts';
import { plain } from './markdown.ts';
import { type Action, buttonsFor, type Command, dataOf, formContext, type Session, say } from './session.ts';

const WHICH = 'Quelle activité enregistrer ?';
const TOGETHER = 'Deux personnes reçues ensemble : une seule saisie, deux accompagnements.';

/** `/cra`, `/cra <type> [mots]`, `/cra dernier`, `/cra deux`. */
export const cra: Command = async (text, session, deps) => {
  const [first = '', ...rest] = text.split(/\s+/).filter(Boolean);
  const id = idOf(session.request.id);
  const words = rest.join(' ');
  if (first === '') return firstScreen(session, deps);
  if (isWord(first, ['dernier', 'derniere'])) return repeatLast(id, session, deps);
  if (isWord(first, ['deux']))
    return openType(
      { id, type: required('individuel'), words, values: { aDeux: true }, intro: TOGETHER },
      session,
      deps,
    );
  const taken = takeType(text);
  if (taken) return openType({ id, type: taken.type, words: taken.rest, values: {} }, session, deps);
  return guess({ first, words }, session, deps);
};

function isWord(typed: string, words: readonly string[]): boolean {
  return words.includes(fold(typed));
}

function required(id: string): TypeCra {
  const type = typeCra(id);
  if (!type) throw new Error(`no type ${id}`);
  return type;
}

/** An unknown first word gets the nearest thing that works, as a button: nothing is opened on a guess. */
async function guess(
  { first, words: said }: { readonly first: string; readonly words: string },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const types = typesFor(session.acteur.role);
  const words = new Map(
    types.flatMap((type) => [type.id, ...type.mots].map((mot) => [fold(mot), type] as const)),
  );
  const near = words.get(nearest(fold(first), [...words.keys()]) ?? '');
  if (!near) return firstScreen(session, deps, `Je ne connais pas « ${plain(first)} ». ${WHICH}`);
  const opening = await preparedType(
    { id: idOf(session.request.id), type: near, words: said, values: {} },
    session,
    deps,
  );
  await storeOpening(opening, session, deps);
  const pressable = {
    label: near.titre,
    action: 'formulaire.reprendre',
    data: { c: opening.id },
    style: 'primary',
  } as const;
  const buttons = buttonsFor([pressable], { session }, deps);
  return say(`Je ne connais pas « ${plain(first)} ». Vouliez-vous dire :`, {
    blocks: [{ text: '', buttons }],
  });
}

interface Wanted {
  readonly id: string;
  readonly type: TypeCra;
  readonly words: string;
  readonly values: Answers;
  readonly intro?: string;
}

/** The first screen of a type, with what the words said; `complet` shows every field. */
async function openType(wanted: Wanted, session: Session, deps: Deps): Promise<Reply> {
  return openForm(await preparedType(wanted, session, deps), session, deps);
}

async function preparedType(wanted: Wanted, session: Session, deps: Deps): Promise<Opening> {
  const { type, id } = wanted;
  if (!mayRecord(session.acteur.role, type))
    throw new Refus(
      `« ${type.titre} » n’est pas ouvert à votre rôle : changez-le avec /profil s’il n’est plus le bon.`,
    );
  const { form } = type;
  const { words, complete } = takeComplete(wanted.words);
  // A place elsewhere than one's own is named by its commune, which may be any.
  const context = await formContext(session, deps, {
    form,
    communes: words !== '' && NAMES_A_PLACE.test(words),
  });
  const phrase = readPhrase(words, fieldsOf(form), context);
  const said = withThematiques({ ...wanted.values, ...phrase.values }, type);
  const values = { ...defaultAnswers(pick(form, form.firstScreen), context), ...said };
  const extra = Object.keys(said).filter((name) => !form.firstScreen.includes(name));
  return {
    id,
    form,
    names: complete ? Object.keys(fieldsOf(form)) : [...form.firstScreen, ...extra],
    values,
    leftovers: phrase.leftovers,
    ...(wanted.intro && { intro: wanted.intro }),
    origin: words === '' ? 'formulaire' : 'message',
    said: Object.keys(said).length + phrase.leftovers.length > 0,
  };
}

const NAMES_A_PLACE = /domicile|chez|lieu|ailleurs/i;

/** `complet` shows every field in one dialog. */
function takeComplete(words: string): { readonly words: string; readonly complete: boolean } {
  const kept = words.split(/\s+/).filter((word) => word !== '' && fold(word) !== 'complet');
  return { words: kept.join(' '), complete: kept.length < words.split(/\s+/).filter(Boolean).length };
}

/** The last CRA again, with today's date: read, changed if need be, saved. */
async function repeatLast(id: string, session: Session, deps: Deps): Promise<Reply> {
  const last = await lastCra(session, deps);
  if (!last) return firstScreen(session, deps, `Vous n’avez pas encore d’activité à reprendre. ${WHICH}`);
  return copyCra({ id, from: last }, session, deps);
}

/** Opens a copy of a CRA, dated today. */
export async function copyCra(
  { id, from }: { readonly id: string; readonly from: StoredCra },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const type = typeCra(from.type);
  if (!type) throw new Refus('Ce type d’activité n’existe plus.');
  const { form } = type;
  const values = copyOf(from.values, session.today);
  const intro = await alsoKept(form, values, { session, deps });
  return openForm(
    { id, form, names: form.firstScreen, values, intro, origin: 'copie', said: true },
    session,
    deps,
  );
}

/** What a copy holds beyond its first screen, said rather than shown: it is read in a glance and changed afterwards. */
async function alsoKept(
  form: Form,
  values: Answers,
  { session, deps }: { readonly session: Session; readonly deps: Deps },
): Promise<string> {
  const others = Object.fromEntries(
    Object.entries(fieldsOf(form)).filter(([name]) => !form.firstScreen.includes(name)),
  );
  const lines = summarize(others, values, await formContext(session, deps, { form }));
  return lines.length === 0
    ? ''
    : `Repris aussi : ${lines.map((line) => `${line.label} : ${plain(line.text)}`).join(' · ')}`;
}

/** The one last recorded; where it was deleted, the latest by date. */
async function lastCra(session: Session, deps: Deps): Promise<StoredCra | undefined> {
  const { dernier } = session.head;
  if (dernier !== undefined) return findCra(session.acteur.id, dernier, deps);
  if (session.head.rev === 0) return undefined;
  const days = { from: '1970-01-01', to: '9999-12-31' };
  const { cras } = await crasByDate(session.acteur.id, { ...days, limit: 1 }, deps);
  return cras[0];
}

/** Types, unfinished form, last CRA. */
async function firstScreen(session: Session, deps: Deps, intro = WHICH): Promise<Reply> {
  const [unfinished, last] = await Promise.all([
    unfinishedConversations(session.acteur.id, deps),
    lastCra(session, deps),
  ]);
  const types = typesFor(session.acteur.role);
  const buttons = buttonsFor(
    types.map((type) => ({
      label: type.bouton,
      action: 'cra.ouvrir',
      data: { type: type.id, words: '' },
    })),
    { session, prefix: 't' },
    deps,
  );
  const blocks = [
    { text: '', buttons },
    ...draftBlocks(unfinished, session, deps),
    ...(last ? [await lastBlock(last, session, deps)] : []),
  ];
  return say(intro, { blocks, lasting: 'Tapez /cra pour enregistrer une activité.' });
}

function draftBlocks(
  unfinished: Awaited<ReturnType<typeof unfinishedConversations>>,
  session: Session,
  deps: Deps,
): readonly Block[] {
  const [draft] = unfinished;
  const form = draft && formById(draft.form);
  if (!draft || !form) return [];
  const day = new Intl.DateTimeFormat('fr-FR', {
    timeZone: session.acteur.fuseau,
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });
  const data = { c: draft.id };
  const pressables = [
    { label: 'Reprendre', action: 'formulaire.reprendre', data, style: 'primary' },
    { label: 'Jeter', action: 'formulaire.jeter', data, style: 'danger' },
  ] as const;
  const more =
    unfinished.length > 1 ? ` (et ${unfinished.length - 1} autre${unfinished.length > 2 ? 's' : ''})` : '';
  const text = `Non terminé${more} : ${form.titreCourt}, commencé le ${day.format(draft.createdAt)}`;
  return [{ text, buttons: buttonsFor(pressables, { session, prefix: 'd' }, deps) }];
}

async function lastBlock(last: StoredCra, session: Session, deps: Deps): Promise<Block> {
  const context = await formContext(session, deps);
  const block = craBlock(last, { session, context }, deps);
  const again = buttonsFor(
    [{ label: 'Refaire', action: 'cra.copier', data: { cra: last.id } }],
    { session, prefix: 'r' },
    deps,
  );
  return { text: `Dernière activité : ${block.text}`, buttons: [...again, ...(block.buttons ?? [])] };
}

const open: Action = async ({ ticket }, session, deps) => {
  const type = required(dataOf(ticket, 'type'));
  return openType(
    { id: await freshId(ticket, session, deps), type, words: dataOf(ticket, 'words'), values: {} },
    session,
    deps,
  );
};

const copy: Action = async ({ ticket }, session, deps) => {
  const from = await findCra(session.acteur.id, dataOf(ticket, 'cra'), deps);
  if (!from) throw new Refus('Cette activité n’existe plus.');
  return copyCra({ id: await freshId(ticket, session, deps), from }, session, deps);
};

const take: Action = async ({ ticket }, session, deps) => {
  const conversation = await findConversation(session.acteur.id, dataOf(ticket, 'c'), deps);
  if (!conversation)
    throw new Refus('Ce formulaire a été jeté ou a plus de sept jours : tapez /cra pour recommencer.');
  if (conversation.done)
    throw new Refus('Ce formulaire est déjà enregistré : tapez /historique pour le retrouver.');
  return resume(conversation, session, deps);
};

const drop: Action = async ({ ticket }, session, deps) => {
  await dropConversation(session.acteur.id, dataOf(ticket, 'c'), deps);
  return say('Le formulaire non terminé a été jeté.');
};

export const craActions: Readonly<Record<string, Action>> = {
  'cra.ouvrir': open,
  'cra.copier': copy,
  'formulaire.reprendre': take,
  'formulaire.jeter': drop,
};
