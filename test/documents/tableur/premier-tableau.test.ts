// Which table of a file is taken, where its headers are, how much of it is read.
import { describe, expect, it, test } from 'vitest';
import { MOST_COLUMNS } from '#bot/documents/tableur/limites.ts';
import { MOST_ROWS } from '#bot/domain/beneficiaire/tableau.ts';
import { odsOf, type Rows, type Sheet, xlsxOf } from '#test/support/classeurs.ts';
import { tableauDe } from '#test/support/tableaux.ts';

const people = (count: number): Rows => [
  ['Nom', 'Prénom'],
  ...Array.from({ length: count }, (_, at) => [`Nom ${at}`, `Prénom ${at}`]),
];
const LIST: Sheet = { name: 'Liste', rows: people(1) };
const NOTICE: Sheet = { name: 'Mode d’emploi', rows: [['Remplissez'], ['la feuille'], ['suivante']] };

describe.each([
  ['Excel', (sheets: readonly Sheet[]) => xlsxOf({ sheets })],
  ['OpenDocument', (sheets: readonly Sheet[]) => odsOf(sheets)],
])('in a workbook of %s', (_kind, file) => {
  test.each<[string, readonly Sheet[]]>([
    ['the first that names people', [LIST, { name: 'Autre', rows: people(2) }]],
    ['not the instructions', [NOTICE, LIST]],
    ['not an empty sheet', [{}, LIST]],
    ['not a hidden one', [{ name: 'Cachée', rows: people(3), state: 'hidden' }, LIST, NOTICE]],
    ['not one that never gets to headers', [{ rows: Array(40).fill(['x', 'y']) }, LIST]],
    ['not one that lacks first names', [{ rows: [['Nom', 'Ville', 'Tél', 'Mail']] }, LIST]],
  ])('%s is taken', async (_what, sheets) => {
    const { feuille, lignes } = await tableauDe(file(sheets));
    expect([feuille, lignes.length]).toEqual(['Liste', 1]);
  });

  it('tells how many rows it did not read', async () => {
    const { lignes, auDela } = await tableauDe(file([{ rows: people(MOST_ROWS + 3) }]));
    expect([lignes.length, lignes.at(-1)?.numero, auDela]).toEqual([MOST_ROWS, MOST_ROWS + 1, 3]);
  });

  it('reads a hundred columns, and tells when there are more', async () => {
    const row = ['Le Goff', 'Hélène', ...Array(MOST_COLUMNS).fill('x')];
    const { lignes, remarques } = await tableauDe(file([{ rows: [['Nom', 'Prénom'], row] }]));
    expect(lignes[0]?.cellules).toHaveLength(MOST_COLUMNS);
    expect(remarques).toEqual(['Les colonnes au-delà de la 100e n’ont pas été lues.']);
  });

  it('cuts texts longer than any cell, and tells it', async () => {
    const row = ['Le Goff', 'Hélène', 'x'.repeat(40_000)];
    const { lignes, remarques } = await tableauDe(file([{ rows: [['Nom', 'Prénom', 'Notes'], row] }]));
    expect(lignes[0]?.cellules[2]).toHaveLength(32_767);
    expect(remarques).toEqual([expect.stringContaining('ont été coupés')]);
  });

  it('finds headers under a title, keeps the numbers of rows, gives a column to each cell', async () => {
    const rows: Rows = [
      ['Permanence du mardi : bénéficiaires'],
      [],
      ['', 'N°', 'NOM', 'Prénom', 'Tél.'],
      ['', 1, 'LE GOFF', 'Hélène', '06 12 34 56 78'],
      [],
      ['', 2, 'MARTIN', 'Paul', '', 'sans titre'],
      ['', '', 'Total', 2],
    ];
    const { entetes, lignes } = await tableauDe(file([{ rows }]));
    expect(entetes).toEqual(['', 'N°', 'NOM', 'Prénom', 'Tél.', '']);
    expect(lignes.map(({ numero }) => numero)).toEqual([4, 6, 7]);
  });
});

/** As the field's template is: two rows of headers, the cells of « Commune » merged, an example that most leave. */
const TEMPLATE: Rows = [
  ['Instructions : une ligne par bénéficiaire. Les champs Nom et Prénom sont obligatoires.'],
  ['Nom', 'Prénom', 'Année de naissance', 'Commune', '', '', 'Téléphone', 'E-mail', 'Genre', 'Notes'],
  ['', '', '', 'Nom', 'Code INSEE', 'Code postal'],
  ['Exemple', 'Léa', 1970, 'Blaziert', '32057', 32100, '0102030405', '', 'Féminin', ''],
];

describe('La Coop’s template', () => {
  test.each([
    ['as it is', TEMPLATE],
    [
      'with the headers of its first row again in the second',
      [
        ...TEMPLATE.slice(0, 2),
        [
          'Nom',
          'Prénom',
          'Année de naissance',
          'Nom',
          'Code INSEE',
          'Code postal',
          'Téléphone',
          'E-mail',
          'Genre',
          'Notes',
        ],
        ...TEMPLATE.slice(3),
      ],
    ],
  ])('%s', async (_what, rows) => {
    const { entetes, lignes } = await tableauDe(xlsxOf({ sheets: [{ name: 'Bénéficiaires', rows }] }));
    expect(entetes).toEqual([
      'Nom',
      'Prénom',
      'Année de naissance',
      'Commune Nom',
      'Code INSEE',
      'Code postal',
      'Téléphone',
      'E-mail',
      'Genre',
      'Notes',
    ]);
    expect(lignes).toHaveLength(1);
    expect(lignes[0]?.numero).toBe(4);
  });
});
