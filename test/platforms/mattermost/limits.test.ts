// What each version can do: the last row of the table that the server's own header reaches.
import { describe, expect, it } from 'vitest';
import { limitsOf } from '#bot/platforms/mattermost/limits.ts';

const legacy = { multiselect: false, lookup: false, date: false, chained: false };
const first = { multiselect: true, lookup: true, date: false, chained: false };
const modern = { multiselect: true, lookup: true, date: true, chained: true };

describe('limitsOf', () => {
  it.each([
    ['9.5.0', legacy],
    ['9.11.0..9d1.false', legacy],
    ['10.12.9', legacy],
    ['11.0.4', first],
    ['11.1.0', modern],
    ['11.6.0..d94ba5fa3fa56566faaa23d9636d793274643b751bb9814fde857d4560c04000.false', modern],
    ['12.0.0', modern],
    ['110.0.0', modern],
  ])('knows %s', (version, limits) => {
    expect(limitsOf(version)).toMatchObject(limits);
  });

  it.each(['', '5.37.0', 'nightly', '11'])('asks little of « %s »', (version) => {
    expect(limitsOf(version)).toMatchObject(legacy);
  });
});
