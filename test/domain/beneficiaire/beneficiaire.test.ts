// The sheet of a person: two fields are enough, what is typed is put in order, and a CRA freezes what it counts.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { faitsDe, nomComplet, normalise } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { individuel } from '#bot/domain/cra/individuel.ts';
import { carryOver } from '#bot/forms/carry.ts';
import type { FormContext } from '#bot/forms/context.ts';
import type { Answers } from '#bot/forms/field.ts';
import { fieldsOf, pick } from '#bot/forms/form.ts';
import { splitByKeeping } from '#bot/forms/keeping.ts';
import { type RawAnswers, rawAnswers } from '#bot/forms/raw.ts';
import { readAnswers } from '#bot/forms/read.ts';

const fields = fieldsOf(beneficiaireForm);
const quimper = { code: '29232', nom: 'Quimper (29)' };
const context: FormContext = {
  today: '2026-11-21',
  places: [],
  communes: () => ({ found: quimper }),
  usage: {},
};

const read = (raw: RawAnswers) => readAnswers(fields, raw, context);

const paul = {
  prenom: 'PAUL',
  nom: "D'ALMEIDA",
  naissance: 'né le 12 mars 1952',
  commune: 'quimper',
  telephone: '06.12.34.56.78',
  email: ' Paul.Martin@Exemple.FR ',
  genre: 'masculin',
  situation: 'retraite',
  equipements: ['tablette', 'telephone'],
  notes: 'Vient avec sa sœur.',
};

describe('the form', () => {
  it('asks two fields', () => {
    expect(read({}).errors).toEqual({
      prenom: 'Veuillez renseigner un prénom.',
      nom: 'Veuillez renseigner un nom.',
    });
    expect(read({ prenom: 'Paul', nom: 'Martin' })).toEqual({
      values: { prenom: 'Paul', nom: 'Martin' },
      errors: {},
      ask: {},
    });
  });

  it('has no more than seven fields on its first screen', () => {
    expect(Object.keys(pick(beneficiaireForm, beneficiaireForm.firstScreen))).toHaveLength(7);
  });

  test.each([
    ['prenom', '…', 'Écrivez au moins une lettre.'],
    ['nom', '\u02bc', 'Écrivez au moins une lettre.'],
    ['nom', '2 85 05 78 006 084 41', /sécurité sociale/],
    ['telephone', '06 12 34', /dix chiffres/],
    ['email', 'paul@', 'Cette adresse e-mail n’est pas complète.'],
    ['naissance', '52', /quatre chiffres/],
    ['equipements', ['aucun', 'tablette'], '« Aucun équipement » ne va avec aucun autre choix.'],
  ])('%s: « %s » is refused with a sentence', (name, typed, sentence) => {
    const { errors } = read({ ...paul, [name]: typed });
    expect(errors).toEqual({
      [name]: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    });
  });

  it('seals what names or reaches the person, and keeps notes apart', () => {
    const { clear, sealed, apart } = splitByKeeping(fields, read(paul).values);
    expect(Object.keys(sealed)).toEqual(['prenom', 'nom', 'naissance', 'telephone', 'email']);
    expect(Object.keys(clear)).toEqual(['commune', 'genre', 'situation', 'equipements']);
    expect(Object.keys(apart)).toEqual(['notes']);
  });

  it('reads back what it kept, and carries it over to its next version', () => {
    const { values } = read(paul);
    expect(read(rawAnswers(fields, values)).values).toEqual(values);
    expect(carryOver(values, beneficiaireForm)).toEqual(values);
  });
});

describe('what is kept', () => {
  it('is in order', () => {
    expect(normalise(read(paul).values)).toEqual({
      prenom: 'Paul',
      nom: 'd’Almeida',
      naissance: '1952',
      commune: quimper,
      telephone: '+33612345678',
      email: 'paul.martin@exemple.fr',
      genre: 'masculin',
      situation: 'retraite',
      equipements: ['telephone', 'tablette'],
      notes: 'Vient avec sa sœur.',
    });
  });

  test.each<[string, Answers, Answers]>([
    ['a date that is wanted', { naissance: '12/03/1952', garderDate: true }, {}],
    ['a wish without a date', { naissance: '1952', garderDate: true }, { garderDate: undefined }],
    ['nobody’s phone', { sansTelephone: true }, {}],
    ['a phone found', { telephone: '+33612345678', sansTelephone: true }, { sansTelephone: undefined }],
  ])('%s', (_what, values, changed) => {
    const kept = Object.entries({ ...values, ...changed }).filter(([, value]) => value !== undefined);
    expect(normalise(values)).toEqual(Object.fromEntries(kept));
  });

  it('changes no more the second time', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    const values = fc.record(
      {
        prenom: text,
        nom: text,
        naissance: fc.constantFrom('1952', '12/03/1952'),
        garderDate: fc.constant(true),
        telephone: fc.constant('+33612345678'),
        sansTelephone: fc.constant(true),
      },
      { requiredKeys: ['prenom', 'nom'] },
    );
    fc.assert(
      fc.property(values, (answers) => {
        expect(normalise(normalise(answers))).toEqual(normalise(answers));
      }),
    );
  });

  it('is called by its two names', () => {
    expect(nomComplet({ values: { prenom: 'Paul', nom: 'Le Goff' } })).toBe('Paul Le Goff');
  });
});

describe('what a CRA freezes', () => {
  it('is what it counts, at its date, under its own names', () => {
    const values = normalise(read(paul).values);
    const facts = { genre: 'masculin', situation: 'retraite', commune: quimper };
    expect(faitsDe({ values }, '2021-06-01')).toEqual({ ...facts, trancheAge: 'soixante_soixante_neuf' });
    expect(faitsDe({ values }, '2022-01-01')).toEqual({ ...facts, trancheAge: 'soixante_dix_plus' });
    expect(carryOver(faitsDe({ values }, '2022-01-01'), individuel.form)).toEqual(
      faitsDe({ values }, '2022-01-01'),
    );
  });

  it('is nothing of what is not known', () => {
    expect(faitsDe({ values: { prenom: 'Paul', nom: 'Martin' } }, '2026-01-01')).toEqual({});
  });
});
