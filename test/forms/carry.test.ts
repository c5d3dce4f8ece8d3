// Answers fitted to a newer form: what is known stays, the rest is left out, nothing is invented.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { typeCra, typesCra } from '#bot/domain/cra/index.ts';
import { carryInto, carryOver } from '#bot/forms/carry.ts';
import { choice, choices, counters, number, records, text } from '#bot/forms/field.ts';
import { type Form, fieldsOf } from '#bot/forms/form.ts';
import { answersTo, isWithin } from '#test/support/answers.ts';

function formOf(id: string): Form {
  const found = typeCra(id);
  if (!found) throw new Error(id);
  return found.form;
}

const anId = fc.constantFrom(...typesCra.map(({ id }) => id));
const anIdWithAnswers = anId.chain((id) => answersTo(fieldsOf(formOf(id))).map((values) => ({ id, values })));

describe('answers of an older form', () => {
  it('that are all still known carry over whole', () => {
    fc.assert(
      fc.property(anIdWithAnswers, ({ id, values }) => {
        expect(carryOver(values, formOf(id))).toEqual(values);
      }),
    );
  });

  it('of any shape give only answers that the form knows', () => {
    fc.assert(
      fc.property(anId, fc.anything(), (id, junk) => {
        const form = formOf(id);
        const everywhere = Object.fromEntries(Object.keys(fieldsOf(form)).map((name) => [name, junk]));
        const kept = carryOver(everywhere, form);
        for (const value of Object.values(kept)) expect(isWithin(value, junk)).toBe(true);
        expect(carryOver(kept, form)).toEqual(kept);
      }),
    );
  });

  it.each([
    ['an unknown name is left out', { ancien: 'x', n: 3 }, { n: 3 }],
    ['a code no longer there is left out', { un: 'z' }, {}],
    ['of several codes the known ones stay', { plusieurs: ['z', 'a'] }, { plusieurs: ['a'] }],
    ['of several codes none may stay', { plusieurs: ['z'] }, {}],
    ['of counters the known ones stay', { compte: { a: 2, z: 3 } }, { compte: { a: 2 } }],
    [
      'of rows those with their key stay, their known cells with them',
      { lignes: [{ nom: 'x', etat: 'z' }, { etat: 'a' }] },
      { lignes: [{ nom: 'x' }] },
    ],
    ['a number out of today’s bounds is left out', { n: 12 }, {}],
    ['a text too long for today is left out', { mots: 'trop long' }, {}],
    ['a value of another kind is left out', { n: '3', mots: 4, un: ['a'] }, {}],
  ])('%s', (_sentence, before, after) => {
    const options = [{ code: 'a', label: 'A' }];
    const fields = {
      n: number({ label: 'N', min: 0, max: 10 }),
      mots: text({ label: 'Mots', maxLength: 5 }),
      un: choice({ label: 'Un', options }),
      plusieurs: choices({ label: 'Plusieurs', options }),
      compte: counters({ label: 'Compte', options, max: 10 }),
      lignes: records({
        label: 'Lignes',
        rows: 3,
        key: 'nom',
        columns: { nom: text({ label: 'Nom', maxLength: 5 }), etat: choice({ label: 'État', options }) },
      }),
    };
    expect(carryInto(fields, before)).toEqual(after);
  });
});
