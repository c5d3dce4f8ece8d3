// What a screen shows, sent back unchanged, is read as the same value: for every field of every type.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withAideNecessaire } from '#bot/domain/cra/aide-necessaire.ts';
import { typesCra } from '#bot/domain/cra/index.ts';
import { lieuForm } from '#bot/domain/lieu.ts';
import { accueilForm, profilForm } from '#bot/domain/profil.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { rawAnswers, rawOf } from '#bot/forms/raw.ts';
import { readAnswers } from '#bot/forms/read.ts';
import { sayValue } from '#bot/forms/summary.ts';
import { annuaireDe } from '#test/support/annuaire.ts';
import { answersTo, context as people, valueFor } from '#test/support/answers.ts';

const context = { ...people, persons: annuaireDe({ has: () => true, label: () => 'Mme D.' }) };
const forms = [...withAideNecessaire(typesCra).map((type) => type.form), accueilForm, profilForm, lieuForm];

describe.each(forms.map((form) => [form.id, form] as const))('%s', (_id, form) => {
  it.each(Object.entries(fieldsOf(form)))('%s', (name, field) => {
    fc.assert(
      fc.property(valueFor(field), (value) => {
        const read = readAnswers({ [name]: field }, { [name]: rawOf(field, value as never) }, context);
        expect(read).toEqual({ values: { [name]: value }, errors: {}, ask: {} });
        expect(sayValue(field, value, context)).not.toBe('');
      }),
      { numRuns: 30 },
    );
  });

  it('all its fields together', () => {
    fc.assert(
      fc.property(answersTo(fieldsOf(form)), (values) => {
        expect(readAnswers(fieldsOf(form), rawAnswers(fieldsOf(form), values), context).values).toEqual(
          values,
        );
      }),
      { numRuns: 30 },
    );
  });
});
