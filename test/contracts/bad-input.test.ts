// The same on Amazon's DynamoDB Local: a transaction that it undoes itself, and a database that nobody answers for.
import { describe, expect, it } from 'vitest';
import { dynamoClient } from '#bot/aws/dynamo-client.ts';
import { dynamoTable } from '#bot/aws/dynamo-table.ts';
import type { Table } from '#bot/ports.ts';
import { keyOf } from '#bot/storage/keys.ts';
import { expectSentence, expectSilentLogs } from '#test/bad-input/sentences.ts';
import { ACTEUR, knownStage, leastOf, openStage } from '#test/bad-input/stage.ts';
import { freshTable } from '#test/support/dynamo.ts';

const { table, connection } = await freshTable();
const NOTES = 'Mme Kergoat, zqxjk';
const person = await knownStage({ table });

/** Where nothing listens. */
function nobody(): Table {
  const client = dynamoClient({ ...connection, endpoint: 'http://127.0.0.1:1' });
  return dynamoTable({ client, tableName: 'coopilote', timeout: 300 });
}

describe('on DynamoDB Local', () => {
  it('a transaction undone because the month changed meanwhile is made again, and counts once', async () => {
    const month = keyOf.mois(ACTEUR, '2026-11');
    const dialog = await person.open('/cra individuel complet');
    let raced = false;
    const around = (real: Table): Table => ({
      ...real,
      write: async (actions, token) => {
        if (!raced && actions.some((action) => 'put' in action && action.put.pk === month.pk)) {
          raced = true;
          const other = await person.open('/cra ponctuelle');
          expect(await person.submit(other, leastOf(other))).toEqual({});
        }
        return real.write(actions, token);
      },
    });
    const stage = openStage({ table, around });
    expect(await stage.submit(dialog, { ...leastOf(dialog), notes: NOTES })).toEqual({});
    expect(raced).toBe(true);
    expect(await person.cras()).toHaveLength(2);
    const [counted] = await table.get([month]);
    expect(counted).toMatchObject({ x: expect.stringContaining('"activites":2,') });
    expectSilentLogs(stage, ['zqxjk', 'Kergoat']);
  });

  it('while it is down the dialog stays open with a reference; up again, the same answers make one CRA', async () => {
    const before = (await person.cras()).length;
    const dialog = await person.open('/cra individuel complet');
    const answers = { ...leastOf(dialog), notes: NOTES };
    const down = openStage({ table: nobody() });
    for (const _try of [1, 2]) {
      const { error } = await down.submit(dialog, answers);
      expectSentence(error);
      expect(error).toMatch(/réf\. [a-z0-9]{8}/);
    }
    expect((await down.command('/cra individuel 45')).text).toMatch(/réf\. [a-z0-9]{8}/);
    expect(await person.submit(dialog, answers)).toEqual({});
    expect(await person.submit(dialog, answers)).toEqual({});
    expect(await person.cras()).toHaveLength(before + 1);
    expectSilentLogs(down, ['zqxjk', '127.0.0.1']);
  });
});
