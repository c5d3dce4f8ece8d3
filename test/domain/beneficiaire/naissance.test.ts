// A birth typed as a year or a date, and the age band that it makes on a day.
import { expect, it, test } from 'vitest';
import { anneeOf, isToCome, parseNaissance, trancheAgeOn } from '#bot/domain/beneficiaire/naissance.ts';

test.each([
  ['1952', '1952'],
  ['né en 1952', '1952'],
  ['née le 12/03/1952', '12/03/1952'],
  ['12/3/1952', '12/03/1952'],
  ['1952-03-12', '12/03/1952'],
  ['12.03.1952', '12/03/1952'],
  ['12 mars 1952', '12/03/1952'],
  ['1er mai 1952', '01/05/1952'],
  ['mars 1952', '1952'],
  ['03/1952', '1952'],
])('« %s » is %s', (typed, naissance) => {
  expect(parseNaissance(typed)).toEqual({ naissance });
  expect(parseNaissance(naissance)).toEqual({ naissance });
  expect(anneeOf(naissance)).toBe(1952);
});

test.each([
  ['52', /quatre chiffres/],
  ['12/03/52', /quatre chiffres/],
  ['hier', /quatre chiffres/],
  ['12345', /quatre chiffres/],
  ['1899', /à partir de 1900/],
  ['31/02/1952', /n’existe pas/],
  ['le siècle 1900 passé', /pas comprise/],
])('« %s » is refused', (typed, sentence) => {
  expect(parseNaissance(typed)).toEqual({ error: expect.stringMatching(sentence) });
});

test.each([
  ['2026', false],
  ['2027', true],
  ['21/11/2026', false],
  ['22/11/2026', true],
])('%s, said on 21 November 2026, is to come: %s', (naissance, toCome) => {
  expect(isToCome(naissance, '2026-11-21')).toBe(toCome);
});

it.each([
  ['1956', 'soixante_dix_plus'],
  ['31/12/1956', 'soixante_dix_plus'],
  ['1957', 'soixante_soixante_neuf'],
  ['1966', 'soixante_soixante_neuf'],
  ['1967', 'quarante_cinquante_neuf'],
  ['1986', 'quarante_cinquante_neuf'],
  ['1987', 'vingt_cinq_trente_neuf'],
  ['2001', 'vingt_cinq_trente_neuf'],
  ['2002', 'dix_huit_vingt_quatre'],
  ['2008', 'dix_huit_vingt_quatre'],
  ['2009', 'douze_dix_huit'],
  ['2014', 'douze_dix_huit'],
  ['2015', 'moins_de_douze'],
  ['2026', 'moins_de_douze'],
  ['2027', undefined],
])('born in %s, is %s in 2026', (naissance, tranche) => {
  expect(trancheAgeOn(naissance, '2026-03-01')).toBe(tranche);
});
