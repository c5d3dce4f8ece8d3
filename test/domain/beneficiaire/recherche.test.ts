// The right person first, whatever way and with whatever slip they are looked for.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import { search } from '#bot/domain/beneficiaire/recherche.ts';
import { foule, hasard, slip } from '#test/support/foule.ts';
import { NOMS, PRENOMS, PRENOMS_COMPOSES } from '#test/support/noms.data.ts';

const people: readonly Entree[] = [
  { id: 'goff', prenom: 'Paul', nom: 'Le Goff', annee: 1952, telephone: '+33612345678', vu: '2026-11-02' },
  { id: 'khoury', prenom: 'Samira', nom: 'El-Khoury', annee: 1980, telephone: '+262692001122' },
  { id: 'almeida', prenom: 'João', nom: 'd’Almeida', annee: 1966, commune: 'Pau (64)' },
  { id: 'jp', prenom: 'Jean-Pierre', nom: 'Martin', annee: 1948, vu: '2026-10-01' },
  { id: 'jean', prenom: 'Jean', nom: 'Martin', annee: 1975, commune: 'Brest (29)', vu: '2026-09-01' },
  { id: 'jean2', prenom: 'Jean', nom: 'Martin', annee: 1991, commune: 'Quimper (29)', vu: '2026-11-01' },
  { id: 'marc', prenom: 'Marc', nom: 'Jean', annee: 1990 },
  { id: 'lefebvre', prenom: 'Françoise', nom: 'Lefebvre', annee: 1952 },
  { id: 'philippe', prenom: 'Philippe', nom: 'Dupont', annee: 1960, telephone: '+33298001952' },
  { id: 'dupond', prenom: 'Philomène', nom: 'Dupond' },
  { id: 'schneider', prenom: 'Hélène', nom: 'Schneider' },
  { id: 'quimper', prenom: 'Anne', nom: 'Quimper', commune: 'Brest (29)' },
  { id: 'guivarch', prenom: 'Yann', nom: 'Guivarc’h' },
];

const found = (query: string, limit = 5): readonly string[] =>
  search(people, query, { limit }).map(({ entree }) => entree.id);

describe('first comes', () => {
  test.each([
    ['the last name alone', 'schneider', 'schneider'],
    ['both names', 'Paul Le Goff', 'goff'],
    ['both names the other way round', 'LE GOFF Paul', 'goff'],
    ['without the particle', 'goff', 'goff'],
    ['the particle and the name in one', 'legoff', 'goff'],
    ['a hyphen left out', 'el khoury', 'khoury'],
    ['a compound in one word', 'elkhoury', 'khoury'],
    ['an apostrophe left out', 'dalmeida', 'almeida'],
    ['another apostrophe', "D'ALMEIDA joao", 'almeida'],
    ['an apostrophe inside', 'guivarch', 'guivarch'],
    ['accents left out', 'helene', 'schneider'],
    ['accents too many', 'schnéïder', 'schneider'],
    ['a beginning', 'schn', 'schneider'],
    ['one letter', 'h', 'schneider'],
    ['one letter that may be a civility', 'm', 'jean2'],
    ['two beginnings', 'hel sch', 'schneider'],
    ['an initial and the name', 'p dupont', 'philippe'],
    ['a civility', 'Mme Schneider', 'schneider'],
    ['the initials of a compound', 'jp martin', 'jp'],
    ['all in one word', 'paullegoff', 'goff'],
    ['a space gone astray', 'pau llegoff', 'goff'],
    ['a name cut in two', 'schnei der', 'schneider'],
    ['as it sounds', 'filip dupon', 'philippe'],
    ['as it sounds, alone', 'lefevre', 'lefebvre'],
    ['with « k » for « c »', 'fransoise lefaivre', 'lefebvre'],
    ['a letter missing', 'shneider', 'schneider'],
    ['two letters swapped', 'scnheider', 'schneider'],
    ['a letter doubled', 'schneidder', 'schneider'],
    ['another first letter', 'achneider', 'schneider'],
    ['two slips', 'schnaidre', 'schneider'],
    ['a slip in a beginning', 'schmei', 'schneider'],
    ['a slip in each name', 'philipe dupomt', 'philippe'],
    ['one name right and the other unknown', 'hortense schneider', 'schneider'],
    ['a phone', '06 12 34 56 78', 'goff'],
    ['an international phone', '+33 6.12.34.56.78', 'goff'],
    ['the end of a phone', '5678', 'goff'],
    ['the beginning of a phone', '06 12', 'goff'],
    ['the middle of a phone', '2 34 5', 'goff'],
    ['a phone overseas', '0692 00 11 22', 'khoury'],
    ['a phone with a digit wrong', '06 12 34 56 79', 'goff'],
    ['a phone with two digits swapped', '06 12 34 65 78', 'goff'],
    ['a name and a year', 'martin 1991', 'jean2'],
    ['a name and a date of birth', 'martin 12/04/1991', 'jean2'],
    ['a name and a year mistyped', 'jean martin 1976', 'jean'],
    ['a year alone', '1948', 'jp'],
    ['a year that is the end of a phone, after the people of that year', '8001952', 'philippe'],
    ['a name and a commune', 'martin brest', 'jean'],
    ['a name and a commune mistyped', 'martin quinper', 'jean2'],
    ['a name and a short commune', 'joao pau', 'almeida'],
    ['a name that is also a commune', 'quimper', 'quimper'],
    ['a first name that is also a last name, both typed', 'marc jean', 'marc'],
  ])('%s: « %s »', (_how, query, id) => {
    expect(found(query)[0]).toBe(id);
  });
});

