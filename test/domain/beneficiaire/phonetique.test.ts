// Names that are said alike have one key; names that are not keep theirs.
import { expect, test } from 'vitest';
import { phoneticKey } from '#bot/domain/beneficiaire/phonetique.ts';

test.each([
  ['dupont', 'dupond'],
  ['philippe', 'filip'],
  ['sophie', 'sofi'],
  ['boileau', 'boilo'],
  ['renaud', 'renault'],
  ['thibault', 'tibo'],
  ['guillaume', 'guilaume'],
  ['catherine', 'katerine'],
  ['kathrine', 'catrine'],
  ['christophe', 'cristof', 'kristof'],
  ['jacques', 'jaques', 'jak'],
  ['henri', 'enri', 'henry'],
  ['yves', 'ives'],
  ['lefevre', 'lefebvre'],
  ['lemaire', 'lemere'],
  ['berger', 'berge'],
  ['isabelle', 'izabel'],
  ['schneider', 'shneider'],
  ['quentin', 'kentin', 'quantin'],
  ['martin', 'martain'],
  ['gilles', 'jil'],
  ['nathalie', 'natali'],
  ['anna', 'ana'],
  ['laurent', 'lorent'],
  ['marechal', 'mareschal'],
  ['mohamed', 'mohammed', 'moamed'],
])('%s and %s', (name, ...alike) => {
  const keys = [name, ...alike].map(phoneticKey);
  expect(new Set(keys)).toEqual(new Set([keys[0]]));
});

test.each([
  ['martin', 'martine'],
  ['jean', 'jeanne'],
  ['paul', 'paule'],
  ['marc', 'marie'],
  ['dupont', 'dupuis'],
  ['louis', 'louise'],
  ['rossi', 'rochi'],
])('%s is not %s', (name, other) => {
  expect(phoneticKey(name)).not.toBe(phoneticKey(other));
});
