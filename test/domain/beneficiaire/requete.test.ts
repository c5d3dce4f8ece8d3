// What was typed, taken apart: names, a year of birth, a part of a phone number.
import { expect, test } from 'vitest';
import { parseRequete } from '#bot/domain/beneficiaire/requete.ts';

test.each([
  ['Dupont', { mots: ['dupont'] }],
  ['Mme DUPONT', { mots: ['dupont'] }],
  ['M.', { mots: ['m'] }],
  ['Éric d’Almeida', { mots: ['eric', 'd', 'almeida'] }],
  ['dupont 1952', { mots: ['dupont'], annee: 1952 }],
  ['dupont 12/03/1952', { mots: ['dupont'], annee: 1952 }],
  ['1952', { mots: [], annee: 1952 }],
  ['06 12 34 56 78', { mots: [], chiffres: '0612345678' }],
  ['+33 6 12 34 56 78', { mots: [], chiffres: '0612345678' }],
  ['0033612345678', { mots: [], chiffres: '0612345678' }],
  ['06.19.52.34.56', { mots: [], chiffres: '0619523456' }],
  ['dupont 0612', { mots: ['dupont'], chiffres: '0612' }],
  ['56 78 dupont', { mots: ['dupont'], chiffres: '5678' }],
  ['dupont 06', { mots: ['dupont'] }],
  ['dupont 1952 0612', { mots: ['dupont'], annee: 1952, chiffres: '0612' }],
  [' … ', { mots: [] }],
  ['a b c d e f g h', { mots: ['a', 'b', 'c', 'd', 'e', 'f'] }],
])('« %s »', (typed, requete) => {
  expect(parseRequete(typed)).toEqual(requete);
});
