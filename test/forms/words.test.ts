// Words made comparable, and the nearest one to a mistyped one.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance, fold, nearest, tidy, words } from '#bot/forms/words.ts';

test.each([
  ['L’Haÿ-les-Roses', 'l hay les roses'],
  ['  Œuvre   d’ÆON ', 'oeuvre d aeon'],
  ['E\u0301te\u0301', 'ete'],
  ['mé\u200bdia\u00adthèque\u200f', 'mediatheque'],
  ['é-mail / PÔLE emploi !', 'e mail pole emploi'],
  ['🎉 fête 🎉', 'fete'],
  ['ligne\r\nsuivante\ttabulée', 'ligne suivante tabulee'],
  ['١٢ شارع', '١٢ شارع'],
  ['…', ''],
])('case %#: « %s » folds to « %s »', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('punctuation stays where it carries meaning', () => {
  expect(tidy(' T3–2025, l’été\u00a0: 1/3 ')).toBe("t3-2025, l'ete : 1/3");
});

test('folding twice is folding once', () => {
  const law = fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(fold(fold(text))).toBe(fold(text));
  });
  fc.assert(law, { numRuns: 500 });
});

test('words are what is between the rest', () => {
  expect(words(' Accès-libre, 8 personnes ')).toEqual(['acces', 'libre', '8', 'personnes']);
  expect(words(' … ')).toEqual([]);
});

/** The textbook definition, without band nor early exit. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [
    slowDistance(x, b) + 1,
    slowDistance(a, y) + 1,
    slowDistance(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  if (swapped) ways.push(slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...ways);
}

describe('distance', () => {
  test('is the number of slips, up to the bound', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, fc.nat({ max: 4 }), (a, b, max) => {
        expect(distance(a, b, max)).toBe(Math.min(slowDistance(a, b), max + 1));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the nearest word', () => {
  const known = ['individuel', 'atelier', 'démarche', 'ponctuelle', 'accès libre', 'mois', 'trimestre'];
  test.each([
    ['Individuel', 'individuel'],
    ['demarche', 'démarche'],
    ['atelire', 'atelier'],
    ['indivduel', 'individuel'],
    ['ponctuele', 'ponctuelle'],
    ['acces libr', 'accès libre'],
    ['trim', 'trimestre'],
    ['mios', 'mois'],
  ])('to « %s » is « %s »', (typed, meant) => {
    expect(nearest(typed, known)).toBe(meant);
  });

  test.each(['xyz', '', 'a', '🎉', 'médiathèque', 'trimestre\n'.repeat(10_000)])(
    'case %#: nothing is near',
    (typed) => {
      expect(nearest(typed, known)).toBeUndefined();
    },
  );

  test('a beginning shared by several is no choice', () => {
    expect(nearest('acc', ['accueil', 'accès'])).toBeUndefined();
  });
});
