// Help: it lists only what exists, and every example that it gives is understood.
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#bot/commands/catalogue.ts';
import { asksHelp, helpOn, helpOnAll } from '#bot/commands/coop.ts';
import { memoryBot, textOf } from '#test/support/memory-bot.ts';

const EXAMPLES = CATALOGUE.flatMap(({ examples }) => examples.map(({ typed }) => typed));

/** Words that the alternatives of a hint hold, those that stand for others apart. */
const HINTS = CATALOGUE.flatMap(({ trigger, hint }) =>
  hint
    .replace(/[[\]]/g, '')
    .split('|')
    .map((words) => words.trim())
    .filter((words) => !words.includes('…'))
    .map((words) => `/${trigger} ${words}`),
);

/** Léa with one activity, so that there is something to take up. */
async function busy() {
  const lea = await memoryBot('lea');
  const screen = await lea.type('/cra individuel');
  const saved = await lea.send(screen, {
    duree: '45',
    thematiques: ['email'],
    lieu: 'lieu.lea1',
    date: 'hier',
  });
  expect(textOf(saved)).toContain('Enregistré');
  return lea;
}

describe('the help', () => {
  it.each(['aide', 'Aide', 'AIDE', ' aide ', 'help', '?', 'aide !'])('comes for « %s »', (typed) => {
    expect(asksHelp(typed)).toBe(true);
  });

  it.each(['', 'aider', 'atelier', 'individuel aide', '??'])('does not come for « %s »', (typed) => {
    expect(asksHelp(typed)).toBe(false);
  });

  it('on everything lists every command, and only those', () => {
    const lines = textOf(helpOnAll()).match(/^- `\/\w+` :/gm);
    expect(lines).toEqual(CATALOGUE.map(({ trigger }) => `- \`/${trigger}\` :`));
  });

  it('on one command gives all its examples', () => {
    for (const { trigger, examples } of CATALOGUE.filter((one) => one.trigger !== 'coop')) {
      for (const { typed, does } of examples)
        expect(textOf(helpOn(trigger))).toContain(`\`${typed}\` : ${does}`);
    }
    expect(helpOn('inconnu')).toEqual(helpOnAll());
  });

  it('sends to the bot’s own channel, where a forgotten slash shows a name to nobody', () => {
    for (const { trigger } of CATALOGUE)
      expect(textOf(helpOn(trigger))).toMatch(/canal direct|message personnel/);
  });

  it('says nothing of what does not exist yet', () => {
    const all = CATALOGUE.map(({ trigger }) => textOf(helpOn(trigger))).join('\n');
    expect(all).not.toMatch(/modele|orientation|impact/i);
  });
});

describe('what the help says can be typed', () => {
  it.each([...EXAMPLES, ...HINTS])('%s is understood, every word of it', async (typed) => {
    const lea = await busy();
    const reply = await lea.type(typed);
    const said = reply.show === 'screen' ? (reply.screen.intro ?? '') : textOf(reply);
    expect(said).not.toMatch(/Non compris|ne connais pas|n’est pas comprise|ne répond pas|n’est pas ouvert/);
    expect(lea.logs).toEqual([]);
  });

  it.each([
    ['/cra individuel 45 mail', { duree: 45, thematiques: ['email'] }],
    ['/cra atelier 8', { participants: 8 }],
    ['/cra individuel 1h30 hier médiathèque', { duree: 90, date: '2026-11-18' }],
    ['/cra deux', { aDeux: true }],
    ['/cra dernier', { duree: 45, thematiques: ['email'], date: '2026-11-19' }],
  ])('%s fills what it says', async (typed, values) => {
    const reply = await (await busy()).type(typed);
    if (reply.show !== 'screen') throw new Error(textOf(reply));
    const shown = Object.fromEntries(reply.screen.fields.map(({ name, value }) => [name, value]));
    for (const [name, value] of Object.entries(values)) {
      expect(shown[name]).toEqual(typeof value === 'number' ? String(value) : value);
    }
  });
});
