// Each kind of field, from what a platform hands over to a value, a sentence, or a further question.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormContext } from '#bot/forms/context.ts';
import {
  choices,
  commune,
  date,
  duration,
  type Field,
  number,
  person,
  place,
  text,
  yesNo,
} from '#bot/forms/field.ts';
import { EMPTY, OTHER, type RawAnswer, type RawAnswers } from '#bot/forms/raw.ts';
import { needsCommunes, readAnswers } from '#bot/forms/read.ts';
import { GONE } from '#bot/forms/reading.ts';
import { annuaireDe } from '#test/support/annuaire.ts';
import { context as nobody } from '#test/support/answers.ts';

const context: FormContext = {
  ...nobody,
  persons: annuaireDe({ has: (id) => id === 'per1', label: () => 'Mme D.' }),
};

const read = (field: Field, raw: RawAnswers) => readAnswers({ champ: field }, raw, context);
const valueRead = (field: Field, champ: RawAnswer) => read(field, { champ }).values.champ;
const errorRead = (field: Field, champ: RawAnswer) => read(field, { champ }).errors.champ;

describe('a number', () => {
  it('is read within its bounds', () => {
    const nombre = number({ label: 'Personnes', min: 1, max: 20 });
    expect(valueRead(nombre, '8')).toBe(8);
    expect(errorRead(nombre, '0')).toBe('Indiquez au moins 1.');
    expect(errorRead(nombre, '21')).toBe('Indiquez au plus 20.');
  });
});

describe('a date', () => {
  const faite = date({ label: 'Date', daysBack: 366, daysAhead: 0 });
  const annoncee = date({ label: 'Date', daysBack: 366, daysAhead: 30 });

  it.each([
    ['hier', '2026-11-18'],
    ['19/11/2026', '2026-11-19'],
    ['2025-11-18', '2025-11-18'],
  ])('%s is read', (typed, value) => {
    expect(valueRead(faite, typed)).toBe(value);
  });

  it.each(['', ' \u200b', EMPTY])('is absent: %j', (typed) => {
    expect(read(faite, { champ: typed })).toEqual({ values: {}, errors: {}, ask: {} });
  });

  it('stays between its first and last day, which are good', () => {
    expect(errorRead(faite, '20/11/2026')).toBe(
      'Cette date est dans le futur : indiquez aujourd’hui ou un jour passé.',
    );
    expect(errorRead(faite, '17/11/2025')).toBe('Indiquez une date à partir du 18/11/2025.');
    expect(valueRead(annoncee, '19/12/2026')).toBe('2026-12-19');
    expect(errorRead(annoncee, '20/12/2026')).toBe('Indiquez une date jusqu’au 19/12/2026.');
  });

  it('that does not exist is refused', () => {
    expect(errorRead(faite, '31/02/2026')).toBeTypeOf('string');
    expect(errorRead(faite, 'bientôt')).toBeTypeOf('string');
  });
});

describe('a duration', () => {
  const duree = duration({ label: 'Durée', required: true, choices: [30, 60], missing: 'Quelle durée ?' });

  it('is one of the list, or any other that was typed', () => {
    expect(valueRead(duree, '60')).toBe(60);
    expect(valueRead(duree, '1h45')).toBe(105);
  });

  it('asks for another one on a screen of its own, which may not be left empty', () => {
    const asked = read(duree, { champ: OTHER });
    expect(asked).toEqual({
      values: {},
      errors: {},
      ask: { 'champ.libre': { ...duree, free: true, missing: 'Indiquez la durée, par exemple 1h45.' } },
    });
    expect(read(duree, { champ: OTHER, 'champ.libre': ' ' })).toEqual(asked);
  });

  it('takes what was typed there, its error beside it', () => {
    expect(read(duree, { champ: OTHER, 'champ.libre': '1h45' }).values).toEqual({ champ: 105 });
    expect(Object.keys(read(duree, { champ: OTHER, 'champ.libre': '25h' }).errors)).toEqual(['champ.libre']);
  });

  it('chosen after all is not the one typed before', () => {
    expect(read(duree, { champ: '30', 'champ.libre': '1h45' }).values).toEqual({ champ: 30 });
  });
});

