// The task of an activity: what each change of « À faire » makes of it, and what is proposed where nothing was noted.
import { describe, expect, it, test } from 'vitest';
import { concernsTache, proposedAFaire, tacheAfter } from '#bot/domain/cra/a-faire.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Tache } from '#bot/domain/tache.ts';
import type { Answers } from '#bot/forms/field.ts';

/** Thursday 19 November 2026 in Paris, and the Monday after. */
const THURSDAY = { fuseau: 'Europe/Paris', now: Date.UTC(2026, 10, 19, 10) };
const MONDAY = { fuseau: 'Europe/Paris', now: Date.UTC(2026, 10, 23, 10) };

const cra = (values: Answers): Cra => ({
  id: 'c1',
  auteur: 'mattermost.lea',
  type: 'individuel',
  version: 1,
  values: { personne: 'b1', ...values },
  origine: 'formulaire',
  creeLe: 0,
  modifieLe: 0,
  rev: 1,
});
const said = (aFaire: string, more: Answers = {}) => cra({ aFaire, ...more });

function made(words: string): Tache {
  const tache = tacheAfter({ before: undefined, after: said(words) }, undefined, THURSDAY);
  if (!tache) throw new Error('nothing was made');
  return tache;
}

describe('the task', () => {
  it('is made with the words, its day counted from the moment when they were written', () => {
    expect(made('rappeler la CAF vendredi')).toEqual({
      id: 'c1',
      acteur: 'mattermost.lea',
      cra: 'c1',
      quoi: 'rappeler la CAF',
      le: '2026-11-20',
      personne: 'b1',
      creeLe: THURSDAY.now,
      modifieLe: THURSDAY.now,
      rev: 0,
    });
    expect(made('rappeler la CAF')).not.toHaveProperty('le');
  });

  const change = (before: Cra | undefined, after: Cra | undefined, current: Tache | undefined) =>
    tacheAfter({ before, after }, current, MONDAY);
  const before = said('rappeler la CAF vendredi');

  test.each([
    ['other words', 'rappeler la MSA vendredi', { quoi: 'rappeler la MSA', le: '2026-11-20' }],
    ['another day', 'rappeler la CAF mardi', { quoi: 'rappeler la CAF', le: '2026-11-24' }],
  ])('follows %s: the day changes with the words that say it, and only then', (_, words, after) => {
    expect(change(before, said(words), made('rappeler la CAF vendredi'))).toMatchObject({
      ...after,
      modifieLe: MONDAY.now,
    });
  });

  it('loses its day with the words that said it; put off since, keeps the other day', () => {
    const current = { ...made('rappeler la CAF vendredi'), le: '2026-12-24' };
    expect(change(before, said('rappeler la CAF'), current)).not.toHaveProperty('le');
    expect(change(before, said('rappeler la Caf vendredi'), current)?.le).toBe('2026-12-24');
    const undated = { ...made('rappeler'), le: '2026-12-24' };
    expect(change(said('rappeler'), said('rappeler Paul'), undated)?.le).toBe('2026-12-24');
  });

  it('ticked, stays as it was done', () => {
    const done = { ...made('rappeler'), fait: '2026-11-20' };
    expect(change(said('rappeler'), said('rappeler encore'), done)).toBe(done);
  });

  it('goes with the words, or with the activity', () => {
    expect(change(before, cra({}), made('rappeler'))).toBeUndefined();
    expect(change(before, undefined, made('rappeler'))).toBeUndefined();
    expect(change(before, undefined, { ...made('rappeler'), fait: '2026-11-20' })).toBeUndefined();
  });

  it('is for whom the activity is now, in the words that it has now', () => {
    const current = { ...made('rappeler la CAF vendredi'), quoi: 'rappeler la CAF de Quimper' };
    const after = change(before, said('rappeler la CAF vendredi', { personne: 'b2' }), current);
    expect(after).toMatchObject({ personne: 'b2', quoi: 'rappeler la CAF de Quimper', le: '2026-11-20' });
    const nobody = change(before, { ...before, values: { aFaire: 'rappeler la CAF vendredi' } }, current);
    expect(nobody).not.toHaveProperty('personne');
  });

  it('forgotten since, is not made anew by a change that says nothing of it', () => {
    expect(change(before, said('rappeler la CAF vendredi', { personne: 'b2' }), undefined)).toBeUndefined();
    expect(change(before, said('rappeler la MSA'), undefined)).toMatchObject({ quoi: 'rappeler la MSA' });
  });
});

test.each([
  [said('a'), said('a', { duree: 60 }), false],
  [cra({}), cra({ personne: 'b2' }), false],
  [said('a'), said('b'), true],
  [said('a'), said('a', { personne: 'b2' }), true],
  [undefined, said('a'), true],
  [said('a'), undefined, true],
  [undefined, cra({}), false],
])('case %#: the task is concerned or not', (before, after, concerned) => {
  expect(concernsTache({ before, after })).toBe(concerned);
});

describe('what is proposed', () => {
  const demarches = [
    { nom: 'carte grise', etat: 'devra_revenir' },
    { nom: 'impôts', etat: 'finalisee' },
  ];

  it('is to have somebody known come back, for each démarche that asks for it', () => {
    expect(proposedAFaire({ personne: 'b1', demarches })).toBe('carte grise : faire revenir la personne');
    const two = [...demarches, { nom: 'permis', etat: 'devra_revenir' }];
    expect(proposedAFaire({ personne: 'b1', demarches: two })).toBe(
      'carte grise, permis : faire revenir la personne',
    );
  });

  test.each([
    ['of nobody in particular', { demarches }],
    ['where something was noted', { personne: 'b1', demarches, aFaire: 'rappeler' }],
    ['where nobody must come back', { personne: 'b1', demarches: demarches.slice(1) }],
    ['where no démarche was told', { personne: 'b1' }],
  ])('is nothing %s', (_, values) => {
    expect(proposedAFaire(values)).toBeUndefined();
  });

  it('fits its field, however long the names', () => {
    const long = [{ nom: 'é'.repeat(200), etat: 'devra_revenir' }];
    const proposed = proposedAFaire({ personne: 'b1', demarches: long }) ?? '';
    expect(proposed).toHaveLength(200);
    expect(proposed).toMatch(/ : faire revenir la personne$/);
  });
});
