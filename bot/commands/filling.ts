// Filling a form, from opening it to its complete answers: stored before it is shown, and after every submission.
import { advance, type Turn } from '#bot/conversations/advance.ts';
import { type Conversation, DRAFT_LIFE } from '#bot/conversations/conversation.ts';
import { fingerprint, idOf } from '#bot/conversations/identity.ts';
import { broughtUp } from '#bot/conversations/older.ts';
import type { Ticket } from '#bot/conversations/ticket.ts';
import type { FormContext } from '#bot/forms/context.ts';
import { type Answers, commune, type Field, type Fields } from '#bot/forms/field.ts';
import { type Form, pick } from '#bot/forms/form.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import { needsCommunes, needsPersons, readAnswers } from '#bot/forms/read.ts';
import { screenFields } from '#bot/forms/screen.ts';
import type { BotRequest, Deps, Reply } from '#bot/ports.ts';
import { Refus } from '#bot/ports.ts';
import { ALREADY, findConversation, saveConversation } from '#bot/storage/conversations.ts';
import { Stale } from '#bot/storage/retry.ts';
import { formById } from './forms.ts';
import { plain } from './markdown.ts';
import { questionMessage } from './question.ts';
import { dataOf, formContext, type Session, ticketFor } from './session.ts';

export interface Opening {
  /** The same for a repeat of the same gesture, so that a double click opens one conversation. */
  readonly id: string;
  readonly form: Form;
  /** The fields to show. */
  readonly names: readonly string[];
  readonly values: Answers;
  readonly origin: Conversation['origin'];
  readonly target?: Conversation['target'];
  readonly leftovers?: readonly string[];
  /** Whether it holds something said by the person, to be offered again. */
  readonly said: boolean;
  /** The message to take up once this form is saved. */
  readonly takeUp?: string;
  readonly intro?: string;
}

export const EXPIRED = 'Ce formulaire a expiré ou a été jeté. Recommencez par la commande.';

/** Stores the conversation, then shows its screen. Opened twice, it is the first that is shown again. */
export async function openForm(opening: Opening, session: Session, deps: Deps): Promise<Reply> {
  const { form, names, intro } = opening;
  const conversation = await storeOpening(opening, session, deps);
  if (conversation.done) throw new Refus(ALREADY);
  return show({ conversation, form, names, intro }, session, deps);
}

/** Stores the conversation without showing it yet. Gives the one that a twin of this gesture stored first, if any. */
export async function storeOpening(opening: Opening, session: Session, deps: Deps): Promise<Conversation> {
  const { form, names, intro: _shownOnly, id, values, leftovers = [], ...rest } = opening;
  const conversation: Conversation = {
    ...rest,
    id,
    acteur: session.acteur.id,
    form: { id: form.id, version: form.version },
    values: values as Record<string, unknown>,
    raw: {},
    reading: [...names],
    touched: [],
    leftovers: [...leftovers],
    createdAt: session.now,
    expiresAt: session.now + DRAFT_LIFE,
    rev: 1,
  };
  if (await saveConversation(conversation, deps)) return conversation;
  const stored = await findConversation(session.acteur.id, id, deps);
  if (!stored || stored.said || stored.done) return stored ?? conversation;
  // Opened before and never sent: it holds nothing of the person's, and what it shows may have changed since.
  const fresh = { ...conversation, rev: stored.rev + 1 };
  return (await saveConversation(fresh, deps)) ? fresh : stored;
}

/** The first free id of a button: after its form was saved, the same button starts another. */
export async function freshId(ticket: Ticket, session: Session, deps: Deps): Promise<string> {
  let id = idOf(ticket.n);
  for (let used = 0; used < 50; used += 1) {
    const stored = await findConversation(session.acteur.id, id, deps);
    if (!stored?.done) return id;
    id = idOf(ticket.n, stored.done.id, id);
  }
  return deps.newId();
}

/** Shows an unfinished conversation again, with what it holds: the question it was left at, otherwise its screen. */
export async function resume(
  { stored, intro }: { readonly stored: Conversation; readonly intro: string },
  session: Session,
  deps: Deps,
): Promise<Reply> {
  const asked = await stillAsked(stored, session, deps);
  return screenReply({ ...asked, intro }, session, deps);
}

