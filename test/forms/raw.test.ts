// The answers that a screen shows: sent back unchanged, they are read as what was kept (test/domain/cra/round-trip.test.ts).
import { describe, expect, it } from 'vitest';
import { choice, counters, duration, number, text } from '#bot/forms/field.ts';
import { placeCode, rawAnswers, rawOf } from '#bot/forms/raw.ts';

describe('raw answers', () => {
  it('are texts, also for numbers', () => {
    const options = [{ code: 'f', label: 'Femmes' }];
    expect(rawOf(number({ label: 'N', min: 0, max: 9 }), 8)).toBe('8');
    expect(rawOf(counters({ label: 'Genre', options, max: 9 }), { f: 3 })).toEqual({ f: '3' });
  });

  it('show a duration as its option, or as people write it in a box', () => {
    const duree = duration({ label: 'Durée', choices: [30] });
    expect(rawOf(duree, 105)).toBe('105');
    expect(rawOf(duration({ ...duree, free: true }), 105)).toBe('1 h 45');
  });

  it('are those of the fields that have a value', () => {
    const fields = {
      un: choice({ label: 'Un', options: [{ code: 'a', label: 'A' }] }),
      mot: text({ label: 'Mot', maxLength: 9 }),
    };
    expect(rawAnswers(fields, { un: 'a', inconnu: 'x' })).toEqual({ un: 'a' });
  });

  it('name a place by one code', () => {
    const commune = { code: '29232', nom: 'Quimper' };
    expect(placeCode({ type: 'ici', lieu: 'p1', commune })).toBe('lieu.p1');
    expect(placeCode({ type: 'domicile', commune })).toBe('domicile.29232');
    expect(placeCode({ type: 'a_distance' })).toBe('a_distance');
  });
});
