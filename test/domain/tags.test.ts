// A line of tags: each once, between commas, of a proper length.
import { expect, it } from 'vitest';
import { tagsLine, tagsOf } from '#bot/domain/tags.ts';

it.each([
  ['one', 'Carsat', ['Carsat']],
  ['several', 'Carsat, mardi numérique', ['Carsat', 'mardi numérique']],
  ['with semicolons, spaces and empty places', ' Carsat ;; , Ruralité ', ['Carsat', 'Ruralité']],
  ['twice the same', 'Carsat, carsat, CARSAT', ['Carsat']],
  ['with the sign of chats', '#Carsat, # Ruralité', ['Carsat', 'Ruralité']],
  ['none', ' , ', []],
])('%s', (_how, line, names) => {
  expect(tagsOf(line)).toEqual(names);
});

it('is rewritten one way', () => {
  expect(tagsLine.parse('#Carsat ;carsat,Ruralité')).toBe('Carsat, Ruralité');
});

it.each([
  [',', 'Écrivez des tags séparés par des virgules.'],
  ['ab', 'Chaque tag a de 3 à 80 caractères ; séparez les tags par des virgules.'],
  ['a'.repeat(81), 'Chaque tag a de 3 à 80 caractères ; séparez les tags par des virgules.'],
])('refuses « %s »', (line, message) => {
  expect(tagsLine.safeParse(line).error?.issues[0]?.message).toBe(message);
});
