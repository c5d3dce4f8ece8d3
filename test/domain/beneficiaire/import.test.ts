// What becomes of each row of a file: new people first, doubles as the mediator agreed, and nobody completed on a mere likeness.
import { describe, expect, it, test } from 'vitest';
import { surelySame } from '#bot/domain/beneficiaire/doublons.ts';
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import {
  type Choix,
  comptesOf,
  countAgreed,
  type LigneDePlan,
  planOf,
  sortOf,
  valuesOf,
} from '#bot/domain/beneficiaire/import.ts';
import { sayBilan } from '#bot/domain/beneficiaire/import-dit.ts';
import { personnesDe } from '#bot/domain/beneficiaire/personnes.ts';
import { rapportOf } from '#bot/domain/beneficiaire/rapport.ts';
import type { Tableau } from '#bot/domain/beneficiaire/tableau.ts';

const CONTEXT = { today: '2026-11-27', communes: () => ({ near: [] }) };
const KNOWN: readonly Entree[] = [
  { id: 'b1', prenom: 'Paul', nom: 'Martin', annee: 1952 },
  { id: 'b2', prenom: 'Awa', nom: 'Le Bihan', par: 'Karim' },
];

const rapportDe = (rows: readonly (readonly string[])[]) => {
  const tableau: Tableau = {
    entetes: ['Nom', 'Prénom', 'Né en', 'Notes'],
    lignes: rows.map((cellules, at) => ({ numero: at + 2, cellules })),
    auDela: 0,
    remarques: [],
  };
  return rapportOf(tableau, personnesDe(tableau, CONTEXT), KNOWN);
};

const ROWS = [
  ['Martin', 'Paul', '1952'],
  ['Le Goff', 'Hélène', '1948', 'mot de passe : Soleil29'],
  ['Martain', 'Paul'],
  ['Le Bihan', 'Awa'],
  ['LE GOFF', 'Helene'],
  ['Hélène', 'Le Goff', '1961'],
  ['Martin', 'Paul', '1953'],
  ['', 'Zoé'],
];
const rapport = rapportDe(ROWS);
const plan = planOf(rapport, (rang) => `n${rang}`);
const choix = (change: Partial<Choix> = {}): Choix => ({
  nouvelles: true,
  doubles: 'laisser',
  douteux: false,
  ...change,
});

describe('the plan', () => {
  it('has whoever is new first, then doubles; each row once', () => {
    expect(plan.map(({ rang, double }) => [rang, double !== undefined])).toEqual([
      [0, false],
      [1, true],
      [2, true],
      [3, true],
      [4, true],
      [5, true],
      [6, true],
    ]);
  });

  it('completes one’s own sheet, or an earlier row, of the same two names; never a likeness, nor a colleague’s, nor another year', () => {
    const vers = plan.map(({ values, double }) => [values.nom, values.naissance, double?.vers]);
    expect(vers).toEqual([
      ['Le Goff', '1948', undefined],
      ['Martin', '1952', 'b1'],
      ['Martain', undefined, undefined],
      ['Le Bihan', undefined, undefined],
      ['Le Goff', undefined, 'n0'],
      ['Hélène', '1961', undefined],
      ['Martin', '1953', undefined],
    ]);
  });

  it('is counted', () => {
    expect(comptesOf(rapport, plan)).toEqual({
      nouvelles: 1,
      doubles: 6,
      completables: 2,
      refusees: 1,
      incompletes: 1,
      douteux: 1,
    });
  });

  it('completes through a row that completes', () => {
    const twice = planOf(
      rapportDe([
        ['Martin', 'Paul', '1952'],
        ['MARTIN', 'Paul'],
        ['Gall', 'Yann'],
        ['GALL', 'Yann'],
        ['Gall', 'YANN'],
      ]),
      (rang) => `n${rang}`,
    );
    expect(twice.map(({ double }) => double?.vers)).toEqual([undefined, 'b1', 'b1', 'n0', 'n0']);
  });
});

describe('what is agreed', () => {
  const fresh: LigneDePlan = { rang: 0, values: { nom: 'A' }, douteux: { notes: 'mdp : x' } };
  const sure: LigneDePlan = { rang: 1, values: {}, double: { vers: 'b1' } };
  const unsure: LigneDePlan = { rang: 2, values: {}, double: {} };

  test.each([
    [choix(), ['creer', 'laisser', 'laisser'], 1],
    [choix({ doubles: 'completer' }), ['creer', 'completer', 'laisser'], 2],
    [choix({ doubles: 'creer' }), ['creer', 'creer', 'creer'], 3],
    [choix({ nouvelles: false }), ['laisser', 'laisser', 'laisser'], 0],
    [choix({ nouvelles: false, doubles: 'completer' }), ['laisser', 'completer', 'laisser'], 1],
  ])('%j', (agreed, sorts, count) => {
    expect([fresh, sure, unsure].map((ligne) => sortOf(ligne, agreed).is)).toEqual(sorts);
    const comptes = { nouvelles: 1, doubles: 2, completables: 1, refusees: 0, incompletes: 0, douteux: 1 };
    expect(countAgreed(comptes, agreed)).toBe(count);
  });

  it('has what is doubtful only if it is said', () => {
    expect(valuesOf(fresh, choix())).toEqual({ nom: 'A' });
    expect(valuesOf(fresh, choix({ douteux: true }))).toEqual({ nom: 'A', notes: 'mdp : x' });
  });
});

describe('surely the same', () => {
  const paul = { prenom: 'Paul', nom: 'Martin', annee: 1952 };
  test.each([
    [{ prenom: 'PAUL', nom: 'martin' }, true],
    [{ prenom: 'Martin', nom: 'Paul', annee: 1952 }, true],
    [{ prenom: 'Paul', nom: 'Martin', annee: 1953 }, false],
    [{ prenom: 'Paule', nom: 'Martin', annee: 1952 }, false],
  ])('%j', (other, same) => {
    expect(surelySame(paul, other)).toBe(same);
  });

  it('is never said of names in other letters, which are nothing once folded', () => {
    expect(surelySame({ prenom: '小龙', nom: '李' }, { prenom: '玲', nom: '王' })).toBe(false);
  });
});

test('what was done is said in figures', () => {
  expect(sayBilan({ ajoutees: 1, completees: 0, laissees: 0 })).toBe('1 personne ajoutée');
  expect(sayBilan({ ajoutees: 4812, completees: 2, laissees: 1 })).toMatch(
    /^4\s812 personnes ajoutées, 2 fiches complétées, 1 ligne laissée de côté$/,
  );
});
