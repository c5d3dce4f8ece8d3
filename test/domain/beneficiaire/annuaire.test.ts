// Somebody's people as forms ask for them: found, named without a doubt, or about to be created under names that a sheet takes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annuaireOf, creations, newPersonCode, newPersonIn } from '#bot/domain/beneficiaire/annuaire.ts';
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import { LONGEST_NAME } from '#bot/domain/beneficiaire/form.ts';

const TODAY = '2026-11-19';
const paul: Entree = { id: 'paul', prenom: 'Paul', nom: 'Dupont', annee: 1952, vu: '2026-11-02' };
const awa: Entree = { id: 'awa', prenom: 'Awa', nom: 'Le Bihan', telephone: '+33612345678' };
const jean: Entree = { id: 'jean', prenom: 'Jean', nom: 'Martin', annee: 1948, vu: '2026-11-18' };
const autreJean: Entree = { id: 'jean2', prenom: 'Jean', nom: 'Martin', annee: 1981 };
const annuaire = annuaireOf([paul, awa, jean, autreJean], TODAY);

const codes = (text: string) => annuaire.search(text).map(({ code }) => code);
const code = (value: unknown) => `nouveau.${Buffer.from(JSON.stringify(value)).toString('base64url')}`;

describe('a directory', () => {
  it('knows its own people, says their names, and those of nobody else', () => {
    expect(annuaire.has('paul')).toBe(true);
    expect(annuaire.label('paul')).toBe('Paul Dupont');
    expect(annuaire.has('karim-et-lui')).toBe(false);
    expect(annuaire.label('karim-et-lui')).toBe('une personne suivie');
  });

  it('shows the last seen first, fifty of them', () => {
    expect(annuaire.recent.map(({ code }) => code).slice(0, 2)).toEqual(['jean', 'paul']);
    const many = Array.from({ length: 80 }, (_, i) => ({ ...awa, id: `p${i}` }));
    expect(annuaireOf(many, TODAY).recent).toHaveLength(50);
  });

  it('finds in spite of slips, tells namesakes apart, and offers to create', () => {
    expect(codes('dupon')).toEqual(['paul']);
    expect(annuaire.search('jean martin').map(({ label }) => label)).toEqual([
      'Jean Martin · 1948',
      'Jean Martin · 1981',
      'Créer : prénom Jean, nom MARTIN',
      'Créer : prénom Martin, nom JEAN',
    ]);
  });

  it.each([
    ['dupon', 'paul'],
    ['le bihan awa', 'awa'],
    ['06 12 34 56 78', 'awa'],
    ['jean martin', undefined],
    ['jean martin 1981', 'jean2'],
    ['imprimante', undefined],
    ['jeanne dupont', undefined],
    ['dupont imprimante', undefined],
    ['', undefined],
  ])('« %s » names %s without a doubt', (words, id) => {
    expect(annuaire.certain(words)).toBe(id);
  });

  it('reads no more than a search has', () => {
    expect(annuaire.search(`${'x '.repeat(50_000)}`).length).toBeLessThan(10);
    expect(annuaire.certain('x'.repeat(100_000))).toBeUndefined();
  });
});

describe('somebody new', () => {
  it('has both names of what was typed, in both orders and in natural case; a word alone, or numbers, are no names', () => {
    expect(creations('JEANNE le goff')).toEqual([
      { prenom: 'Jeanne', nom: 'Le Goff' },
      { prenom: 'Le Goff', nom: 'Jeanne' },
    ]);
    for (const typed of ['', '  ', 'dupont', '06 12 34', 'dupont 1952', '!!! ???'])
      expect(creations(typed)).toEqual([]);
  });

  it('is known by a code that gives the names back, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (typed) => {
        for (const names of creations(typed)) {
          expect(newPersonIn(newPersonCode(names))).toEqual(names);
          expect(annuaire.has(newPersonCode(names))).toBe(true);
        }
      }),
    );
  });

  it('the longest names that a sheet takes are taken', () => {
    const names = { prenom: '漢'.repeat(LONGEST_NAME), nom: '"\\'.repeat(LONGEST_NAME / 2 - 1).concat('ab') };
    expect(newPersonIn(newPersonCode(names))).toEqual(names);
  });

  it.each([
    ['too long a name', code(['Paul', 'x'.repeat(LONGEST_NAME + 1)])],
    ['ten kilobytes', code(['x'.repeat(10_000), 'Dupont'])],
    ['no letter', code(['Paul', '  '])],
    ['a social security number', code(['Paul', 'Dupont 2 55 08 29 232 001 65'])],
    ['three names', code(['a', 'b', 'c'])],
    ['one name', code(['a'])],
    ['an object', code({ 0: 'a', 1: 'b' })],
    ['numbers', code([1, 2])],
    ['nothing', code(null)],
    ['a text', code('ab')],
    ['no JSON', 'nouveau.%%%'],
    ['an empty code', 'nouveau.'],
    ['another code', 'karim-et-lui'],
  ])('%s is nobody', (_what, forged) => {
    expect(newPersonIn(forged)).toBeUndefined();
    expect(annuaire.has(forged)).toBe(false);
  });

  it('forged with marks that hide, is written as a sheet would be', () => {
    expect(newPersonIn(code(['  paul\u202e\n', 'DUPONT\u0000']))).toEqual({ prenom: 'Paul', nom: 'Dupont' });
  });

  it('whatever the code, it is nobody or somebody whose names a sheet takes', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        const names = newPersonIn(`nouveau.${Buffer.from(json).toString('base64url')}`);
        if (names) expect(newPersonIn(newPersonCode(names))).toEqual(names);
      }),
    );
  });
});
