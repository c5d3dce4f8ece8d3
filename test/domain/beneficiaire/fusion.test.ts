// Two sheets made one, and back: nothing that was said is lost, whatever both hold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '#bot/domain/beneficiaire/beneficiaire.ts';
import { addedBy, mergedInto, unmerged } from '#bot/domain/beneficiaire/fusion.ts';

const sheet = (values: object, creeLe = 0) => ({
  values: normalise({ prenom: 'Paul', nom: 'Martin', ...values }),
  creeLe,
});
const answers = fc
  .record(
    {
      naissance: fc.constantFrom('1952', '1953'),
      telephone: fc.constantFrom('+33612345678', '+33698765432'),
      sansTelephone: fc.constant(true),
      notes: fc.constantFrom('Le mardi.', 'Sans voiture.', 'b'.repeat(2900)),
      equipements: fc.subarray(['ordinateur', 'internet'], { minLength: 1 }),
      commune: fc.constantFrom({ code: '29232', nom: 'Quimper (29)' }, { code: '29019', nom: 'Brest (29)' }),
    },
    { requiredKeys: [] },
  )
  .map((values) => sheet(values));

describe('a merged sheet', () => {
  it('says what the kept one said, and its gaps what the other did', () => {
    const gardee = sheet({ naissance: '1952', notes: 'Le mardi.' }, 20);
    const fondue = sheet({ naissance: '1953', telephone: '+33612345678', notes: 'Sans voiture.' }, 10);
    expect(mergedInto(gardee, fondue)).toEqual({
      values: {
        prenom: 'Paul',
        nom: 'Martin',
        naissance: '1952',
        telephone: '+33612345678',
        notes: 'Le mardi.\n\nSans voiture.',
      },
      creeLe: 10,
    });
    expect(addedBy(gardee, fondue)).toEqual({
      telephone: '+33612345678',
      notes: 'Le mardi.\n\nSans voiture.',
    });
  });

  it('keeps its own notes where both do not fit', () => {
    const gardee = sheet({ notes: 'a'.repeat(2000) });
    expect(addedBy(gardee, sheet({ notes: 'b'.repeat(1500) }))).toEqual({});
  });

  it('undone at once is what it was', () => {
    fc.assert(
      fc.property(answers, answers, (gardee, fondue) => {
        const { values: apres } = mergedInto(gardee, fondue);
        expect(unmerged(apres, { avant: gardee.values, apres })).toEqual(gardee.values);
      }),
      { numRuns: 100 },
    );
  });

  it('undone later keeps what was changed in between', () => {
    const gardee = sheet({});
    const { values: apres } = mergedInto(
      gardee,
      sheet({ email: 'paul@exemple.fr', telephone: '+33612345678' }),
    );
    const now = { ...apres, telephone: '+33698765432', genre: 'masculin' };
    expect(unmerged(now, { avant: gardee.values, apres })).toEqual({
      prenom: 'Paul',
      nom: 'Martin',
      telephone: '+33698765432',
      genre: 'masculin',
    });
  });
});
