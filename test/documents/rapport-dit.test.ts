// The numbers of a report as they are said: in French, with spaces that do not break, and no change where there is none to tell.
import { describe, expect, it, test } from 'vitest';
import { sayGraphique } from '#bot/documents/graphiques/alternative.ts';
import type { Chiffre, Nature, Nombre } from '#bot/documents/rapport.ts';
import {
  keysOf,
  sayCellule,
  sayComparaison,
  sayContexte,
  sayEvolution,
  sayNombre,
} from '#bot/documents/rapport-dit.ts';
import { EXEMPLES } from '#local/graphiques/exemples.ts';
import { rapportComplet } from './rapports.data.ts';

test.each<[string, Nombre, Nature]>([
  ['1\u202f234', 1_234, 'nombre'],
  ['1\u202f318,5\u202fh', 1_318.5, 'heures'],
  ['33,0\u202f%', 0.33, 'part'],
  ['+12,5\u202f%', 0.125, 'evolution'],
  ['-2,2\u202f%', -0.0219, 'evolution'],
  ['0\u202f%', 0, 'evolution'],
  ['<\u00a05', { moinsDe: 5 }, 'nombre'],
  ['–', null, 'part'],
])('%s', (said, nombre, nature) => {
  expect(sayNombre(nombre, nature)).toBe(said);
});

const chiffre = (part: Partial<Chiffre>): Chiffre => ({
  ...{ code: 'x', label: 'X', valeur: 120, nature: 'nombre', compare: 100, explication: '' },
  ...part,
});

describe('a change', () => {
  test.each<[string, Partial<Chiffre>]>([
    ['+20\u202f%', {}],
    ['-50\u202f%', { valeur: 50 }],
    ['0\u202f%', { valeur: 100 }],
    ['', { compare: 0 }],
    ['', { compare: null }],
    ['', { compare: { moinsDe: 5 } }],
    ['', { valeur: { moinsDe: 5 } }],
    ['+3,2\u00a0points', { nature: 'part', valeur: 0.453, compare: 0.421 }],
    ['-1\u00a0point', { nature: 'part', valeur: 0.41, compare: 0.42 }],
  ])('%s', (said, part) => {
    expect(sayEvolution(chiffre(part))).toBe(said);
  });

  it('is said with what there was, or what there was alone', () => {
    const against = { comparaison: '2024' };
    expect(sayComparaison(chiffre({}), against)).toBe('+20\u202f% (100 pour 2024)');
    expect(sayComparaison(chiffre({ compare: 0 }), against)).toBe('0 pour 2024');
    expect(sayComparaison(chiffre({}), {})).toBe('');
  });
});

test('a report says whose figures it has, when, which, against what and from where', () => {
  expect(sayContexte(rapportComplet)).toEqual([
    'Équipe du Finistère · du 1er janvier au 31 décembre 2025',
    expect.stringMatching(/^Filtres : Lieu : Médiathèque des Ursulines ou .* ; Thématique : /),
    'Comparaison avec 2024',
    'Source : Coopilote, comptes rendus d’activité, au 12 janvier 2026',
  ]);
  const { comparaison: _, ...alone } = rapportComplet;
  expect(sayContexte({ ...alone, filtres: [] })).toHaveLength(2);
  expect(keysOf(rapportComplet)[0]?.notes).toEqual([
    '+18,9\u202f% (1\u202f549 pour 2024)',
    '1 210 individuels, 632 en atelier',
  ]);
});

test('a text in a column of numbers, a number in a column of texts', () => {
  expect(sayCellule('–', { nature: 'part' })).toBe('–');
  expect(sayCellule(12, { nature: 'texte' })).toBe('12');
});

describe('a chart in words', () => {
  it('has each number under its name', () => {
    expect(sayGraphique(EXEMPLES.comparaison)).toMatch(
      /^Barres : Thématiques, comparées au trimestre précédent\. .*T3 2026 : Aide aux démarches administratives 312, .*T2 2026 : .*Bureautique inconnu, /,
    );
    expect(sayGraphique(EXEMPLES.jours)).toContain('28 octobre 2026 ');
    expect(sayGraphique(EXEMPLES['deux-annees'])).toContain('janvier 132');
    expect(sayGraphique(EXEMPLES.niveaux)).toContain('9 juin 2026 Autonome.');
  });

  it('says how many are left out, and that there is nothing', () => {
    expect(sayGraphique(EXEMPLES.soixante)).toMatch(/, et 28 autres\.$/);
    expect(sayGraphique(EXEMPLES.rien)).toMatch(/Aucune donnée\.$/);
  });
});
