// A form as it is declared: its fields in order, the names of its first screen and rules checked by the compiler.
import { describe, expect, it } from 'vitest';
import { countedFields, exportedColumns } from '#bot/forms/columns.ts';
import { date, duration, number, text } from '#bot/forms/field.ts';
import { defineForm, fieldsOf, pick } from '#bot/forms/form.ts';

const declaration = {
  id: 'essai',
  version: 1,
  titre: 'Essai d’un formulaire',
  titreCourt: 'Essai',
  steps: {
    essentiel: {
      titre: 'Essentiel',
      fields: {
        date: date({ label: 'Date', full: 'Date de l’essai', daysBack: 9, daysAhead: 0 }),
        duree: duration({ label: 'Durée', choices: [30], counted: true }),
      },
    },
    suite: {
      titre: 'Suite',
      fields: {
        nombre: number({ label: 'Nombre', min: 0, max: 9, counted: true }),
        secret: text({ label: 'Secret', maxLength: 9, exported: false }),
      },
    },
  },
} as const;

const form = defineForm({ ...declaration, firstScreen: ['duree', 'nombre'] });

describe('a form', () => {
  it('saves, and has no rule, unless it says otherwise', () => {
    expect(form).toMatchObject({ submit: 'Enregistrer', rules: [] });
    expect(defineForm({ ...declaration, firstScreen: [], submit: 'Continuer' }).submit).toBe('Continuer');
  });

  it('has its fields in the order of its steps', () => {
    expect(Object.keys(fieldsOf(form))).toEqual(['date', 'duree', 'nombre', 'secret']);
  });

  it('gives the fields asked in the order asked, without those it does not know', () => {
    expect(Object.keys(pick(form, ['nombre', 'disparu', 'date']))).toEqual(['nombre', 'date']);
    expect(pick(form, ['toString'])).toEqual({});
  });

  it('gives exports their columns with the full wording, and statistics what they count', () => {
    expect(exportedColumns(form).map(({ name, header }) => [name, header])).toEqual([
      ['date', 'Date de l’essai'],
      ['duree', 'Durée'],
      ['nombre', 'Nombre'],
    ]);
    expect(countedFields(form)).toEqual(['duree', 'nombre']);
  });

  it('names only fields that exist, or does not compile', () => {
    // @ts-expect-error no such field
    defineForm({ ...declaration, firstScreen: ['duré'] });
    // @ts-expect-error no such field
    const rules = [{ field: 'lieu', message: '', holds: () => true }] satisfies Rules;
    // @ts-expect-error `date` is not a number
    defineForm({ ...declaration, firstScreen: [], rules: [{ ...never, holds: (v) => v.date > 3 }] });
    expect(rules).toHaveLength(1);
  });

  it('gives its rules typed answers', () => {
    const rule = {
      field: 'nombre',
      message: 'Trop.',
      holds: (v: { nombre?: number }) => (v.nombre ?? 0) < 5,
    } as const;
    const [kept] = defineForm({ ...declaration, firstScreen: [], rules: [rule] }).rules;
    expect([kept?.holds({ nombre: 4 }, '2026-11-19'), kept?.holds({ nombre: 5 }, '2026-11-19')]).toEqual([
      true,
      false,
    ]);
  });
});

type Rules = NonNullable<Parameters<typeof defineForm<(typeof declaration)['steps']>>[0]['rules']>;
const never = { field: 'date', message: '' } as const;
