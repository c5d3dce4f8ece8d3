// What an activity of several keeps of each, and what of it tells of one.
import { describe, expect, it } from 'vitest';
import { faitsGardes, type Naming, tellingOf, withFaits } from '#bot/domain/cra/faits.ts';
import type { Answers } from '#bot/forms/field.ts';

const SHEETS: Readonly<Record<string, Answers>> = {
  paul: { genre: 'masculin', origine: 'bouche_a_oreille' },
  awa: { genre: 'feminin' },
};
const faitsOf = (id: string): Answers => SHEETS[id] ?? {};

describe('facts are frozen', () => {
  it('of the first among the answers, of the others apart', () => {
    const cra = { type: 'individuel', values: { personne: 'paul', deuxieme: 'awa' } };
    expect(withFaits(cra, { faitsOf })).toEqual({
      type: 'individuel',
      values: { personne: 'paul', deuxieme: 'awa', genre: 'masculin', origine: 'bouche_a_oreille' },
      faits: { awa: { genre: 'feminin' } },
    });
  });

  it('and follow each, whatever place she takes', () => {
    const together: Naming = { type: 'individuel', values: { personne: 'paul', deuxieme: 'awa' } };
    const before = withFaits(together, { faitsOf });
    const kept = (id: string): Answers => faitsGardes(before, id) ?? {};
    const swapped = { ...before, values: { ...before.values, personne: 'awa', deuxieme: 'paul' } };
    const after = withFaits(swapped, { before, faitsOf: kept });
    expect(after.values).toMatchObject({ genre: 'feminin' });
    expect(after.faits).toEqual({ paul: { genre: 'masculin' } });
    const alone = withFaits(
      { ...before, values: { deuxieme: 'awa', genre: 'masculin' } },
      { before, faitsOf: kept },
    );
    expect(alone).toEqual({
      type: 'individuel',
      values: { deuxieme: 'awa' },
      faits: { awa: { genre: 'feminin' } },
    });
  });
});

describe('the activity as it tells of one person', () => {
  it('says nothing of who else was there, nor of what was noted of them', () => {
    const two = {
      type: 'individuel',
      values: {
        personne: 'paul',
        deuxieme: 'awa',
        duree: 45,
        autonomie: 'autonome',
        genre: 'masculin',
        aFaire: 'rappeler',
      },
      faits: { awa: { genre: 'feminin' } },
    };
    expect(tellingOf(two, 'awa')).toEqual({ type: 'individuel', values: { deuxieme: 'awa', duree: 45 } });
    expect(tellingOf(two, 'paul').values).toEqual({
      personne: 'paul',
      duree: 45,
      autonomie: 'autonome',
      genre: 'masculin',
      aFaire: 'rappeler',
    });
    const room = {
      type: 'atelier',
      values: { personnes: ['paul', 'awa'], duree: 60, demarches: [{ nom: 'carte grise' }] },
    };
    expect(tellingOf(room, 'awa')).toEqual({ type: 'atelier', values: { personnes: ['awa'], duree: 60 } });
  });

  it('is itself where there is nobody else', () => {
    const cra = { type: 'individuel', values: { personne: 'paul', autonomie: 'autonome' } };
    expect(tellingOf(cra, 'paul')).toBe(cra);
  });
});
