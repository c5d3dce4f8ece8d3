// Several people, one a line: who is sure, what is asked of the others, what changed text can never make of an answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annuaireOf, newPersonCode } from '#bot/domain/beneficiaire/annuaire.ts';
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import { persons } from '#bot/forms/field.ts';
import type { RawAnswers } from '#bot/forms/raw.ts';
import { needsPersons, readAnswers } from '#bot/forms/read.ts';
import { screenFields } from '#bot/forms/screen.ts';
import { context as nobody } from '#test/support/answers.ts';

const PEOPLE: readonly Entree[] = [
  { id: 'paul', prenom: 'Paul', nom: 'Dupont', annee: 1952 },
  { id: 'awa', prenom: 'Awa', nom: 'Le Bihan' },
  { id: 'jean', prenom: 'Jean', nom: 'Martin', annee: 1948 },
  { id: 'jean2', prenom: 'Jean', nom: 'Martin', annee: 1981 },
  { id: 'lou-1', prenom: 'Lou', nom: 'Petit' },
  { id: 'lou-2', prenom: 'Lou', nom: 'Petit' },
];
const suivis = persons({ label: 'Bénéficiaires suivis', most: 4 });
const annuaire = annuaireOf(PEOPLE, '2026-11-19');
const context = { ...nobody, persons: annuaire };
const read = (raw: RawAnswers) => readAnswers({ suivis }, raw, context);
const zoe = newPersonCode({ prenom: 'Zoé', nom: 'Zimmer' });

describe('lines', () => {
  it.each([
    [
      'sure names, once each, empty lines and bullets aside',
      '- Paul Dupont\n\n• le bihan awa\nDUPONT',
      ['paul', 'awa'],
    ],
    ['ids', 'paul\nawa', ['paul', 'awa']],
    ['namesakes with what tells them apart', 'Jean Martin · 1981\nJean Martin · 1948', ['jean2', 'jean']],
    ['somebody to be created', 'Créer : prénom Zoé, nom Zimmer', [zoe]],
  ])('%s', (_what, typed, codes) => {
    expect(read({ suivis: typed })).toEqual({ values: { suivis: codes }, errors: {}, ask: {} });
  });

  it('nothing is nobody', () => {
    for (const typed of ['', '  \n \n'])
      expect(read({ suivis: typed })).toEqual({ values: {}, errors: {}, ask: {} });
  });

  it.each([
    [
      'a word that is nobody',
      'Paul Dupont\nimprimante',
      'Cette personne est introuvable. Ligne 2 : écrivez le prénom et le nom.',
    ],
    ['more lines than there may be people', 'a\nb\nc\nd\ne', 'Indiquez au plus 4 noms, un par ligne.'],
    ['a paragraph', `Paul ${'x'.repeat(200)}`, 'Ligne 1 : écrivez un nom par ligne.'],
  ])('%s is refused beside the field', (_what, typed, error) => {
    expect(read({ suivis: typed }).errors).toEqual({ suivis: error });
  });

  it('a doubtful one is asked, each by itself, under a name that tells no name', () => {
    const { ask } = read({ suivis: 'Jeanne Dupont\nAwa Le Bihan\nJean Martin\nZoé Zimmer' });
    expect(Object.keys(ask)).toEqual(['suivis.ligne1', 'suivis.ligne3', 'suivis.ligne4']);
    expect(ask['suivis.ligne3']).toMatchObject({
      kind: 'choice',
      label: 'Jean Martin',
      required: true,
      options: [
        { code: 'jean', label: 'Jean Martin · 1948' },
        { code: 'jean2', label: 'Jean Martin · 1981' },
        { code: expect.stringMatching(/^nouveau\./) },
        { code: expect.stringMatching(/^nouveau\./) },
        { code: 'retirer', label: 'Retirer ce nom' },
      ],
    });
  });

  it('is whom was chosen for it, nobody when taken out, and asked again for an answer that is not one of its own', () => {
    const suivis = 'Paul Dupont\nJean Martin\nZoé Zimmer';
    const all = { suivis, 'suivis.ligne2': 'jean2', 'suivis.ligne3': zoe };
    expect(read(all).values).toEqual({ suivis: ['paul', 'jean2', zoe] });
    expect(read({ ...all, 'suivis.ligne2': 'retirer' }).values).toEqual({ suivis: ['paul', zoe] });
    expect(Object.keys(read({ ...all, 'suivis.ligne2': 'awa' }).ask)).toEqual(['suivis.ligne2']);
    expect(read({ suivis: 'Jean Martin', 'suivis.ligne1': 'retirer' })).toEqual({
      values: {},
      errors: {},
      ask: {},
    });
  });

  it('two namesakes are two lines; the same one twice is once', () => {
    const both = { suivis: 'Jean Martin\nJean Martin', 'suivis.ligne1': 'jean' };
    expect(read({ ...both, 'suivis.ligne2': 'jean2' }).values).toEqual({ suivis: ['jean', 'jean2'] });
    expect(read({ ...both, 'suivis.ligne2': 'jean' }).values).toEqual({ suivis: ['jean'] });
  });

  it('are asked eight at a time', () => {
    const many = persons({ ...suivis, most: 20 });
    const typed = Array.from({ length: 10 }, () => 'Jean Martin').join('\n');
    const asked = (raw: RawAnswers) => Object.keys(readAnswers({ many }, raw, context).ask);
    const first = asked({ many: typed });
    expect(first).toHaveLength(8);
    const answered = Object.fromEntries(first.map((name) => [name, 'jean']));
    expect(asked({ many: typed, ...answered })).toEqual(['many.ligne9', 'many.ligne10']);
  });

  it('ask for people only where something is written', () => {
    expect(needsPersons({ suivis }, {})).toBe(false);
    expect(needsPersons({ suivis }, { suivis: 'Paul' })).toBe(true);
  });
});

