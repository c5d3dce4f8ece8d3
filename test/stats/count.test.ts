// What a CRA adds to figures, and the laws by which figures add up whatever the order of changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typesCra } from '#bot/domain/cra/index.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { add, type Counters, count, delta } from '#bot/stats/count.ts';
import { answersTo } from '#test/support/answers.ts';

it.each<[string, string, Answers, Counters]>([
  [
    'an individual accompaniment',
    'individuel',
    { duree: 45 },
    { activites: 1, minutes: 45, accompagnements: 1, 'type.individuel': 1 },
  ],
  [
    'two people together',
    'demarche',
    { duree: 45, aDeux: true },
    { activites: 1, minutes: 45, accompagnements: 2, 'type.demarche': 1 },
  ],
  [
    'a workshop of eight',
    'atelier',
    { duree: 90, participants: 8 },
    { activites: 1, minutes: 90, accompagnements: 8, 'type.atelier': 1 },
  ],
  [
    'a passing question',
    'ponctuelle',
    { duree: 5 },
    { activites: 1, minutes: 5, accompagnements: 1, 'type.ponctuelle': 1 },
  ],
  [
    'a missed appointment, whose planned length is no work',
    'rdv-non-honore',
    { dureePrevue: 60 },
    { 'type.rdv-non-honore': 1 },
  ],
  ['free access', 'acces-libre', { nombre: 12 }, { activites: 1, visites: 12, 'type.acces-libre': 1 }],
  [
    'an animation',
    'animation',
    { duree: 60, interventions: { mediateurs: 4, structures: 2 } },
    { activites: 1, minutes: 60, interventions: 6, 'type.animation': 1 },
  ],
  ['an event', 'evenement', { participants: 200 }, { activites: 1, participants: 200, 'type.evenement': 1 }],
  [
    'a partnership',
    'partenariat',
    { partenaires: [{ nom: 'CAF' }, { nom: 'MSA' }] },
    { activites: 1, structures: 2, 'type.partenariat': 1 },
  ],
  ['a type of another version', 'disparu', { duree: 10 }, { activites: 1, minutes: 10, 'type.disparu': 1 }],
])('%s', (_sentence, type, values, counters) => {
  expect(count({ type, values })).toEqual(counters);
});

const aCra = fc.oneof(
  ...typesCra.map(({ id, form }) => answersTo(fieldsOf(form)).map((values) => ({ type: id, values }))),
);

describe('figures', () => {
  it('a change is what comes after, less what was before', () => {
    fc.assert(
      fc.property(aCra, aCra, (before, after) => {
        expect(add(count(before), delta(before, after))).toEqual(count(after));
      }),
    );
  });

  it('no change changes nothing; created then deleted leaves nothing', () => {
    fc.assert(
      fc.property(aCra, (cra) => {
        expect(delta(cra, cra)).toEqual({});
        expect(delta(undefined, cra)).toEqual(count(cra));
        expect(add(delta(undefined, cra), delta(cra, undefined))).toEqual({});
        expect(delta(undefined, undefined)).toEqual({});
      }),
    );
  });

  it('add up in any order', () => {
    fc.assert(
      fc.property(fc.array(aCra, { maxLength: 8 }), (cras) => {
        const sum = (all: readonly Counters[]) => all.reduce(add, {});
        const each = cras.map((cra) => count(cra));
        expect(sum(each.toReversed())).toEqual(sum(each));
      }),
    );
  });

  it('are whole numbers, never negative', () => {
    fc.assert(
      fc.property(aCra, (cra) => {
        for (const n of Object.values(count(cra))) expect(Number.isInteger(n) && n > 0).toBe(true);
      }),
    );
  });
});
