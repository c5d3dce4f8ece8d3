// Two names out of one cell, where something tells them apart.
import { describe, expect, test } from 'vitest';
import { type Ordre, ordreDe, readNomComplet } from '#bot/domain/beneficiaire/nom-complet.ts';

test.each<[string, Ordre | undefined]>([
  ['Nom Prénom', 'nom'],
  ['NOM et Prénom du bénéficiaire', 'nom'],
  ['Prénom / nom', 'prenom'],
  ['Prénoms et noms', 'prenom'],
  ['Nom complet', undefined],
  ['Bénéficiaire', undefined],
])('« %s » says the order: %s', (entete, ordre) => {
  expect(ordreDe(entete)).toBe(ordre);
});

describe('told apart', () => {
  test.each<[string, string, Ordre | undefined, string, string]>([
    ['by capitals first', 'DUPONT Marie', undefined, 'DUPONT', 'Marie'],
    ['by capitals last', 'Marie DUPONT', undefined, 'DUPONT', 'Marie'],
    ['by capitals, whatever the header says', 'Marie DUPONT', 'nom', 'DUPONT', 'Marie'],
    ['by capitals of several words', 'LE GOFF Marie Anne', undefined, 'LE GOFF', 'Marie Anne'],
    [
      'by capitals with accents and hyphens',
      'Anne-Marie LE BÉON-TANGUY',
      undefined,
      'LE BÉON-TANGUY',
      'Anne-Marie',
    ],
    ['by capitals, beside an initial', 'DUPONT J. Marie', undefined, 'DUPONT', 'J. Marie'],
    ['by a comma', 'Le Goff, Hélène', undefined, 'Le Goff', 'Hélène'],
    ['after a civility', 'Mme DUPONT Marie', undefined, 'DUPONT', 'Marie'],
    ['after another', 'M. Martin Paul', 'nom', 'Martin', 'Paul'],
    ['by the order, last name first', 'Dupont Marie', 'nom', 'Dupont', 'Marie'],
    ['by the order, first name first', 'marie dupont', 'prenom', 'dupont', 'marie'],
    ['by the order, both in capitals', 'DUPONT MARIE', 'nom', 'DUPONT', 'MARIE'],
    ['by the order, a particle being of its name', 'Le Goff Marie', 'nom', 'Le Goff', 'Marie'],
    ['by the order, two particles', 'Paul de la Tour', 'prenom', 'de la Tour', 'Paul'],
  ])('%s: « %s » (%s)', (_how, typed, ordre, nom, prenom) => {
    expect(readNomComplet(typed, ordre)).toEqual({ nom, prenom });
  });
});

test.each<[string, string, Ordre | undefined]>([
  ['two names and nothing that tells', 'Dupont Marie', undefined],
  ['capitals alone', 'DUPONT MARIE', undefined],
  ['three names, of which one may be of either', 'Dupont Marie Anne', 'nom'],
  ['capitals in the middle', 'Marie DUPONT Anne', undefined],
  ['one name', 'Dupont', 'nom'],
  ['a particle alone', 'Le', 'nom'],
  ['two commas', 'Dupont, Marie, Anne', 'nom'],
  ['a comma and nothing', 'Dupont,', undefined],
  ['nothing', '', 'nom'],
])('%s is not guessed: « %s »', (_what, typed, ordre) => {
  expect(readNomComplet(typed, ordre)).toBeUndefined();
});