describe('what is kept', () => {
  const shown = (codes: readonly string[]) =>
    screenFields({ suivis }, { values: { suivis: codes }, raw: {} }, context)[0]?.value;

  it('is shown by names, namesakes told apart, those of whom nothing else tells by a reference', () => {
    expect(shown(['paul', 'jean', 'lou-1'])).toBe('Paul Dupont\nJean Martin · 1948\nLou Petit · réf. lou-1');
    expect(shown([zoe])).toBe('Créer : prénom Zoé, nom Zimmer');
    expect(shown(['parti'])).toBe('une personne suivie · réf. parti');
  });

  it('is not shown where no people are kept', () => {
    expect(screenFields({ suivis }, { values: {}, raw: {} }, nobody)).toEqual([]);
  });

  const name = fc.constantFrom(
    'Jean',
    'jean',
    'Marie',
    'Le Goff',
    'le-goff',
    'Petit',
    '1952',
    'Quimper (29)',
  );
  const someone = fc.record({
    prenom: name,
    nom: name,
    annee: fc.constantFrom(1952, 1960, undefined),
    commune: fc.constantFrom('Quimper (29)', undefined),
  });

  it('sent back unchanged is the same, whoever is alike', () => {
    fc.assert(
      fc.property(
        fc.array(someone, { minLength: 1, maxLength: 12 }),
        fc.constantFrom('2026-11-19', '2027-01-01'),
        (all, today) => {
          const entries = all.map(({ annee, commune, ...names }, n) => ({
            id: `id${n}`,
            ...names,
            ...(annee !== undefined && { annee }),
            ...(commune !== undefined && { commune }),
          }));
          const field = persons({ ...suivis, most: 20 });
          const known = { ...nobody, persons: annuaireOf(entries, today) };
          const codes = entries.map(({ id }) => id);
          const [drawn] = screenFields({ field }, { values: { field: codes }, raw: {} }, known);
          const raw = { field: drawn?.value ?? '' };
          expect(readAnswers({ field }, raw, known)).toEqual({
            values: { field: codes },
            errors: {},
            ask: {},
          });
        },
      ),
    );
  });
});
