// Unfinished forms: stored before their screen is shown and after every submission, sealed, for seven days.
import * as z from 'zod';
import { type Conversation, conversationSchema, isExpired } from '#bot/conversations/conversation.ts';
import { ConditionFailed, type Deps, type Item, type Keyring, type WriteAction } from '#bot/ports.ts';
import { keyOf, rangeOf } from './keys.ts';
import { expireAt, parseRecord } from './record.ts';

const ENTITY = 'conversation';
/** Unfinished forms looked at when offering one again; a person has a handful. */
const LOOKED_AT = 100;

const sealedPart = conversationSchema.pick({
  values: true,
  raw: true,
  reading: true,
  touched: true,
  leftovers: true,
  takeUp: true,
});
const clearPart = conversationSchema.omit({
  values: true,
  raw: true,
  reading: true,
  touched: true,
  leftovers: true,
  takeUp: true,
});
const recordSchema = clearPart.extend({ sealed: z.string().optional() });

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
  const { sealed, ...clear } = parseRecord(ENTITY, recordSchema, item);
  const kept = sealed === undefined ? {} : JSON.parse(await keyring.open(sealed));
  return {
    ...clear,
    values: {},
    raw: {},
    reading: [],
    touched: [],
    leftovers: [],
    ...sealedPart.partial().parse(kept),
  } as Conversation;
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
  const { values, raw, reading, touched, leftovers, takeUp, ...clear } = conversation;
  const sealed = conversation.done
    ? undefined
    : await keyring.seal(
        conversation.acteur,
        JSON.stringify({ values, raw, reading, touched, leftovers, takeUp }),
      );
  const item = {
    ...keyOf.conversation(conversation.acteur, conversation.id),
    entity: ENTITY,
    v: 1,
    ...clear,
    ...(sealed !== undefined && { sealed }),
    ...expireAt(conversation.expiresAt),
  };
  return { put: item, when: { is: 'absent-or-equal', attributes: { rev: conversation.rev - 1 } } };
}

/** The unfinished forms that hold something said, newest first. Their answers are not opened. */
export async function unfinishedConversations(
  acteur: string,
  deps: Pick<Deps, 'table' | 'clock'>,
): Promise<
  readonly {
    readonly id: string;
    readonly form: string;
    readonly createdAt: number;
    readonly target: boolean;
  }[]
> {
  const { items } = await deps.table.query({ ...rangeOf.conversations(acteur), limit: LOOKED_AT });
  return items
    .map((item) => parseRecord(ENTITY, recordSchema, item))
    .filter((c) => c.said && !c.done && c.expiresAt > deps.clock())
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .map((c) => ({ id: c.id, form: c.form.id, createdAt: c.createdAt, target: c.target !== undefined }));
}

/** Throws an unfinished form away; it does not matter if it is gone already. */
export async function dropConversation(acteur: string, id: string, deps: Pick<Deps, 'table'>): Promise<void> {
  await deps.table.write([{ delete: keyOf.conversation(acteur, id) }]);
}
