// The handlers: the stream's jobs, record by record and in order; the schedule; the door of Mattermost.
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Item, TableUnavailable } from '#bot/ports.ts';
import { outboxOf, SWEEP_AFTER } from '#bot/storage/outbox.ts';
import { memoryStream } from '#local/memory-stream.ts';
import { memoryTable } from '#local/memory-table.ts';
import { connexion, TOKEN } from '#test/platforms/mattermost/scene.ts';
import { type MemoryBot, memoryBot, NOON } from '#test/support/memory-bot.ts';
import { settled } from '#test/support/settled.ts';
import { atelier } from '#test/support/travaux.ts';
import { mattermostHandler } from '../../lambdas/doors.ts';
import { minuteHandler, outboxHandler } from '../../lambdas/work.ts';
import { httpEvent } from './events.ts';

let lea: MemoryBot;
beforeEach(async () => {
  lea = await memoryBot();
});

/** The outbox of an activity with that person. */
function outboxItem(cra: string, personne: string): Item {
  const values = { personne, date: '2026-11-19' };
  const after = {
    id: cra,
    auteur: lea.acteur.id,
    type: 'individuel',
    version: 1,
    values,
    origine: 'formulaire',
    creeLe: 0,
    modifieLe: 0,
    rev: 1,
  } as const;
  const [action] = outboxOf(lea.acteur.id, { before: undefined, after }, NOON - SWEEP_AFTER - 1);
  if (!action || !('put' in action)) throw new Error('no outbox');
  return action.put;
}

/** The stream's records of what these writes did. */
async function recordsOf(items: readonly Item[]): Promise<readonly DynamoDBRecord[]> {
  const stream = memoryStream();
  const records: DynamoDBRecord[] = [];
  stream.follow({
    name: 'essai',
    handler: async ({ Records }) => {
      records.push(...Records);
      return { batchItemFailures: [] };
    },
  });
  const table = memoryTable({ onChange: stream.onChange });
  for (const item of items) await table.write([{ put: item }]);
  await settled(() => expect(records).toHaveLength(items.length));
  await stream.close();
  return records;
}

const event = (Records: readonly DynamoDBRecord[]): DynamoDBStreamEvent => ({ Records: [...Records] });
const sequenceOf = (record: DynamoDBRecord | undefined) => record?.dynamodb?.SequenceNumber ?? '';
const left = async (items: readonly Item[]) => (await lea.deps.table.get(items)).length;

describe('the outbox', () => {
  it('carry out what belongs to the outbox, and leave the rest alone', async () => {
    const items = [outboxItem('c1', 'p1'), { pk: 'AUTRE', sk: 'CHOSE', entity: 'cra' }];
    for (const item of items) await lea.deps.table.write([{ put: item }]);
    expect(await outboxHandler(lea.deps)(event(await recordsOf(items)))).toEqual({ batchItemFailures: [] });
    expect(await left(items.slice(0, 1))).toBe(0);
    expect(await left(items.slice(1))).toBe(1);
    expect(lea.logs).toEqual([]);
  });

  it('do nothing of a removal, nor of a record carried out already', async () => {
    const items = [outboxItem('c1', 'p1')];
    const [record] = await recordsOf(items);
    const removal = { ...record, eventName: 'REMOVE' } as DynamoDBRecord;
    const handler = outboxHandler(lea.deps);
    expect(await handler(event([removal, ...(record ? [record] : [])]))).toEqual({ batchItemFailures: [] });
    expect(await handler(event([]))).toEqual({ batchItemFailures: [] });
  });

  it('give back the one that fails, by its number; what came before and after it is done', async () => {
    const items = ['c1', 'c2', 'c3'].map((cra) => outboxItem(cra, 'p1'));
    for (const item of items) await lea.deps.table.write([{ put: item }]);
    const records = await recordsOf(items);
    const { table } = lea.deps;
    const broken = {
      ...table,
      get: (keys: Parameters<typeof table.get>[0]) =>
        keys.some(({ sk }) => sk === items[1]?.sk)
          ? Promise.reject(new TableUnavailable('Mme D.'))
          : table.get(keys),
    };
    const answer = await outboxHandler({ ...lea.deps, table: broken })(event(records));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: sequenceOf(records[1]) }] });
    expect(await Promise.all(items.map((item) => left([item])))).toEqual([0, 1, 0]);
    expect(lea.logs).toEqual([{ level: 'error', event: 'outbox.failed', kind: 'TableUnavailable' }]);
    expect(await outboxHandler(lea.deps)(event(records.slice(1, 2)))).toEqual({ batchItemFailures: [] });
    expect(await left(items)).toBe(0);
  });
});

describe('the passage of every minute', () => {
  it('takes up what the stream left behind, and says how many', async () => {
    const items = ['c1', 'c2'].map((cra) => outboxItem(cra, 'p1'));
    for (const item of items) await lea.deps.table.write([{ put: item }]);
    await minuteHandler(atelier(lea.deps).deps)();
    expect(await left(items)).toBe(0);
    const passage = { level: 'info', event: 'passage', boite: 0, retard: 0, morts: 0 };
    expect(lea.logs).toEqual([{ level: 'warn', event: 'outbox.swept', done: 2 }, passage]);
    await minuteHandler(atelier(lea.deps).deps)();
    expect(lea.logs.slice(2)).toEqual([passage]);
  });
});

describe('the door of Mattermost', () => {
  const form = (change: Record<string, string> = {}) =>
    new URLSearchParams({
      team_id: 'zwb93omma7be9ebexdhpsw1ipw',
      channel_id: 'g3n8z1kcj3gyx8mpesocw1w8gh',
      user_id: 'm38c583sk3dr9dj7ucq3y9czfw',
      trigger_id: 't',
      response_url: 'https://chat.exemple/hooks/commands/x',
      token: TOKEN,
      command: '/coop',
      text: 'aide',
      ...change,
    }).toString();
  const call = (body: string, headers: Record<string, string>) =>
    mattermostHandler(
      lea.deps,
      connexion({ ephemeral: false }),
    )(httpEvent({ body: Buffer.from(body).toString('base64'), isBase64Encoded: true, headers }));

  it('answers an event, whatever the case of its headers', async () => {
    for (const name of ['content-type', 'Content-Type', 'CONTENT-TYPE']) {
      const answer = await call(form(), { [name]: 'application/x-www-form-urlencoded' });
      expect(answer).toMatchObject({ statusCode: 200, isBase64Encoded: false });
      expect(String(answer.body)).toContain('Ce que vous pouvez taper');
    }
  });

  it('believes no other token', async () => {
    const answer = await call(form({ token: 'x' }), { 'content-type': 'application/x-www-form-urlencoded' });
    expect(String(answer.body)).not.toContain('Ce que vous pouvez taper');
  });
});