/** What is on the screen of an unfinished conversation. */
export async function stillAsked(
  stored: Conversation,
  session: Session,
  deps: Deps,
): Promise<Omit<Drawable, 'intro'>> {
  const form = formById(stored.form.id);
  if (!form) throw new Refus('Ce formulaire n’existe plus.');
  const conversation = broughtUp(stored, form);
  const names = conversation.reading.length > 0 ? conversation.reading : form.firstScreen;
  const reading = pick(form, names);
  const communes = needsCommunes(reading, conversation.raw as RawAnswers);
  const context = await formContext(session, deps, { form, communes });
  // Nothing more is sent: the turn tells what the last submission left to ask.
  const turn = advance({ form, conversation, shown: [], raw: {} }, context);
  return { conversation, form, names, fields: turn.kind === 'next' ? turn.ask : reading, context };
}

interface Shown {
  readonly conversation: Conversation;
  readonly form: Form;
  readonly names: readonly string[];
  readonly intro: string | undefined;
}

async function show(shown: Shown, session: Session, deps: Deps): Promise<Reply> {
  const fields = pick(shown.form, shown.names);
  const context = await formContext(session, deps, { form: shown.form });
  return screenReply({ ...shown, fields, context }, session, deps);
}

export interface Drawable extends Shown {
  readonly fields: Fields;
  readonly context: FormContext;
}

function screenReply(shown: Drawable, session: Session, deps: Deps): Reply {
  const { conversation, form, fields, context } = shown;
  const answers = { values: conversation.values as Answers, raw: conversation.raw as RawAnswers };
  const drawn = screenFields(fields, answers, suggesting(context, conversation.leftovers));
  const data = { c: conversation.id, f: drawn.map((field) => field.name) };
  const intro = [leftoverSentence(conversation.leftovers), shown.intro].filter(Boolean).join('\n\n');
  return {
    show: 'screen',
    screen: { titre: form.titreCourt, ...(intro && { intro }), fields: drawn, submit: form.submit },
    ticket: ticketFor(session, { action: 'formulaire', data }, deps),
    again: questionMessage({ titre: form.titreCourt, conversation, fields }, session, deps),
  };
}

/** Words not understood may be the name of somebody misspelt, or new: these come first in the list. */
function suggesting(context: FormContext, leftovers: readonly string[]): FormContext {
  const { persons } = context;
  if (!persons || leftovers.length === 0) return context;
  const near = persons.search(leftovers.join(' '));
  const codes = near.map(({ code }) => code);
  const recent = [...near, ...persons.recent.filter(({ code }) => !codes.includes(code))];
  return { ...context, persons: { ...persons, recent } };
}

function leftoverSentence(leftovers: readonly string[]): string | undefined {
  if (leftovers.length === 0) return undefined;
  return `Non compris : ${leftovers.map((words) => `« ${plain(words)} »`).join(', ')}.`;
}

/** A complete form, handed to the command that knows what to do with it. */
export interface Completed {
  readonly conversation: Conversation;
  readonly form: Form;
  readonly values: Answers;
  /** The names answered in its screens: the only ones an edit changes. */
  readonly names: readonly string[];
}

/** What a form becomes: `save` makes it so, once; `confirm` says again what was made. */
export interface Completion {
  readonly save: (completed: Completed, session: Session, deps: Deps) => Promise<Reply>;
  readonly confirm: (id: string, session: Session, deps: Deps) => Promise<Reply>;
}

export interface Sent {
  readonly ticket: Ticket;
  readonly submission: Pick<Extract<BotRequest['gesture'], { is: 'submission' }>, 'read'>;
  readonly completionOf: (form: string) => Completion | undefined;
}

/** One submission: refused beside its fields, followed by another screen, or complete. */
export function submitForm(sent: Sent, session: Session, deps: Deps): Promise<Reply> {
  return attempt(sent, session, deps).catch((error: unknown) => {
    if (error instanceof Stale) return attempt(sent, session, deps);
    throw error;
  });
}

