// What a screen shows of a form: the fields that make sense now, what is kept, what was typed, what is offered.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormContext } from '#bot/forms/context.ts';
import {
  type Answers,
  choice,
  date,
  duration,
  type Fields,
  number,
  person,
  place,
  records,
  text,
} from '#bot/forms/field.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import { readAnswers } from '#bot/forms/read.ts';
import { defaultAnswers, screenFields } from '#bot/forms/screen.ts';
import { annuaireDe } from '#test/support/annuaire.ts';
import { answersTo, context } from '#test/support/answers.ts';

const options = [
  { code: 'oui', label: 'Oui' },
  { code: 'non', label: 'Non' },
];

function shown(fields: Fields, values: Answers = {}, raw: RawAnswers = {}, at: FormContext = context) {
  return screenFields(fields, { values, raw }, at);
}

describe('a screen', () => {
  const fields = {
    suite: choice({ label: 'Suite', options }),
    lequel: text({ label: 'Lequel ?', maxLength: 20, when: (values) => values.suite === 'oui' }),
  };

  it('asks only what makes sense of the other answers', () => {
    expect(shown(fields).map(({ name }) => name)).toEqual(['suite']);
    expect(shown(fields, { suite: 'oui' }).map(({ name }) => name)).toEqual(['suite', 'lequel']);
  });

  it('shows what is kept even where it would not be asked any more: it can be emptied', () => {
    expect(shown(fields, { suite: 'non', lequel: 'CAF' }).map(({ name }) => name)).toEqual([
      'suite',
      'lequel',
    ]);
  });

  it('shows what was typed rather than what is kept', () => {
    const nombre = { nombre: number({ label: 'N', min: 0, max: 9 }) };
    expect(shown(nombre, { nombre: 8 })).toMatchObject([{ value: '8' }]);
    expect(shown(nombre, { nombre: 8 }, { nombre: 'huit' })).toMatchObject([{ value: 'huit' }]);
    expect(shown(nombre).at(0)).not.toHaveProperty('value');
  });

  it('offers the lists of its fields, what is kept included', () => {
    const duree = { duree: duration({ label: 'Durée', required: true, choices: [30] }) };
    expect(shown(duree, { duree: 105 })).toMatchObject([
      { options: [{ code: '30' }, { code: '105', label: '1 h 45' }, { code: 'autre' }], value: '105' },
    ]);
    expect(shown(fields, { suite: 'oui' }).at(1)).not.toHaveProperty('options');
  });

  it('draws no person as long as the product keeps none, then says who it is', () => {
    const qui = { qui: person({ label: 'Bénéficiaire', anonymous: 'Anonyme' }) };
    const persons = annuaireDe({ has: () => true, label: (id) => `Mme ${id}` });
    expect(shown(qui, { qui: 'D' })).toEqual([]);
    expect(shown(qui, { qui: 'D' }, {}, { ...context, persons })).toMatchObject([
      { value: 'D', label: 'Mme D' },
    ]);
  });

  it('prepares rows from the other answers, until some are kept', () => {
    const lignes = {
      lignes: records({
        label: 'Lignes',
        rows: 3,
        key: 'mot',
        columns: { sujet: choice({ label: 'Sujet', options }), mot: text({ label: 'Mot', maxLength: 9 }) },
        prepare: ({ suite }) => (typeof suite === 'string' ? [{ sujet: suite }] : []),
      }),
    };
    expect(shown(lignes, { suite: 'oui' })).toMatchObject([{ value: [{ sujet: 'oui' }] }]);
    const kept = [{ sujet: 'non', mot: 'un' }];
    expect(shown(lignes, { suite: 'oui', lignes: kept })).toMatchObject([{ value: kept }]);
  });

  it('sent back as it is shown is read as what was kept', () => {
    const all = {
      ...fields,
      jour: date({ label: 'Date', daysBack: 9, daysAhead: 9 }),
      duree: duration({ label: 'Durée', choices: [30] }),
    };
    fc.assert(
      fc.property(answersTo(all), (values) => {
        const raw = Object.fromEntries(
          shown(all, values).flatMap(({ name, value }) =>
            value === undefined ? [] : [[name, value] as const],
          ),
        );
        expect(readAnswers(all, raw, context)).toEqual({ values, errors: {}, ask: {} });
      }),
    );
  });
});

describe('before anybody has said anything', () => {
  const lieu = place({
    label: 'Lieu',
    types: [
      { code: 'distance', label: 'À distance' },
      { code: 'ici', label: 'Ici', asks: 'place' },
    ],
  });
  const fields = {
    jour: date({ label: 'Date', default: 'today', daysBack: 1, daysAhead: 0 }),
    fin: date({ label: 'Fin', daysBack: 1, daysAhead: 0 }),
    lieu,
    role: choice({ label: 'Rôle', options, default: 'oui' }),
    avis: choice({ label: 'Avis', options }),
    duree: duration({ label: 'Durée', choices: [30] }),
  };

  it('a form holds today, the favourite place and what is declared; never a duration', () => {
    expect(defaultAnswers(fields, context)).toEqual({
      jour: '2026-11-19',
      lieu: { type: 'ici', lieu: 'p1', commune: { code: '29232', nom: 'Quimper' } },
      role: 'oui',
    });
  });

  it('a form holds no place for who has none of their own', () => {
    expect(defaultAnswers({ lieu }, { ...context, places: [] })).toEqual({});
  });
});