describe('in order', () => {
  it('puts the exact name before the longer one, and those seen last first', () => {
    expect(found('jean martin')).toEqual(['jean2', 'jean', 'jp']);
  });

  it('puts a word before its beginning', () => {
    expect(found('jean').slice(0, 2)).toEqual(['jean2', 'jean']);
  });

  it('finds all the people of a year, and no others', () => {
    expect(found('1952')).toEqual(['goff', 'lefebvre', 'philippe']);
  });

  it('finds the people of a commune after those of that name', () => {
    expect(found('quimper')).toEqual(['quimper', 'jean2']);
  });

  it('goes no further than asked', () => {
    expect(found('martin', 2)).toHaveLength(2);
    expect(found('martin', 0)).toEqual([]);
  });

  it('gives everybody, last seen first, to who has typed nothing', () => {
    expect(found('  ', 3)).toEqual(['goff', 'jean2', 'jp']);
    expect(found('', 99)).toHaveLength(people.length);
  });
});

describe('nobody is found', () => {
  test.each(['xyz', 'zz', 'bonaparte', '99999', '1911', 'x'])('for « %s »', (query) => {
    expect(found(query)).toEqual([]);
  });

  it('among nobody', () => {
    expect(search([], 'martin', { limit: 5 })).toEqual([]);
  });
});

describe('in a crowd', () => {
  const crowd = foule(400, 3);
  const prenom = fc.constantFrom(...PRENOMS, ...PRENOMS_COMPOSES);
  const created = fc.record({ prenom, nom: fc.constantFrom(...NOMS) });

  it('what was created is found, by both names in either order, at no distance', () => {
    fc.assert(
      fc.property(created, fc.boolean(), ({ prenom: first, nom }, reversed) => {
        const entries = [...crowd, { id: 'new', prenom: first, nom, vu: '2026-12-31' }];
        const query = reversed ? `${nom} ${first}` : `${first} ${nom}`;
        const results = search(entries, query, { limit: 5 });
        expect(results.find(({ entree }) => entree.id === 'new')?.ecart).toBeLessThan(0.1);
        expect(results[0]?.entree.id).toBe('new');
      }),
      { numRuns: 60 },
    );
  });

  it('is found with a slip, among the first five', () => {
    const seed = fc.integer();
    fc.assert(
      fc.property(fc.nat(crowd.length - 1), seed, (index, n) => {
        const meant = crowd[index];
        const query = slip(`${meant?.prenom} ${meant?.nom}`.toLowerCase(), hasard(n));
        const ids = search(crowd, query, { limit: 5 }).map(({ entree }) => entree.id);
        expect(ids).toContain(meant?.id);
      }),
      { numRuns: 150, seed: 5 },
    );
  });

  it('whatever is typed, answers, the nearest first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
        const ecarts = search(crowd, query, { limit: 10 }).map(({ ecart }) => ecart);
        expect(ecarts).toEqual(ecarts.toSorted((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });
});
