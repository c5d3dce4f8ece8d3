// What is done to the commands of a team, decided before anything is called.
import { describe, expect, it } from 'vitest';
import { planCommands, wantedCommands } from '#connect/commands.ts';
import type { RegisteredCommand } from '#connect/wire.ts';

const place = { botUrl: 'https://bot.test', icon: 'https://chat.test/image' };
const wanted = wantedCommands(
  [
    { trigger: 'cra', description: 'Enregistrer', hint: '[aide]' },
    { trigger: 'lieux', description: 'Vos lieux', hint: '[aide]' },
  ],
  place,
);
const [cra, lieux] = wanted;
const marks = { tokens: new Set(['connu']), urls: new Set(['https://bot.test/mattermost/command']) };
const registered = (changed: object): RegisteredCommand =>
  Object.assign({ id: 'i', team_id: 't', token: 'autre' }, cra, changed) as RegisteredCommand;

describe('a plan', () => {
  it('creates all in an empty team', () => {
    expect(planCommands(wanted, [], marks)).toEqual({
      create: wanted,
      update: [],
      remove: [],
      keep: [],
      taken: [],
    });
  });

  it('keeps what is right', () => {
    const right = registered({});
    expect(planCommands(wanted, [right], marks)).toMatchObject({
      create: [lieux],
      update: [],
      keep: [right],
    });
  });

  it.each(Object.keys(wanted[0] ?? {}).filter((key) => key !== 'trigger'))('mends a changed %s', (key) => {
    const changed = registered({ token: 'connu', [key]: 'x' });
    expect(planCommands(wanted, [changed], marks).update).toEqual([{ registered: changed, wanted: cra }]);
  });

  it.each([
    ['its token', { token: 'connu', username: 'x', url: 'https://x.test/' }],
    ['its name', { username: 'coopilote', url: 'https://x.test/' }],
    ['its address', { username: 'x' }],
  ])('knows its own by %s', (_, changed) => {
    expect(planCommands(wanted, [registered(changed)], marks)).toMatchObject({
      taken: [],
      update: [{ wanted: cra }],
    });
  });

  it('leaves alone a trigger of somebody else, and their other commands', () => {
    const theirs = registered({ username: '', url: 'https://x.test/mattermost/command' });
    const other = registered({ trigger: 'autre', username: '', url: 'https://x.test/mattermost/command' });
    const plan = planCommands(wanted, [theirs, other], marks);
    expect(plan).toEqual({ create: [lieux], update: [], remove: [], keep: [], taken: [theirs] });
  });

  it('removes what the catalogue no longer has', () => {
    const old = registered({ trigger: 'ancienne' });
    expect(planCommands(wanted, [old], marks)).toMatchObject({ remove: [old], create: wanted });
  });
});
