// How long a sheet is kept: the days on which something is due, and that nobody is erased who was not told of for a month.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  conservationLe,
  dernierSigne,
  GARDEE,
  joursAvantEcheance,
  PREAVIS,
  vueRecemment,
} from '#bot/domain/beneficiaire/conservation.ts';
import { addDays, daysBetween } from '#bot/forms/dates.ts';

const LAST = '2026-01-01';
const after = (days: number) => addDays(LAST, days);

it.each([
  [0, undefined, 'garder'],
  [334, undefined, 'garder'],
  [335, undefined, 'prevenir'],
  [500, undefined, 'prevenir'],
  [336, 335, 'attendre'],
  [364, 335, 'attendre'],
  [365, 335, 'effacer'],
  [400, 380, 'attendre'],
  [410, 380, 'effacer'],
  [340, -10, 'prevenir'],
  [10, -10, 'garder'],
])('%s days after the last news, told on day %s: %s', (days, told, state) => {
  const prevenueLe = told === undefined ? undefined : after(told);
  expect(conservationLe(after(days), { dernier: LAST, prevenueLe })).toBe(state);
});

it('the later of the last activity and of the last change counts, where the mediator is', () => {
  const modifieLe = Date.parse('2026-03-01T23:30:00Z');
  expect(dernierSigne({ modifieLe }, 'Europe/Paris')).toBe('2026-03-02');
  expect(dernierSigne({ modifieLe, vu: '2026-03-01' }, 'Europe/Paris')).toBe('2026-03-02');
  expect(dernierSigne({ modifieLe, vu: '2026-04-01' }, 'Europe/Paris')).toBe('2026-04-01');
  expect(vueRecemment('2026-04-01', '2027-03-01')).toBe(true);
  expect(vueRecemment('2026-04-01', '2027-03-02')).toBe(false);
  expect(vueRecemment(undefined, '2027-03-02')).toBe(false);
});

const days = fc.integer({ min: 0, max: 800 });

it('looked at on whichever days, she is told of, then erased a month later at the soonest, after a year at the soonest', () => {
  fc.assert(
    fc.property(fc.uniqueArray(days, { minLength: 1, maxLength: 30 }), (passages) => {
      let told: string | undefined;
      for (const day of passages.toSorted((a, b) => a - b)) {
        const state = conservationLe(after(day), { dernier: LAST, prevenueLe: told });
        if (state === 'prevenir') told = after(day);
        if (state !== 'effacer') continue;
        expect(day).toBeGreaterThanOrEqual(GARDEE);
        expect(told).toBeDefined();
        expect(daysBetween(told ?? '', after(day))).toBeGreaterThanOrEqual(PREAVIS);
        return;
      }
    }),
  );
});

it('nothing is due before the days that are said to be left, and something is then', () => {
  fc.assert(
    fc.property(days, fc.option(days, { nil: undefined }), (day, told) => {
      fc.pre(told === undefined || told <= day);
      const echeance = { dernier: LAST, prevenueLe: told === undefined ? undefined : after(told) };
      const state = conservationLe(after(day), echeance);
      const left = joursAvantEcheance(after(day), echeance);
      const due = state === 'prevenir' || state === 'effacer';
      expect(left === 0).toBe(due);
      if (due) return;
      expect(conservationLe(after(day + left - 1), echeance)).toBe(state);
      expect(conservationLe(after(day + left), echeance)).not.toBe(state);
    }),
  );
});
