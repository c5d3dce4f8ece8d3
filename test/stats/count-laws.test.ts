// The laws of figures: what is said to be counted is, and figures add up whatever the order of changes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeCra, typesCra } from '#bot/domain/cra/index.ts';
import { countedFields } from '#bot/forms/columns.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { sumOf } from '#bot/stats/compteurs.ts';
import { count, countWords, delta, rollupOf, visites } from '#bot/stats/count.ts';
import { emptyRollup, subtractRollups, sumRollups } from '#bot/stats/rollup.ts';
import { answersTo } from '#test/support/answers.ts';

/** Answers of an activity that took place with somebody, by the id of its type. */
const happened = fc.constantFrom(...typesCra.map(({ id }) => id)).chain((id) => {
  const type = typeCra(id) ?? expect.fail(id);
  const people = 'participants' in fieldsOf(type.form) ? { participants: 9_000 } : {};
  return answersTo(fieldsOf(type.form)).map((values) => ({ id, values: { ...values, ...people } }));
});

it('a field that is said to be counted is, in clear or by words, and no other', () => {
  fc.assert(
    fc.property(happened, ({ id, values }) => {
      const { form } = typeCra(id) ?? expect.fail(id);
      const cra = { type: id, values };
      const told = Object.keys({ ...count(cra), ...countWords(cra), ...visites(cra) }).join(' ');
      for (const [name, value] of Object.entries(values)) {
        if (saysNothing(value)) continue;
        const isTold = new RegExp(`(^|[ /.])${name}([./]| |$)`).test(told);
        expect([name, isTold]).toEqual([name, countedFields(form).includes(name)]);
      }
    }),
  );
});

/** An empty answer, or one that figures leave out. */
function saysNothing(value: unknown): boolean {
  if (value === undefined || value === 0 || value === 'non_communique') return true;
  return typeof value === 'object' && Object.values(value ?? {}).every((n) => n === 0);
}

const aCra = fc.oneof(
  ...typesCra.map(({ id, form }) => answersTo(fieldsOf(form)).map((values) => ({ type: id, values }))),
);

describe('figures', () => {
  it('a change is what comes after, less what was before', () => {
    fc.assert(
      fc.property(aCra, aCra, (before, after) => {
        expect(sumRollups([rollupOf(before), delta(before, after)])).toEqual(rollupOf(after));
      }),
    );
  });

  it('no change changes nothing; created then deleted leaves nothing', () => {
    fc.assert(
      fc.property(aCra, (cra) => {
        expect(delta(cra, cra)).toEqual(emptyRollup);
        expect(delta(undefined, cra)).toEqual(rollupOf(cra));
        expect(subtractRollups(delta(undefined, cra), rollupOf(cra))).toEqual(emptyRollup);
        expect(delta(undefined, undefined)).toEqual(emptyRollup);
      }),
    );
  });

  it('add up in any order', () => {
    fc.assert(
      fc.property(fc.array(aCra, { maxLength: 8 }), (cras) => {
        const each = cras.map((cra) => count(cra));
        expect(sumOf(each.toReversed())).toEqual(sumOf(each));
      }),
    );
  });

  it('are whole numbers, never negative', () => {
    fc.assert(
      fc.property(aCra, (cra) => {
        for (const n of Object.values({ ...count(cra), ...countWords(cra) }))
          expect(Number.isInteger(n) && n > 0).toBe(true);
      }),
    );
  });
});
