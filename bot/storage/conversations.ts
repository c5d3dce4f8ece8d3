// Unfinished forms: stored before their screen is shown and after every submission, sealed, for seven days.
import * as z from 'zod';
import { type Conversation, conversationSchema, isExpired } from '#bot/conversations/conversation.ts';
import { ConditionFailed, type Deps, type Item, type Keyring, Refus, type WriteAction } from '#bot/ports.ts';
import { draftKey } from './indexes.ts';
import { keyOf, rangeOf } from './keys.ts';
import { expireAt, itemAt, parseRecord } from './record.ts';

const ENTITY = 'conversation';
/** Unfinished forms offered again at most, the newest: a person has a handful. */
export const OFFERED = 20;

export const ALREADY =
  'Ce formulaire est déjà enregistré, rien n’a été changé. Pour corriger, appuyez sur « Modifier ».';

const { shape } = conversationSchema;

/** What somebody said. Of a finished form, what tells the same answers from others is sealed too: short ones could be guessed. */
const sealedPart = z.object({
  values: shape.values.default({}),
  raw: shape.raw.default({}),
  reading: shape.reading.default([]),
  touched: shape.touched.default([]),
  leftovers: shape.leftovers.default([]),
  takeUp: shape.takeUp,
  answers: z.string().default(''),
});
const recordSchema = conversationSchema
  .omit({ values: true, raw: true, reading: true, touched: true, leftovers: true, takeUp: true })
  .extend({ done: z.object({ id: z.string() }).optional(), sealed: z.string().optional() });

/** The conversation of that id, if it lives and is this person's. */
export async function findConversation(
  acteur: string,
  id: string,
  deps: Pick<Deps, 'table' | 'keyring' | 'clock'>,
): Promise<Conversation | undefined> {
  const [item] = await deps.table.get([keyOf.conversation(acteur, id)]);
  if (!item) return undefined;
  const conversation = await readConversation(item, deps.keyring);
  return isExpired(conversation, deps.clock()) ? undefined : conversation;
}

async function readConversation(item: Item, keyring: Keyring): Promise<Conversation> {
  const { sealed, done, ...clear } = parseRecord(ENTITY, recordSchema, item);
  const opened = sealed === undefined ? {} : JSON.parse(await keyring.open(sealed));
  const { answers, ...said } = sealedPart.parse(opened);
  return { ...clear, ...said, ...(done && { done: { id: done.id, answers } }) };
}

/** Stores it as it is now. `true` when stored; `false` when it was stored meanwhile by a twin of this gesture. */
export async function saveConversation(
  conversation: Conversation,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<boolean> {
  try {
    await deps.table.write([await putConversation(conversation, deps.keyring)]);
    return true;
  } catch (error) {
    if (error instanceof ConditionFailed) return false;
    throw error;
  }
}

/** The action that stores it, for a transaction with what it made. A finished one keeps no answer. */
export async function putConversation(conversation: Conversation, keyring: Keyring): Promise<WriteAction> {
  const { values, raw, reading, touched, leftovers, takeUp, done, ...clear } = conversation;
  const kept = done ? { answers: done.answers } : { values, raw, reading, touched, leftovers, takeUp };
  const item = {
    ...keyOf.conversation(conversation.acteur, conversation.id),
    entity: ENTITY,
    v: 1,
    ...clear,
    ...(done && { done: { id: done.id } }),
    ...(conversation.said && !done && draftKey(conversation)),
    sealed: await keyring.seal(conversation.acteur, JSON.stringify(kept)),
    ...expireAt(conversation.expiresAt),
  };
  return { put: item, when: { is: 'absent-or-equal', attributes: { rev: conversation.rev - 1 } } };
}

/** The id of an unfinished form that holds this person, whatever it is of; undefined for any other. */
export async function mentionsPerson(
  item: Item,
  personne: string,
  keyring: Keyring,
): Promise<string | undefined> {
  const conversation = await readConversation(item, keyring);
  const { id, done, values, raw, target } = conversation;
  const held = JSON.stringify([values, raw, target]);
  return done === undefined && held.includes(JSON.stringify(personne)) ? id : undefined;
}

/** Whether it was finished, among records read together. */
export function isFinished({ acteur, id }: Conversation, items: readonly Item[]): boolean {
  return itemAt(items, keyOf.conversation(acteur, id))?.done !== undefined;
}

/** Refuses when the form was finished meanwhile with other answers: they must not pass for recorded. */
export async function assertSameAnswers(
  { acteur, id, done }: Conversation,
  deps: Pick<Deps, 'table' | 'keyring' | 'clock'>,
): Promise<void> {
  const stored = await findConversation(acteur, id, deps);
  if (stored?.done && stored.done.answers !== done?.answers) throw new Refus(ALREADY);
}

/** An unfinished form as it is offered again: its answers are not opened. */
export interface Draft {
  readonly id: string;
  readonly form: string;
  readonly createdAt: number;
  /** Whether it changes a record, rather than making one. */
  readonly target: boolean;
}

/** The unfinished forms that hold something said, newest first. */
export async function unfinishedConversations(
  acteur: string,
  deps: Pick<Deps, 'table' | 'clock'>,
): Promise<readonly Draft[]> {
  const { items } = await deps.table.query({ ...rangeOf.drafts(acteur), descending: true, limit: OFFERED });
  return items
    .map((item) => parseRecord(ENTITY, recordSchema, item))
    .filter((c) => c.expiresAt > deps.clock())
    .map((c) => ({ id: c.id, form: c.form.id, createdAt: c.createdAt, target: c.target !== undefined }));
}

/** Throws an unfinished form away; it does not matter if it is gone already. */
export async function dropConversation(acteur: string, id: string, deps: Pick<Deps, 'table'>): Promise<void> {
  await deps.table.write([{ delete: keyOf.conversation(acteur, id) }]);
}
