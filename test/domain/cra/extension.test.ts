// Growing is one entry: a field in every CRA is one line of `communs`, a type is one declaration. Proved by doing it.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { dateFaite, duree } from '#bot/domain/cra/champs.ts';
import { findType, typesCra } from '#bot/domain/cra/index.ts';
import { defineCra } from '#bot/domain/cra/type.ts';
import { countedFields, exportedColumns } from '#bot/forms/columns.ts';
import { choice, number, yesNo } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';
import { readPhrase } from '#bot/forms/phrase.ts';
import { readAnswers } from '#bot/forms/read.ts';
import { screenFields } from '#bot/forms/screen.ts';
import { summarize } from '#bot/forms/summary.ts';
import { context } from '#test/support/answers.ts';

describe('one more optional field in every CRA', () => {
  afterEach(() => {
    vi.doUnmock('#bot/domain/cra/communs.ts');
    vi.resetModules();
  });

  it('is one entry, drawn, read, said, exported and counted in each type', async () => {
    vi.resetModules();
    vi.doMock('#bot/domain/cra/communs.ts', async (original) => {
      const real = await original<typeof import('#bot/domain/cra/communs.ts')>();
      const meteo = choice({
        label: 'Météo',
        options: [{ code: 'pluie', label: 'Pluie', synonyms: ['averse'] }],
        counted: true,
      });
      return { ...real, communs: { notes: { ...real.communs.notes, meteo } } };
    });
    const { typesCra: types } = await import('#bot/domain/cra/index.ts');
    expect(types).toHaveLength(typesCra.length);
    for (const { form } of types) {
      const notes = form.steps.notes?.fields ?? {};
      const drawn = screenFields(notes, { values: {}, raw: {} }, context).find(
        ({ name }) => name === 'meteo',
      );
      expect(drawn?.options?.map(({ label }) => label)).toEqual(['Non renseigné', 'Pluie']);
      expect(readAnswers(notes, { meteo: 'pluie' }, context).values).toEqual({ meteo: 'pluie' });
      expect(summarize(notes, { meteo: 'pluie' }, context)).toEqual([
        { name: 'meteo', label: 'Météo', text: 'Pluie' },
      ]);
      expect(exportedColumns(form).map(({ name }) => name)).toContain('meteo');
      expect(countedFields(form)).toContain('meteo');
      expect(readPhrase('averse', fieldsOf(form), context).values).toEqual({ meteo: 'pluie' });
    }
  });
});

describe('one more type', () => {
  const permanence = defineCra({
    id: 'permanence',
    titre: 'Permanence téléphonique',
    court: 'CRA permanence',
    bouton: 'Permanence',
    metier: 'mediation',
    mots: ['permanence', 'hotline'],
    steps: {
      essentiel: {
        date: dateFaite,
        duree,
        appels: number({ label: 'Appels', min: 0, max: 500, units: ['appel'] }),
      },
      suite: { rappels: yesNo({ label: 'Rappels', text: 'Des personnes sont à rappeler' }) },
    },
    firstScreen: ['duree', 'appels', 'date'],
    rules: [
      { field: 'appels', message: 'Indiquez au moins un appel.', holds: (values) => values.appels !== 0 },
    ],
    accompagnements: (values) => values.appels ?? 0,
  });

  it('is one declaration: form, groups, buttons, words and figures follow', () => {
    expect(permanence.form).toMatchObject({
      id: 'cra-permanence',
      version: 1,
      submit: 'Enregistrer',
      titreCourt: 'CRA permanence',
    });
    expect(Object.keys(permanence.form.steps)).toEqual(['essentiel', 'suite', 'notes']);
    expect(permanence.boutons).toEqual([
      { step: 'suite', label: 'Suite' },
      { step: 'notes', label: 'Notes' },
    ]);
    expect(Object.keys(permanence.form.steps.notes?.fields ?? {})).toEqual([
      'notes',
      'tags',
      'ressenti',
      'ressentiMot',
    ]);
    expect(findType('Hotline', [...typesCra, permanence])).toBe(permanence);
    expect(permanence.accompagnements({ appels: 3 })).toBe(3);
    expect(readPhrase('2h 12 appels', fieldsOf(permanence.form), context)).toEqual({
      values: { duree: 120, appels: 12 },
      leftovers: [],
    });
  });
});
