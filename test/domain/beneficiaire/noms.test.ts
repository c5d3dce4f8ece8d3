// Names typed in capitals or in small letters are put in natural case; the others are left as they were meant.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { naturalName } from '#bot/domain/beneficiaire/noms.ts';

test.each([
  ['DUPONT', 'Dupont'],
  ['dupont', 'Dupont'],
  ['  le   goff ', 'Le Goff'],
  ['LE GOFF', 'Le Goff'],
  ['EL-KHOURY', 'El-Khoury'],
  ['el khoury', 'El Khoury'],
  ["d'almeida", 'd’Almeida'],
  ["D'ALMEIDA", 'd’Almeida'],
  ['D’ ALMEIDA', 'd’Almeida'],
  ["o'brien", 'O’Brien'],
  ["N'DIAYE", 'N’Diaye'],
  ["l'hostis", 'L’Hostis'],
  ['DE LA TOUR', 'de La Tour'],
  ['DU BELLAY', 'du Bellay'],
  ['van der berg', 'Van der Berg'],
  ['ORTEGA Y GASSET', 'Ortega y Gasset'],
  ['DA SILVA', 'Da Silva'],
  ['BEN ALI', 'Ben Ali'],
  ['MCDONALD', 'McDonald'],
  ['jean - pierre', 'Jean-Pierre'],
  ['JEAN–PIERRE', 'Jean-Pierre'],
  ['SAINT-MARTIN-DE-LA-CROIX', 'Saint-Martin-de-la-Croix'],
  ['ÉLÉONORE', 'Éléonore'],
  ['e\u0301le\u0301onore', 'Éléonore'],
  ['ŒUVRARD', 'Œuvrard'],
  ['de', 'De'],
  ['D.', 'D.'],
  ['JP', 'JP'],
  ['ß’a', 'ß’A'],
  ['paul\u200b', 'Paul'],
])('« %s » → « %s »', (typed, kept) => {
  expect(naturalName(typed)).toBe(kept);
});

test.each([
  'MacCarthy',
  'DeLong',
  'McLeod dit le Grand',
  'Jean DUPONT',
  'von Trapp',
  'van Gogh',
  'De Souza',
  '李小龍',
  'محمد',
])('« %s » stays as it was typed', (typed) => {
  expect(naturalName(typed)).toBe(typed);
});

it('changes nothing the second time', () => {
  const letters = fc.constantFrom(..."aeidlmcoyÉœÆßİıǅK-'’ .ñ");
  const typed = fc.oneof(
    fc.string({ unit: letters, maxLength: 14 }),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  );
  fc.assert(
    fc.property(typed, (text) => {
      expect(naturalName(naturalName(text))).toBe(naturalName(text));
    }),
    { numRuns: 2_000 },
  );
});
