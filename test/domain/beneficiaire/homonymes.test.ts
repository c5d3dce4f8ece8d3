// People of one name are told apart by as little as it takes.
import { expect, test } from 'vitest';
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import { distinguish } from '#bot/domain/beneficiaire/homonymes.ts';

const jean = (more: Partial<Entree>): Entree => ({ id: 'b', prenom: 'Jean', nom: 'Martin', ...more });

test.each<[string, readonly Entree[], readonly (readonly string[])[]]>([
  [
    'nothing for a name of one’s own',
    [jean({ annee: 1952 }), { id: 'c', prenom: 'Léa', nom: 'Roux', annee: 1990 }],
    [[], []],
  ],
  ['the year of birth', [jean({ annee: 1952 }), jean({ annee: 1975 })], [['1952'], ['1975']]],
  [
    'one way of writing a name or another',
    [jean({ prenom: 'JEAN', annee: 1952 }), jean({ annee: 1975 })],
    [['1952'], ['1975']],
  ],
  [
    'the commune, of those of one year',
    [jean({ annee: 1952, commune: 'Brest (29)' }), jean({ annee: 1952, commune: 'Quimper (29)' })],
    [['Brest (29)'], ['Quimper (29)']],
  ],
  [
    'the year and the commune, where both differ',
    [jean({ annee: 1952, commune: 'Brest (29)' }), jean({ annee: 1975, commune: 'Quimper (29)' })],
    [
      ['1952', 'Brest (29)'],
      ['1975', 'Quimper (29)'],
    ],
  ],
  [
    'the last time, of those still alike',
    [jean({ vu: '2026-11-20' }), jean({ vu: '2026-11-16' }), jean({ vu: '2025-03-01' })],
    [['dernière fois hier'], ['dernière fois le 16 novembre'], ['dernière fois le 1er mars 2025']],
  ],
  [
    'the last time only of those still alike',
    [jean({ annee: 1952, vu: '2026-11-20' }), jean({ vu: '2026-11-16' }), jean({})],
    [['1952'], ['dernière fois le 16 novembre'], []],
  ],
  [
    'the end of the phone number at last',
    [jean({ telephone: '+33612345678' }), jean({ telephone: '+33612345699' }), jean({})],
    [['tél. … 56 78'], ['tél. … 56 99'], []],
  ],
])('%s', (_what, entries, signes) => {
  const distingues = distinguish(entries, '2026-11-21');
  expect(distingues.map((of) => of.signes)).toEqual(signes);
  expect(distingues.map((of) => of.entree)).toEqual(entries);
});
