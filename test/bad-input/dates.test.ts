// Dates and durations as people write them wrong, and the day that it is where they are.
import { describe, expect, it } from 'vitest';
import { expectSentence } from './sentences.ts';
import { knownStage, leastOf, type StageOptions, VERSIONS } from './stage.ts';

async function recorded(field: string, typed: unknown, options: StageOptions = {}) {
  const stage = await knownStage(options);
  const dialog = await stage.open('/cra individuel');
  const { error, errors } = await stage.submit(dialog, { ...leastOf(dialog), [field]: typed });
  const [cra] = await stage.cras();
  return { error, errors, value: cra?.values[field] };
}

async function expectRefused(field: string, typed: unknown, sentence: RegExp, options: StageOptions = {}) {
  const { error, errors, value } = await recorded(field, typed, options);
  expectSentence(error);
  expect(error).toMatch(sentence);
  expect(Object.keys(errors ?? {})).toEqual([field]);
  expect(value).toBeUndefined();
}

describe.each(VERSIONS)('on Mattermost %s, a date', (version) => {
  it.each([
    ['31/02', /^Date : .*févr/],
    ['31/02/2026', /^Date : .*févr/],
    ['29/02/2025', /^Date : .*févr/],
    ['2025-02-29', /^Date : /],
    ['2026-13-01', /^Date : /],
    ['00/00/0000', /^Date : /],
    ['20/11/2026', /^Date : Cette date est dans le futur/],
    ['demain', /^Date : Cette date est dans le futur/],
    ['2026-11-20', /^Date : Cette date est dans le futur/],
    ['19/11/2024', /^Date : Indiquez une date à partir du 18\/11\/2025\.$/],
    ['hier soir vers 18 h', /^Date : Cette date n’est pas comprise/],
    ['19/11/2026 10:00', /^Date : /],
    ['2026-11-19T10:00:00Z', /^Date : /],
    [20_261_119, /^Date : /],
  ])('%j is refused with what to write', async (typed, sentence) => {
    await expectRefused('date', typed, sentence, { version });
  });

  it.each([
    ['18/11/2025', '2025-11-18'],
    ['28/02', '2026-02-28'],
    ['hier', '2026-11-18'],
    ['\u200bhier\u200e ', '2026-11-18'],
    ['ＨＩＥＲ', '2026-11-18'],
    ['2026-11-19', '2026-11-19'],
  ])('%j is that day', async (typed, value) => {
    expect((await recorded('date', typed, { version })).value).toBe(value);
  });
});

describe('the day that it is', () => {
  const at = (iso: string) => Date.parse(iso);

  it.each([
    ['at 23:30 in La Réunion', 'Indian/Reunion', '2026-11-19T19:30:00Z', '2026-11-19'],
    [
      'at 00:30 in La Réunion, the day before in Paris',
      'Indian/Reunion',
      '2026-11-19T20:30:00Z',
      '2026-11-20',
    ],
    [
      'at 23:30 in Guadeloupe, the day after in Paris',
      'America/Guadeloupe',
      '2026-11-20T03:30:00Z',
      '2026-11-19',
    ],
    ['at 23:30 in Nouméa', 'Pacific/Noumea', '2026-11-19T12:30:00Z', '2026-11-19'],
    ['before the spring change of hour', 'Europe/Paris', '2026-03-28T22:30:00Z', '2026-03-28'],
    [
      'half an hour before midnight on the day of change',
      'Europe/Paris',
      '2026-03-29T21:30:00Z',
      '2026-03-29',
    ],
    ['in the hour lived twice in autumn', 'Europe/Paris', '2026-10-25T00:30:00Z', '2026-10-25'],
    ['before midnight on the long day', 'Europe/Paris', '2026-10-25T22:30:00Z', '2026-10-25'],
  ])('%s is the person’s own', async (_when, fuseau, iso, today) => {
    for (const typed of ['aujourd’hui', "aujourd'hui", today]) {
      expect((await recorded('date', typed, { fuseau, now: at(iso), version: '9.11.0' })).value).toBe(today);
    }
    const stage = await knownStage({ fuseau, now: at(iso) });
    const dialog = await stage.open('/cra individuel');
    expect(dialog.elements.find(({ name }) => name === 'date')?.default).toBe(today);
  });

  it('follows the person’s clock: tomorrow in Paris is refused in Guadeloupe, today in La Réunion is not in Paris', async () => {
    const now = at('2026-11-20T03:30:00Z');
    const sentence = /^Date : Cette date est dans le futur/;
    await expectRefused('date', '2026-11-20', sentence, { fuseau: 'America/Guadeloupe', now });
    const late = at('2026-11-19T20:30:00Z');
    await expectRefused('date', '2026-11-20', sentence, { fuseau: 'Europe/Paris', now: late });
    const reunion = await recorded('date', '2026-11-20', { fuseau: 'Indian/Reunion', now: late });
    expect(reunion.value).toBe('2026-11-20');
  });

  it('crosses a change of hour without losing or gaining a day', async () => {
    const now = at('2026-03-30T08:00:00Z');
    expect((await recorded('date', 'hier', { now })).value).toBe('2026-03-29');
    expect((await recorded('date', 'avant-hier', { now })).value).toBe('2026-03-28');
    const autumn = at('2026-10-26T08:00:00Z');
    expect((await recorded('date', 'hier', { now: autumn })).value).toBe('2026-10-25');
    expect((await recorded('date', 'avant-hier', { now: autumn })).value).toBe('2026-10-24');
  });
});

/** « Autre », then the screen of its own. */
async function otherDuration(typed: unknown) {
  const stage = await knownStage();
  const dialog = await stage.open('/cra individuel');
  const { form } = await stage.submit(dialog, { ...leastOf(dialog), duree: 'autre' });
  if (!form) throw new Error('no further screen');
  const answer = await stage.submit(form, { duree__libre: typed });
  return { ...answer, value: (await stage.cras())[0]?.values.duree };
}

describe('a duration', () => {
  it.each([
    ['0', /au moins 1 minute/],
    ['-5', /au moins 1 minute/],
    ['0h', /au moins 1 minute/],
    ['25h', /24 heures/],
    ['1441', /24 heures/],
    ['1h75', /« 1h75 » n’est pas une durée/],
    ['1,5', /Précisez l’unité/],
    ['1e3', /n’est pas comprise/],
    ['une éternité', /n’est pas comprise/],
    ['', /Indiquez la durée/],
    ['9'.repeat(300), /n’est pas comprise|24 heures/],
    [{}, /Indiquez la durée/],
  ])('%j is refused with what to write, on the first screen or its own', async (typed, sentence) => {
    const { error, errors, value } = await otherDuration(typed);
    expectSentence(error);
    expect(error).toMatch(/^Durée : /);
    expect(error).toMatch(sentence);
    expect(Object.keys(errors ?? {})).toEqual(['duree__libre']);
    expect(value).toBeUndefined();
    if (typeof typed === 'string' && typed !== '') await expectRefused('duree', typed, sentence);
  });

  it.each([
    ['1,5h', 90],
    ['1.5 h', 90],
    ['1h45', 105],
    ['3/4 h', 45],
    ['24h', 1440],
    ['1', 1],
    [45, 45],
  ])('%j is %i minutes', async (typed, minutes) => {
    expect((await otherDuration(typed)).value).toBe(minutes);
    expect((await recorded('duree', typed)).value).toBe(minutes);
  });
});
