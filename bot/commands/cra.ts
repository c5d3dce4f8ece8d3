// `/cra`: record an activity, take up what was left, complete the last one.

import { idOf } from '#bot/conversations/identity.ts';
import type { TicketData } from '#bot/conversations/ticket.ts';
import { mayRecord } from '#bot/domain/acteur.ts';
import { withThematiques } from '#bot/domain/cra/cra.ts';
import { takeType, typeCra, typesFor } from '#bot/domain/cra/index.ts';
import { namingIn } from '#bot/domain/cra/personnes.ts';
import type { TypeCra } from '#bot/domain/cra/type.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf, pick } from '#bot/forms/form.ts';
import { readPhrase } from '#bot/forms/phrase.ts';
import { defaultAnswers } from '#bot/forms/screen.ts';
import { fold, nearest } from '#bot/forms/words.ts';
import { type Block, type Deps, Refus, type Reply } from '#bot/ports.ts';
import { findConversation, unfinishedConversations } from '#bot/storage/conversations.ts';
import { crasByDate, findCra, type StoredCra } from '#bot/storage/cras.ts';
import { craBlock } from './cra-card.ts';
import { copyCra } from './cra-copy.ts';
import { draftActions, draftBlocks } from './cra-drafts.ts';
import { peopleIn } from './cra-people.ts';
import { freshId, type Opening, openForm, storeOpening } from './filling.ts';
import { plain } from './markdown.ts';
import {
  type Action,
  buttonsFor,
  type Command,
  contextOf,
  dataOf,
  formContext,
  type Session,
  say,
} from './session.ts';

const WHICH = 'Quelle activité enregistrer ?';
const TOGETHER =
  'Deux personnes reçues ensemble : une seule saisie, deux accompagnements. Genre, âge et autonomie sont propres à chacune : notés ici, ils sont ceux de la première.';

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
  if (!near) return whichType({ first, words: `${first} ${said}`.trim() }, session, deps);
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

/** Words without a type are kept, and go with whichever type is pressed. */
async function whichType(
  { first, words }: { readonly first: string; readonly words: string },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const { form } = required('individuel');
  const id = idOf(session.request.id, 'mots');
  const kept = {
    id,
    form,
    names: [],
    values: {},
    leftovers: [words],
    origin: 'message',
    said: false,
  } as const;
  await storeOpening(kept, session, deps);
  const { values } = readPhrase(words, fieldsOf(form), await formContext(session, deps, { form }));
  const understood = Object.keys(values).length > 0;
  const intro = understood
    ? `Pour « ${plain(words)} », quelle activité ?`
    : `Je ne connais pas « ${plain(first)} ». ${WHICH}`;
  return firstScreen(session, deps, { intro, mots: id });
}

/** The words kept with a button, if any: they are in the store, never in the button. */
async function keptWords({ mots }: TicketData, session: Session, deps: Deps): Promise<string> {
  if (typeof mots !== 'string') return '';
  const kept = await findConversation(session.acteur.id, mots, deps);
  return kept?.leftovers.join(' ') ?? '';
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
  const who = peopleIn(phrase.leftovers, form, context);
  const said = withThematiques({ ...wanted.values, ...phrase.values, ...who.values }, type);
  const values = { ...defaultAnswers(pick(form, form.firstScreen), context), ...said };
  const extra = Object.keys(said).filter((name) => !form.firstScreen.includes(name));
  return {
    id,
    form,
    names: complete ? Object.keys(fieldsOf(form)) : [...form.firstScreen, ...extra],
    values,
    leftovers: who.leftovers,
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
  if (!last)
    return firstScreen(session, deps, { intro: `Vous n’avez pas encore d’activité à reprendre. ${WHICH}` });
  return copyCra({ id, from: last }, session, deps);
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
async function firstScreen(
  session: Session,
  deps: Deps,
  { intro = WHICH, mots }: { readonly intro?: string; readonly mots?: string } = {},
): Promise<Reply> {
  const [unfinished, last] = await Promise.all([
    unfinishedConversations(session.acteur.id, deps),
    lastCra(session, deps),
  ]);
  const types = typesFor(session.acteur.role);
  const buttons = buttonsFor(
    types.map((type) => ({
      label: type.bouton,
      action: 'cra.ouvrir',
      data: { type: type.id, ...(mots !== undefined && { mots }) },
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

async function lastBlock(last: StoredCra, session: Session, deps: Deps): Promise<Block> {
  const context = await contextOf([last], session, deps);
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
  const { personne } = ticket.d;
  const values = typeof personne === 'string' ? namingIn(type.form, [personne]) : {};
  const words = await keptWords(ticket.d, session, deps);
  return openType({ id: await freshId(ticket, session, deps), type, words, values }, session, deps);
};

export const craActions: Readonly<Record<string, Action>> = {
  'cra.ouvrir': open,
  ...draftActions,
};
