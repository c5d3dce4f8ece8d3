// What the files that we write hold, for the spreadsheets that open them.
import { describe, expect, it, test } from 'vitest';
import { openArchive } from '#bot/documents/tableur/archive.ts';
import { writeBeneficiaires, writeBeneficiairesCsv } from '#bot/documents/tableur/write-beneficiaires.ts';
import { writeRefusees } from '#bot/documents/tableur/write-refusees.ts';
import { writeXlsx } from '#bot/documents/tableur/write-xlsx.ts';
import { personnesDe } from '#bot/domain/beneficiaire/personnes.ts';
import { rapportOf } from '#bot/domain/beneficiaire/rapport.ts';
import { rowsToRevise } from '#bot/domain/beneficiaire/rapport-dit.ts';
import type { Cellule, Tableau } from '#bot/domain/beneficiaire/tableau.ts';
import type { Answers } from '#bot/forms/field.ts';
import { cellulesDe, tableauDe } from '#test/support/tableaux.ts';

const helene: Answers = {
  nom: 'Le Goff',
  prenom: 'Hélène',
  naissance: '12/03/1952',
  garderDate: true,
  commune: { code: '01004', nom: 'Ambérieu-en-Bugey (01)' },
  telephone: '+33612345678',
  notes: '=HYPERLINK("http://exemple.fr")',
};
const codePostalDe = () => '01500';

const partOf = async (file: Uint8Array, name: string) => (await openArchive(file)).begin(name);
const sheetOf = (file: Uint8Array) => partOf(file, 'xl/worksheets/sheet1.xml');

/** One cell, under a header. */
const written = (cell: Cellule) =>
  writeXlsx({ nom: 'Feuille', colonnes: [{ entete: 'Nom' }, { entete: 'Prénom' }], lignes: [['a', cell]] });
const readBack = async (cell: Cellule) => (await cellulesDe(await written(cell)))[0]?.[1];

describe('a workbook of people', () => {
  it('has La Coop’s sheet, its headers in sight, a filter on each, all columns on a page', async () => {
    const file = await writeBeneficiaires([{ values: helene }], codePostalDe);
    const { feuille, entetes, lignes } = await tableauDe(file);
    expect([feuille, entetes.slice(0, 3), lignes.length]).toEqual([
      'Bénéficiaires',
      ['Nom', 'Prénom', 'Année de naissance'],
      1,
    ]);
    const sheet = await sheetOf(file);
    expect(sheet).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toContain('<autoFilter ref="A1:Q1"/>');
    expect(sheet).toMatch(/<pageSetup[^>]*orientation="landscape"[^>]*fitToHeight="0"/);
  });

  it('has codes and phones as texts, days as days, and nothing that is run', async () => {
    const file = await writeBeneficiaires([{ values: helene }], codePostalDe);
    const sheet = await sheetOf(file);
    for (const text of ['01004', '01500', '06 12 34 56 78'])
      expect(sheet).toMatch(new RegExp(`t="str"><v>${text}<`));
    expect(sheet).toMatch(/<c r="C2"[^>]*><v>19065<\/v>/);
    expect(sheet).not.toContain('<f');
    expect(sheet).toContain('t="str"><v>=HYPERLINK(');
    const styles = await partOf(file, 'xl/styles.xml');
    expect(styles).toContain('formatCode="dd/mm/yyyy"');
    expect(styles).toMatch(/<xf numFmtId="49"/);
  });

  it('takes people as they come from the base', async () => {
    async function* fiches() {
      yield { values: helene };
      yield { values: { ...helene, prenom: 'Paul' } };
    }
    expect((await tableauDe(await writeBeneficiaires(fiches(), codePostalDe))).lignes).toHaveLength(2);
  });

  it('has its headers when there is nobody', async () => {
    expect(await sheetOf(await writeBeneficiaires([], codePostalDe))).toContain('Nom du prescripteur');
  });
});

