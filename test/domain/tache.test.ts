// What remains to be done: what its form says, how many there are of each urgency.
import { describe, expect, it, test } from 'vitest';
import { aFaireIn, reportForm, sayBilan, tacheForm } from '#bot/domain/tache.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { readAnswers } from '#bot/forms/read.ts';
import { context } from '#test/support/answers.ts';

const { today } = context;

describe('the form', () => {
  it('takes what, or what and when; the date is refused in words beside its field', () => {
    const read = (raw: Record<string, string>) => readAnswers(fieldsOf(tacheForm), raw, context);
    expect(read({ quoi: 'rappeler' })).toMatchObject({ values: { quoi: 'rappeler' }, errors: {} });
    expect(read({ quoi: 'rappeler', quand: 'vendredi' }).errors).toEqual({});
    expect(read({ quoi: 'rappeler', quand: 'bientôt' }).errors).toEqual({
      quand: expect.stringContaining('n’est pas comprise'),
    });
    expect(read({ quoi: 'rappeler', quand: '12/12/2020' }).errors).toEqual({
      quand: expect.stringContaining('est passée'),
    });
    expect(read({ quoi: '2 84 05 88 888 888 07' }).errors.quoi).toContain('numéro de sécurité sociale');
    expect(read({}).errors).toEqual({ quoi: 'Écrivez ce qui est à faire.' });
    expect(readAnswers(fieldsOf(reportForm), {}, context).errors).toEqual({
      quand: 'Indiquez la nouvelle date.',
    });
  });

  test.each([
    [{ quoi: 'rappeler vendredi' }, { quoi: 'rappeler', le: '2026-11-20', dit: 'vendredi' }],
    [
      { quoi: 'rappeler vendredi', quand: 'lundi' },
      { quoi: 'rappeler vendredi', le: '2026-11-23' },
    ],
    [{ quoi: 'rappeler' }, { quoi: 'rappeler' }],
  ])('%j', (values, aFaire) => {
    expect(aFaireIn(values, today)).toEqual(aFaire);
  });
});

test('each urgency is counted, those of which there is none left out', () => {
  const days = [today, today, '2026-11-18', '2026-12-01', undefined].map((le) => (le ? { le } : {}));
  expect(sayBilan(days, today, '')).toBe(
    '5 choses à faire : 1 en retard, 2 aujourd’hui, 1 plus tard, 1 sans date',
  );
  expect(sayBilan([{}], today, '')).toBe('1 chose à faire : 1 sans date');
  expect(sayBilan(days.slice(0, 2), today, 'plus de ')).toBe('plus de 2 choses à faire : 2 aujourd’hui');
});
