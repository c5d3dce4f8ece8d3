// Unfinished forms, drafts and finished ones: held by every table.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Table } from '#bot/ports.ts';
import {
  dropConversation,
  findConversation,
  saveConversation,
  unfinishedConversations,
} from '#bot/storage/conversations.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { type Records, recordsOn, someConversation } from '#test/support/records.ts';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

export function conversationsContract(open: () => Promise<Table>): void {
  let table: Table;
  let records: Records;
  beforeAll(async () => {
    table = await open();
  });

  const newcomer = () => {
    records = recordsOn(table);
  };

  describe('an unfinished form', () => {
    it('reads as it was stored, by its person alone', async () => {
      newcomer();
      const conversation = someConversation(records);
      expect(await saveConversation(conversation, records)).toBe(true);
      expect(await findConversation(records.acteur, conversation.id, records)).toEqual(conversation);
      expect(await findConversation('mattermost.autre', conversation.id, records)).toBeUndefined();
    });

    it('is stored over the revision it was read at, and no other', async () => {
      newcomer();
      const conversation = someConversation(records);
      await saveConversation(conversation, records);
      expect(await saveConversation(conversation, records), 'a twin of the opening').toBe(false);
      expect(await saveConversation({ ...conversation, rev: 2 }, records)).toBe(true);
      expect(await saveConversation({ ...conversation, rev: 2, values: {} }, records)).toBe(false);
      expect((await findConversation(records.acteur, conversation.id, records))?.values).toEqual(
        conversation.values,
      );
    });

    it('is gone after seven days, though the store has not cleaned it up', async () => {
      newcomer();
      const conversation = someConversation(records);
      await saveConversation(conversation, records);
      records.pass(7 * DAY - 1);
      expect(await unfinishedConversations(records.acteur, records)).toHaveLength(1);
      records.pass(1);
      expect(await findConversation(records.acteur, conversation.id, records)).toBeUndefined();
      expect(await unfinishedConversations(records.acteur, records)).toEqual([]);
      expect(await table.get([keyOf.conversation(records.acteur, conversation.id)])).toMatchObject([
        { expire: conversation.expiresAt / 1000 },
      ]);
    });

    it('keeps no answer once it is done, and recognises them all the same', async () => {
      newcomer();
      const conversation = { ...someConversation(records), done: { id: 'c1', answers: 'empreinte' } };
      await saveConversation(conversation, records);
      expect(await findConversation(records.acteur, conversation.id, records)).toEqual({
        ...someConversation(records, { id: conversation.id }),
        done: { id: 'c1', answers: 'empreinte' },
        ...{ values: {}, raw: {}, reading: [], touched: [], leftovers: [], takeUp: undefined },
      });
      const [item] = await table.get([keyOf.conversation(records.acteur, conversation.id)]);
      expect(JSON.stringify(item)).not.toContain('empreinte');
    });

    it('is offered again, newest first, however many forms were finished or only looked at', async () => {
      newcomer();
      const first = someConversation(records);
      await saveConversation(first, records);
      for (let i = 0; i < 150; i += 1) {
        const done = i % 2 === 0 ? { done: { id: 'c1', answers: '' } } : { said: false };
        await saveConversation(someConversation(records, done), records);
      }
      records.pass(MINUTE);
      const second = someConversation(records, { target: { id: 'c1', rev: 2 } });
      await saveConversation(second, records);
      expect(await unfinishedConversations(records.acteur, records)).toEqual([
        { id: second.id, form: 'cra-individuel', createdAt: second.createdAt, target: true },
        { id: first.id, form: 'cra-individuel', createdAt: first.createdAt, target: false },
      ]);
      await dropConversation(records.acteur, second.id, records);
      await dropConversation(records.acteur, second.id, records);
      await saveConversation({ ...first, rev: 2, done: { id: 'c1', answers: '' } }, records);
      expect(await unfinishedConversations(records.acteur, records)).toEqual([]);
    });
  });
}
