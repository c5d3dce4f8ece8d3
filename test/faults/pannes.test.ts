// While people work, what the bot depends on fails half of the time, is slow, comes twice, or jumps: nothing accepted is lost, nothing is doubled.
import { describe, expect, it } from 'vitest';
import { brokenCampaign, type Trouble } from './broken-world.ts';

const TROUBLES: readonly (readonly [string, Trouble])[] = [
  ['nothing breaks', {}],
  ['the table fails a third of the time, before or after its effect', { table: 0.33 }],
  ['the table is slow', { slow: 60 }],
  ['the chat fails half of the time', { chat: 0.5 }],
  ['the stream comes twice and in any order', { stream: true }],
  ['the clock jumps by hours', { clock: 3 * 3_600_000 }],
  ['all of it at once', { table: 0.2, slow: 5, chat: 0.3, stream: true, clock: 3_600_000 }],
];

describe('a day when', () => {
  it.each(TROUBLES)('%s', { timeout: 60_000 }, async (what, trouble) => {
    const { accepted, lost, doubled, wrong, again } = await brokenCampaign(trouble, {
      people: 4,
      seconds: 2,
    });
    console.log(
      `${what}: ${accepted} things accepted, ${lost} lost, ${doubled} doubled, ${again} gestures made again`,
    );
    expect({ lost, doubled, wrong }).toEqual({ lost: 0, doubled: 0, wrong: [] });
    expect(accepted).toBeGreaterThan(0);
  });
});
