// Invented answers: the same for the same seed, and held by the rules of any form, whatever is drawn.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { typesCra } from '#bot/domain/cra/index.ts';
import { choice, text } from '#bot/forms/field.ts';
import { defineForm, fieldsOf } from '#bot/forms/form.ts';
import { chanceFrom, inventAnswers, pickFrom } from '#local/seed-answers.ts';
import { samplePeople } from '#local/seed-people.ts';

const aSample = fc.constantFrom(...samplePeople.map(({ acteur }) => acteur));
const aType = fc.constantFrom(...typesCra);

it('answers hold all that is required, every rule, and the day asked', () => {
  fc.assert(
    fc.property(fc.integer(), aSample, aType, (seed, acteur, { form }) => {
      const values = inventAnswers(form, { chance: chanceFrom(seed), acteur, date: '2026-11-19' });
      for (const [name, field] of Object.entries(fieldsOf(form))) {
        if (field.required) expect(values[name], name).toBeDefined();
      }
      for (const rule of form.rules) expect(rule.holds(values, '2026-11-19'), rule.message).toBe(true);
      expect(values.date).toBe('2026-11-19');
    }),
    { numRuns: 500 },
  );
});

it('the same seed draws the same, another one something else', () => {
  const draw = (seed: number) => Array.from({ length: 8 }, chanceFrom(seed));
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  for (const n of draw(7)) expect(n >= 0 && n < 1).toBe(true);
});

it('the first of a list come more often, and none is out of it', () => {
  const chance = chanceFrom(1);
  const drawn = Array.from({ length: 1000 }, () => pickFrom(['a', 'b', 'c'], chance));
  const times = (letter: string) => drawn.filter((one) => one === letter).length;
  expect(times('a') + times('b') + times('c')).toBe(1000);
  expect(times('a')).toBeGreaterThan(times('c'));
  expect(pickFrom([], chance)).toBeUndefined();
});

it('a form whose rules nothing drawn can hold says so', () => {
  const [sample] = samplePeople;
  if (!sample) throw new Error('no sample');
  const fields = {
    un: choice({ label: 'Un', required: true, options: [{ code: 'autre', label: 'Autre' }] }),
    mot: text({ label: 'Mot', maxLength: 9 }),
  };
  const steps = { seul: { titre: 'Seul', fields } };
  const rules = [
    { field: 'mot', message: 'Précisez.', holds: (v: { mot?: string }) => v.mot !== undefined },
  ] as const;
  const form = defineForm({
    id: 'sans-issue',
    version: 1,
    titre: '',
    titreCourt: '',
    steps,
    firstScreen: [],
    rules,
  });
  const draw = { chance: chanceFrom(1), acteur: sample.acteur, date: '2026-11-19' };
  expect(() => inventAnswers(form, draw)).toThrow('sans-issue');
});
