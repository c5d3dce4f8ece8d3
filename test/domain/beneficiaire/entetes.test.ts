// Headers as people write them.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { colonnesLues } from '#bot/domain/beneficiaire/colonnes.ts';
import { findEntetes, missingColumns, recogniseColumns } from '#bot/domain/beneficiaire/entetes.ts';

/** The key of the column that one header names. */
const keyOf = (entete: string) => [...recogniseColumns([entete]).parCle.keys()][0];
/** By key, the ranks of the columns, the one that is read first. */
const ranks = (...entetes: readonly string[]) =>
  Object.fromEntries(
    [...recogniseColumns(entetes).parCle].map(([cle, lues]) => [cle, lues.map(({ index }) => index)]),
  );

test.each([
  ['NOM DE FAMILLE', 'nom'],
  ["Nom d'usage", 'nom'],
  ['nom', 'nom'],
  ['Nom usuel', 'nom'],
  ['Prénom bénéficiaire', 'prenom'],
  ['Prenom', 'prenom'],
  ['Prénom(s)', 'prenom'],
  ['Prénom *', 'prenom'],
  ['DDN', 'naissance'],
  ['Né(e) le', 'naissance'],
  ['Date de naissance (JJ/MM/AAAA)', 'naissance'],
  ['Tél', 'telephone'],
  ['tel.', 'telephone'],
  ['Tél 1', 'telephone'],
  ['N° de téléphone', 'telephone'],
  ['Portable', 'telephone'],
  ['Téléphone 2', 'telephone'],
  ['Mail', 'email'],
  ['e mail', 'email'],
  ['Courriel', 'email'],
  ['Ville', 'commune.nom'],
  ['Commune\nde résidence', 'commune.nom'],
  ['C.P.', 'commune.postal'],
  ['Code Insee', 'commune.insee'],
  ['Sexe', 'genre'],
  ['Genre (F, M ou N)', 'genre'],
  ['Civilité', 'civilite'],
  ['Observations', 'notes'],
  ['Commentaire', 'notes'],
  ['Statut', 'situation'],
  ['Nom et prénom', 'nomComplet'],
  ['Bénéficiaires', 'nomComplet'],
  ['Prénon', 'prenom'],
  ['Télephonne', 'telephone'],
  ['Adrese mail', 'email'],
])('« %s » is recognised', (entete, cle) => {
  expect(keyOf(entete)).toBe(cle);
});

test.each([
  'Num',
  'Non',
  'Mobilité',
  'Date',
  'Âge',
  'Adresse',
  'Référent',
  'Code',
  'Nombre',
  'Rue',
  '',
  '  ',
  '12',
  'Nom du référent',
  'Tranche d’âge',
  'Nombre d’accompagnements',
])('« %s » is not', (entete) => {
  expect(keyOf(entete)).toBeUndefined();
});

test('a name is recognised whatever its case, accents, spaces and marks', () => {
  const names = colonnesLues.flatMap(({ cle, entete, noms }) =>
    [entete, ...noms].map((nom) => ({ cle, nom })),
  );
  const how = fc.record({
    name: fc.constantFrom(...names),
    upper: fc.boolean(),
    bare: fc.boolean(),
    before: fc.constantFrom('', ' ', '\n', '« '),
    after: fc.constantFrom('', ' ', ' :', '*', ' (facultatif)', '\u00a0'),
    space: fc.constantFrom(' ', '  ', '\n', '_', '-'),
  });
  fc.assert(
    fc.property(how, ({ name, upper, bare, before, after, space }) => {
      const cased = upper ? name.nom.toLocaleUpperCase('fr') : name.nom.toLocaleLowerCase('fr');
      const letters = bare ? cased.normalize('NFD').replace(/\p{M}/gu, '') : cased;
      expect(keyOf(before + letters.replaceAll(' ', space) + after)).toBe(keyOf(name.nom));
    }),
    { numRuns: 300 },
  );
});

describe('columns that say the same', () => {
  test.each<[string, readonly string[], Record<string, readonly number[]>]>([
    [
      'the written name is read, the others fill its gaps',
      ['Nom', 'Prénom', 'Portable', 'Téléphone'],
      { nom: [0], prenom: [1], telephone: [3, 2] },
    ],
    [
      'the likelier name is read',
      ['Nom de naissance', 'Nom d’usage', 'Prénom'],
      { nom: [1, 0], prenom: [2] },
    ],
    ['a slip comes after a name', ['Prénon', 'Prénom', 'Nom'], { prenom: [1, 0], nom: [2] }],
    ['of the same name, the first is read', ['Nom', 'Nom', 'Prénom'], { nom: [0, 1], prenom: [2] }],
    [
      'both names in one column are not needed beside two',
      ['Nom complet', 'Nom', 'Prénom'],
      { nom: [1], prenom: [2] },
    ],
    ['both names in one column are, beside one', ['Nom complet', 'Prénom'], { nomComplet: [0], prenom: [1] }],
  ])('%s', (_what, entetes, expected) => {
    expect(ranks(...entetes)).toEqual(expected);
  });

  it('tells which columns nobody reads', () => {
    expect(recogniseColumns(['N°', 'Nom', 'Prénom', '', 'Nom complet']).ignorees).toEqual([0, 3, 4]);
  });
});

describe('what is missing', () => {
  test.each<[readonly string[], string | undefined]>([
    [['Nom', 'Prénom'], undefined],
    [['Nom complet'], undefined],
    [['Nom', 'Tél'], 'La colonne « Prénom » manque. Colonnes vues : « Nom », « Tél ».'],
    [['', 'A', ' '], 'Les colonnes « Nom » et « Prénom » manquent. Colonnes vues : « A ».'],
  ])('in %j', (entetes, said) => {
    const sentence = missingColumns(entetes);
    if (said === undefined) expect(sentence).toBeUndefined();
    else expect(sentence?.startsWith(said)).toBe(true);
  });

  it('is said in few words, whatever the headers are', () => {
    expect(missingColumns(Array(100).fill('x'.repeat(30_000)))?.length).toBeLessThan(1_200);
  });
});

describe('the row of the headers', () => {
  const TITLE = ['Liste des bénéficiaires'];
  const HEADERS = ['Nom', 'Prénom', 'Ville'];
  const PERSON = ['Le Goff', 'Hélène', 'Quimper'];
  test.each<[string, readonly (readonly string[])[], readonly string[], number]>([
    ['is the first', [HEADERS, PERSON], HEADERS, 1],
    ['is under a title', [TITLE, ['Mardi'], HEADERS, PERSON], HEADERS, 3],
    ['is not a title that is the name of a column', [['Bénéficiaires'], HEADERS, PERSON], HEADERS, 2],
    ['is the first of two', [HEADERS, PERSON, HEADERS], HEADERS, 1],
    [
      'may be two',
      [['Nom', 'Prénom', 'Commune', '', 'Contact'], ['', '', 'Nom', 'Code postal', 'Tél', 'Mail'], PERSON],
      ['Nom', 'Prénom', 'Commune Nom', 'Code postal', 'Tél', 'Mail'],
      2,
    ],
    ['is looked for where there is none', [PERSON, ['Martin', 'Paul']], PERSON, 1],
    ['is nowhere in nothing', [], [], 0],
  ])('%s', (_what, rows, entetes, hauteur) => {
    expect(findEntetes(rows)).toMatchObject({ entetes, hauteur });
  });
});