describe('several choices', () => {
  const options = ['a', 'b', 'rien', 'ancien'].map((code) => ({ code, label: code.toUpperCase() }));
  const materiel = choices({ label: 'Matériel', options, exclusive: ['rien'] });

  it('are one value whatever the order of presses, each once', () => {
    expect(valueRead(materiel, ['b', 'a', 'b'])).toEqual(['a', 'b']);
  });

  it('may come as one text', () => {
    expect(valueRead(materiel, 'a')).toEqual(['a']);
  });

  it.each([[[]], [['', EMPTY]], [''], [true]])('are absent: %j', (raw) => {
    expect(read(materiel, { champ: raw })).toEqual({ values: {}, errors: {}, ask: {} });
  });

  it('forget the empty option beside others', () => {
    expect(valueRead(materiel, [EMPTY, 'b'])).toEqual(['b']);
  });

  it('do not mix one that excludes the others', () => {
    expect(valueRead(materiel, ['rien'])).toEqual(['rien']);
    expect(errorRead(materiel, ['a', 'rien'])).toBe('« RIEN » ne va avec aucun autre choix.');
  });

  it('that do not exist are refused, the others with them', () => {
    expect(errorRead(materiel, ['a', 'z'])).toBe(GONE);
  });
});

describe('a box, a person', () => {
  const aDeux = yesNo({ label: 'À deux', text: 'Deux personnes' });
  const qui = person({ label: 'Bénéficiaire', anonymous: 'Anonyme' });

  it.each([true, 'true'])('ticked: %j', (raw) => {
    expect(valueRead(aDeux, raw)).toBe(true);
  });

  it.each([false, 'false', '', 'oui'])('not ticked: %j', (raw) => {
    expect(read(aDeux, { champ: raw })).toEqual({ values: {}, errors: {}, ask: {} });
  });

  it('somebody known, somebody unknown, nobody in particular', () => {
    expect(valueRead(qui, 'per1')).toBe('per1');
    expect(errorRead(qui, 'per2')).toBe('Cette personne est introuvable.');
    expect(read(qui, { champ: 'Anonyme' })).toEqual({ values: {}, errors: {}, ask: {} });
    expect(readAnswers({ champ: qui }, { champ: 'per1' }, nobody).errors).toEqual({
      champ: 'Cette personne est introuvable.',
    });
  });
});

describe('several fields', () => {
  const fields = {
    nombre: number({ label: 'N', min: 0, max: 9, required: true, missing: 'Combien ?' }),
    titre: text({ label: 'Titre', maxLength: 9, required: true }),
    note: text({ label: 'Note', maxLength: 9 }),
  };

  it('are refused each with its own sentence when required and empty', () => {
    expect(readAnswers(fields, {}, context)).toEqual({
      values: {},
      errors: { nombre: 'Combien ?', titre: 'À remplir.' },
      ask: {},
    });
  });

  it('keep the good ones beside the refused', () => {
    const read = readAnswers(fields, { nombre: 'x', titre: 'Oui', note: 'Non' }, context);
    expect(read.values).toEqual({ titre: 'Oui', note: 'Non' });
    expect(Object.keys(read.errors)).toEqual(['nombre']);
  });

  it('are the only ones read', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (others) => {
        const { nombre: _n, titre: _t, note: _o, ...raw } = others;
        expect(readAnswers(fields, { ...raw, nombre: '1', titre: 'a' }, context).values).toEqual({
          nombre: 1,
          titre: 'a',
        });
      }),
    );
  });
});

describe('the list of communes', () => {
  const lieu = place({
    label: 'Lieu',
    types: [
      { code: 'ici', label: 'Ici', asks: 'place' },
      { code: 'domicile', label: 'À domicile', asks: 'commune' },
    ],
  });
  const fields = { lieu, ville: commune({ label: 'Ville' }), note: text({ label: 'Note', maxLength: 9 }) };

  it.each([
    [{ lieu: 'domicile.29232' }],
    [{ lieu: 'domicile', 'lieu.commune': 'Quimper' }],
    [{ ville: 'Quimper' }],
  ])('is needed for %j', (raw) => {
    expect(needsCommunes(fields, raw)).toBe(true);
  });

  it.each([[{}], [{ lieu: 'lieu.p1' }], [{ lieu: 'domicile' }], [{ note: 'Quimper' }]])(
    'is not needed for %j',
    (raw) => {
      expect(needsCommunes(fields, raw)).toBe(false);
    },
  );
});