describe('a cell', () => {
  test.each<[string, Cellule, string]>([
    ['a formula is a text', '=1+1', '=1+1'],
    ['a code of a character is a text', '_x0041_', '_x0041_'],
    ['what XML cannot hold is left out', 'a\u0000\u0008b\ufffe\ud800c', 'abc'],
    ['lines and tabs are kept', 'a\nb\tc', 'a\nb\tc'],
    ['what no cell holds is cut', 'x'.repeat(40_000), 'x'.repeat(32_767)],
    ['a whole character is cut, not half of it', `${'x'.repeat(32_766)}😀`, 'x'.repeat(32_766)],
    ['a number is a number', 1952, '1952'],
    ['a day is a day', { jour: '1952-03-12' }, '1952-03-12'],
    ['a day that spreadsheets do not agree on is a text', { jour: '1900-02-28' }, '28/02/1900'],
  ])('%s', async (_what, cell, text) => {
    expect(await readBack(cell)).toBe(text);
  });
});

test('a text file begins with its encoding, has a line a person, and nothing that is run', async () => {
  const file = await writeBeneficiairesCsv([{ values: helene }], codePostalDe);
  const [head, line, end] = Buffer.from(file).toString('utf8').split('\r\n');
  expect(head).toMatch(/^\ufeffNom;Prénom;Année de naissance;Nom commune;/);
  expect(line).toBe(
    `Le Goff;Hélène;12/03/1952;Ambérieu-en-Bugey;01004;01500;06 12 34 56 78;;;"'=HYPERLINK(""http://exemple.fr"")";;oui;;;;;`,
  );
  expect(end).toBe('');
});

test('wrong rows come back as they came, each with its reason, to be put right and sent again', async () => {
  const tableau: Tableau = {
    entetes: ['N°', 'Nom', '', 'Prénom'],
    lignes: [
      { numero: 2, cellules: ['1', 'Le Goff', '=x'] },
      { numero: 3, cellules: ['2', 'Martin', '', 'Paul'] },
    ],
    auDela: 0,
    remarques: [],
  };
  const lues = personnesDe(tableau, { today: '2026-11-27', communes: () => ({ near: [] }) });
  const rows = rowsToRevise(rapportOf(tableau, lues, []));
  const again = await tableauDe(await writeRefusees(tableau.entetes, rows));
  expect(again.entetes).toEqual(['N°', 'Nom', '', 'Prénom', 'Raison']);
  expect(again.lignes.map(({ cellules }) => cellules)).toEqual([
    ['1', 'Le Goff', '=x', '', 'Ligne 2 refusée. Prénom : Veuillez renseigner un prénom.'],
  ]);
});

test('dropped again as they are, they come back with the reasons of now, and those alone', async () => {
  const first = await writeRefusees(
    ['Nom', 'Prénom'],
    [{ ligne: { numero: 7, cellules: ['Le Goff'] }, raisons: ['Avant.'] }],
  );
  const { entetes, lignes } = await tableauDe(first);
  const [ligne = expect.fail('no row')] = lignes;
  const again = await tableauDe(await writeRefusees(entetes, [{ ligne, raisons: ['Maintenant.'] }]));
  expect(again.entetes).toEqual(['Nom', 'Prénom', 'Raison']);
  expect(again.lignes.map(({ cellules }) => cellules)).toEqual([['Le Goff', '', 'Maintenant.']]);
});

test('however long what they hold is, they make a file that goes back in one request', async () => {
  const ligne = { numero: 2, cellules: Array<string>(99).fill('é'.repeat(32_000)) };
  const rows = Array.from({ length: 5000 }, () => ({ ligne, raisons: ['Ligne 2 refusée.'] }));
  const file = await writeRefusees(['Nom', 'Prénom', ...ligne.cellules.slice(2)], rows);
  expect(file.length).toBeLessThan(4_000_000);
  const { lignes } = await tableauDe(file);
  expect(lignes).toHaveLength(7);
  expect(lignes.at(-1)?.cellules.at(-1)).toMatch(/^4\s994 autres lignes à revoir/);
});