async function attempt(sent: Sent, session: Session, deps: Deps): Promise<Reply> {
  const { ticket, submission } = sent;
  const stored = await findConversation(session.acteur.id, dataOf(ticket, 'c'), deps);
  const form = stored && formById(stored.form.id);
  const completion = form && sent.completionOf(form.id);
  if (!stored || !form || !completion) throw new Refus(EXPIRED);
  const conversation = broughtUp(stored, form);
  const names = ticket.d.f;
  const shown = Array.isArray(names) ? names : [];
  const raw = submission.read(await shownFields({ form, conversation, shown }, session, deps));
  if (conversation.done) {
    if (conversation.done.answers !== fingerprint(conversation.id, raw)) throw new Refus(ALREADY);
    return completion.confirm(conversation.done.id, session, deps);
  }
  const read = pick(form, [...shown, ...conversation.reading]);
  const all = { ...(conversation.raw as RawAnswers), ...raw };
  const persons = form.doubt !== undefined || needsPersons(read, all);
  const known = await formContext(session, deps, { form, persons, communes: needsCommunes(read, all) });
  const context = stillNaming(known, conversation.target?.personnes);
  const turn = advance({ form, conversation, shown, raw }, context);
  return answer(
    turn,
    { form, context, completion, fingerprint: fingerprint(conversation.id, raw) },
    { session, deps },
  );
}

/** A record being changed may go on naming whom it named, whatever became of them. */
function stillNaming(context: FormContext, personnes: readonly string[] = []): FormContext {
  const { persons } = context;
  if (!persons || personnes.length === 0) return context;
  const has = (code: string) => personnes.includes(code) || persons.has(code);
  const ofLine = (line: string) =>
    persons.ofLine(line) ?? personnes.find((code) => persons.lineOf(code) === line);
  return { ...context, persons: { ...persons, has, ofLine } };
}

interface Answering {
  readonly form: Form;
  readonly context: FormContext;
  readonly completion: Completion;
  readonly fingerprint: string;
}

async function answer(
  turn: Turn,
  at: Answering,
  { session, deps }: { session: Session; deps: Deps },
): Promise<Reply> {
  const conversation = {
    ...turn.conversation,
    rev: turn.conversation.rev + 1,
    expiresAt: session.now + DRAFT_LIFE,
  };
  if (turn.kind === 'complete') {
    const done = { id: conversation.target?.id ?? conversation.id, answers: at.fingerprint };
    const completed = {
      conversation: { ...conversation, done },
      form: at.form,
      values: turn.values,
      names: conversation.touched,
    };
    return at.completion.save(completed, session, deps);
  }
  // Another window of the same form was sent at the same moment: these answers are added to its own.
  if (!(await saveConversation(conversation, deps))) throw new Stale();
  if (turn.kind === 'invalid') return { show: 'invalid', error: turn.error, errors: turn.errors };
  const names = Object.keys(turn.ask);
  return screenReply(
    { conversation, form: at.form, names, intro: undefined, fields: turn.ask, context: at.context },
    session,
    deps,
  );
}

/** The fields that the screen showed: those of the form, and the parts asked for some of them. */
async function shownFields(
  at: { readonly form: Form; readonly conversation: Conversation; readonly shown: readonly string[] },
  session: Session,
  deps: Deps,
): Promise<Fields> {
  const parts = at.shown.filter((name) => name.includes('.'));
  const own = pick(at.form, at.shown);
  if (parts.length === 0) return own;
  const reading = pick(at.form, at.conversation.reading);
  const raw = at.conversation.raw as RawAnswers;
  const needs = { communes: needsCommunes(reading, raw), persons: needsPersons(reading, raw) };
  const context = await formContext(session, deps, { form: at.form, ...needs });
  const { ask } = readAnswers(reading, raw, context);
  // A finished conversation keeps no answer to derive its questions from: a line of text reads them all.
  const line: Field = commune({ label: '' });
  return { ...own, ...Object.fromEntries(parts.map((name) => [name, ask[name] ?? line])) };
}
