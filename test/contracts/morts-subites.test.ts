// The bot is killed at random moments while people work: nothing that they were told is done is lost, nothing is doubled, and each got an answer.
import { expect, it } from 'vitest';
import { killCampaign } from '#test/faults/kill.ts';
import { freshTable } from '#test/support/dynamo.ts';

it('loses and doubles nothing, wherever it is killed', { timeout: 240_000 }, async () => {
  const { table, tableName, connection } = await freshTable();
  const { accepted, lost, doubled, wrong, kills, again } = await killCampaign({
    table,
    tableName,
    connection,
    people: 4,
    kills: 3,
    seconds: 15,
  });
  console.log(
    `${kills} kills, ${accepted} things accepted, ${lost} lost, ${doubled} doubled, ${again} gestures made again`,
  );
  expect({ lost, doubled, wrong }).toEqual({ lost: 0, doubled: 0, wrong: [] });
  expect(kills).toBeGreaterThan(0);
  expect(accepted).toBeGreaterThan(4);
});
