// A shard of the search index: whatever people are called, what is packed is what is unpacked.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Entree, entreeOf, packEntries, unpackEntries } from '#bot/domain/beneficiaire/entree.ts';

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.string({ unit: fc.constantFrom(...'\\\tn\nta', '\r'), minLength: 1, maxLength: 6 }),
);

const entree: fc.Arbitrary<Entree> = fc.record(
  {
    id: text,
    prenom: text,
    nom: text,
    annee: fc.integer({ min: 1900, max: 2026 }),
    telephone: fc.stringMatching(/^\+33\d{9}$/),
    commune: text,
    vu: fc.constantFrom('2026-11-20', '2025-01-01'),
    email: fc.emailAddress(),
  },
  { requiredKeys: ['id', 'prenom', 'nom'] },
);

it('is unpacked as it was packed', () => {
  fc.assert(
    fc.property(fc.array(entree, { maxLength: 6 }), (entries) => {
      expect(unpackEntries(packEntries(entries))).toEqual(entries);
    }),
    { numRuns: 500 },
  );
});

it('holds no more than a line a person', () => {
  const packed = packEntries([
    { id: 'b1', prenom: 'Paul', nom: 'Le Goff', annee: 1952, vu: '2026-11-20' },
    { id: 'b2', prenom: 'Léa', nom: 'Roux' },
  ]);
  expect(packed).toBe('b1\tPaul\tLe Goff\t1952\t\t\t2026-11-20\nb2\tLéa\tRoux');
});

it('takes from a sheet what is looked for, and the year alone of a birth', () => {
  const values = {
    prenom: 'Paul',
    nom: 'Le Goff',
    naissance: '12/03/1952',
    garderDate: true,
    telephone: '+33612345678',
    email: 'paul@exemple.fr',
    commune: { code: '29232', nom: 'Quimper (29)' },
    notes: 'Vient le mardi.',
  };
  expect(entreeOf({ id: 'b1', values }, '2026-11-20')).toEqual({
    id: 'b1',
    prenom: 'Paul',
    nom: 'Le Goff',
    annee: 1952,
    telephone: '+33612345678',
    commune: 'Quimper (29)',
    vu: '2026-11-20',
    email: 'paul@exemple.fr',
  });
  expect(entreeOf({ id: 'b2', values: { prenom: 'Léa', nom: 'Roux' } })).toEqual({
    id: 'b2',
    prenom: 'Léa',
    nom: 'Roux',
  });
});
