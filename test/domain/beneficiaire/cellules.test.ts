// Values in cells: written as people read them, read as people write them.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { cellOf, cellReader, isInOneCell } from '#bot/domain/beneficiaire/cellules.ts';
import { rowOfSheet } from '#bot/domain/beneficiaire/cellules-ecrites.ts';
import { GENRES } from '#bot/domain/beneficiaire/colonnes.data.ts';
import { colonnesEcrites } from '#bot/domain/beneficiaire/colonnes.ts';
import { beneficiaireForm } from '#bot/domain/beneficiaire/form.ts';
import { genres } from '#bot/domain/vocabulary/personne.ts';
import { choice, choices, commune, type Field, type Value, yesNo } from '#bot/forms/field.ts';
import { fieldsOf } from '#bot/forms/form.ts';

const fields = Object.values(fieldsOf(beneficiaireForm));

describe.each(
  fields.filter((field) => field.kind === 'choice').map((field) => [field.label, field] as const),
)('the list « %s »', (_label, field) => {
  test.each(field.options.map(({ code }) => code))('reads what it writes of « %s »', (code) => {
    expect(cellReader(field)(String(cellOf(field, code)))).toEqual({ raw: code });
  });
});

const genre = choice({ label: 'Genre', options: genres });
test.each([
  ['F', 'feminin'],
  ['f.', 'feminin'],
  ['Femme', 'feminin'],
  ['FÉMININ', 'feminin'],
  ['Mme', 'feminin'],
  ['Feminim', 'feminin'],
  ['M', 'masculin'],
  ['H', 'masculin'],
  ['Homme', 'masculin'],
  ['M.', 'masculin'],
  ['Monsieur', 'masculin'],
  ['N', 'non_communique'],
  ['Non communiqué', 'non_communique'],
])('a genre told « %s » is %s', (text, code) => {
  expect(cellReader(genre, GENRES)(text)).toEqual({ raw: code });
});

test.each(['X', 'Fe', 'Autre', '1'])('a genre told « %s » is not guessed', (text) => {
  expect(cellReader(genre, GENRES)(text)).toEqual({
    error: 'Choix inconnu. Choix possibles : Féminin ; Masculin ; Non communiqué.',
  });
});

const many = choices({
  label: 'Où',
  options: [
    { code: 'a', label: 'Mairie, préfecture' },
    { code: 'b', label: 'Poste' },
    { code: 'c', label: 'Autre', full: 'Autre lieu', retired: true },
  ],
});
describe('several choices in a cell', () => {
  it.each([
    ['Poste ; Autre lieu', ['b', 'c']],
    ['poste, autre', ['b', 'c']],
    ['Poste\nMairie, préfecture', ['b', 'a']],
    ['Mairie, préfecture', ['a']],
    ['Mairie, préfecture; Poste', ['a', 'b']],
    ['Poste ;; ', ['b']],
  ])('« %s »', (text, raw) => {
    expect(cellReader(many)(text)).toEqual({ raw });
  });

  it('are all known or none is taken, those of before not being proposed', () => {
    expect(cellReader(many)('Poste ; Gare')).toEqual({
      error: 'Choix inconnu. Choix possibles : Mairie, préfecture ; Poste.',
    });
  });

  it('are read back as they were written', () => {
    const codes = fc.subarray(['a', 'b', 'c'], { minLength: 1 });
    fc.assert(
      fc.property(codes, (some) => {
        expect(cellReader(many)(String(cellOf(many, some)))).toEqual({ raw: some });
      }),
    );
  });
});

test.each([
  ['oui', { raw: true }],
  [' X ', { raw: true }],
  ['VRAI', { raw: true }],
  ['✓', { raw: true }],
  ['non', { absent: true }],
  ['Faux', { absent: true }],
  ['peut-être', { error: 'Écrivez oui ou non.' }],
])('a box told « %s »', (text, lue) => {
  expect(cellReader(yesNo({ label: 'Box', text: 'Box' }))(text)).toEqual(lue);
});

test('a kind that makes no single cell has no column', () => {
  const field = commune({ label: 'Commune' });
  expect(isInOneCell(field)).toBe(false);
  expect(cellReader(field)('Quimper')).toEqual({ absent: true });
});

describe('a sheet as a row', () => {
  const cellsOf = (values: Readonly<Record<string, Value>>) => {
    const row = rowOfSheet(values, (insee) => (insee === '29232' ? '29000' : undefined));
    return Object.fromEntries(
      colonnesEcrites.flatMap(({ cle }, at) => (row[at] === '' ? [] : [[cle, row[at]]])),
    );
  };

  test.each<[string, Readonly<Record<string, Value>>, unknown]>([
    ['a year is a number', { naissance: '1952' }, { naissance: 1952 }],
    [
      'a date is a day',
      { naissance: '12/03/1952', garderDate: true },
      { naissance: { jour: '1952-03-12' }, garderDate: 'oui' },
    ],
    ['a phone is as people know it', { telephone: '+33612345678' }, { telephone: '06 12 34 56 78' }],
    [
      'a phone that would be read as another is as it is kept',
      { telephone: '+590976123456' },
      { telephone: '+590976123456' },
    ],
    [
      'a commune is three cells',
      { commune: { code: '29232', nom: 'Quimper (29)' } },
      { 'commune.nom': 'Quimper', 'commune.insee': '29232', 'commune.postal': '29000' },
    ],
    [
      'a commune without a postcode is two',
      { commune: { code: '75056', nom: 'Paris (75)' } },
      { 'commune.nom': 'Paris', 'commune.insee': '75056' },
    ],
    [
      'choices have their full words',
      { situation: 'non_communique', equipements: ['ordinateur', 'autre'] },
      { situation: 'Non communiqué ou hétérogène', equipements: 'Ordinateur ; Autre équipement' },
    ],
    ['a choice of before is as it is kept', { origine: 'ancienne' }, { origine: 'ancienne' }],
    ['nobody’s phone is said', { sansTelephone: true }, { sansTelephone: 'oui' }],
  ])('%s', (_what, values, cells) => {
    expect(cellsOf(values)).toEqual(cells);
  });
});

test('fields that are added later are read and written without a word here', () => {
  const later: readonly (readonly [Field, Value, string])[] = [
    [{ kind: 'number', label: 'N', min: 0, max: 9 }, 4, '4'],
    [{ kind: 'duration', label: 'D', choices: [30] }, 105, '1 h 45'],
    [{ kind: 'text', label: 'T', maxLength: 9 }, 'a', 'a'],
  ];
  for (const [field, value, text] of later) {
    expect(String(cellOf(field, value)).replaceAll('\u00a0', ' ')).toBe(text);
    expect(cellReader(field)(text)).toEqual({ raw: text });
  }
  expect(cellOf({ kind: 'date', label: 'J', daysBack: 1, daysAhead: 1 }, '2026-11-27')).toEqual({
    jour: '2026-11-27',
  });
});
