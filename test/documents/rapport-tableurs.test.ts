// A report as a workbook and as a text file: the same numbers, typed, and no text of anybody that is run.
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Rapport } from '#bot/documents/rapport.ts';
import { writeRapportCsv } from '#bot/documents/rapport-csv.ts';
import { writeRapportXlsx } from '#bot/documents/rapport-xlsx.ts';
import { linesOf } from '#bot/documents/tableur/csv-cellules.ts';
import { sheetName } from '#bot/documents/tableur/feuilles-nommees.ts';
import { csvLine } from '#bot/documents/tableur/write-csv.ts';
import { written } from '#test/support/ecrits.ts';
import { rapportComplet } from './rapports.data.ts';

async function workbookOf(rapport: Rapport): Promise<ExcelJS.Workbook> {
  const bytes = await written((to) => writeRapportXlsx(rapport, to));
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  return workbook;
}

function valuesOf(sheet: ExcelJS.Worksheet): readonly (readonly unknown[])[] {
  return Array.from(sheet.getSheetValues(), (row) => (Array.isArray(row) ? row.slice(1) : []));
}

describe('a workbook of figures', async () => {
  const workbook = await workbookOf(rapportComplet);
  const sheet = (name: string) => {
    const found = workbook.getWorksheet(name);
    if (!found) throw new Error(`no sheet ${name}`);
    return found;
  };

  it('has a sheet a table, named as its theme', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'Synthèse',
      'Au fil des mois',
      'Thématiques de médiation numér…',
      'Thématiques des démarches admi…',
      'Matériel utilisé',
      'Canaux des accompagnements',
      'Durées',
      'Âge des personnes',
      'Autonomie',
    ]);
  });

  it('has its numbers as numbers, both shares, each in its format', () => {
    const row = valuesOf(sheet('Matériel utilisé')).find(([label]) => label === 'Ordinateur');
    expect(row).toEqual(['Ordinateur', 1102, 1102 / 2021, 1102 / 1842]);
    const cells = sheet('Matériel utilisé').getRow(8);
    expect([2, 3, 4].map((column) => cells.getCell(column).numFmt)).toEqual([
      '[$-40C]#,##0',
      '[$-40C]0.0"\u202f"%',
      '[$-40C]0.0"\u202f"%',
    ]);
  });

  it('has key figures with their change and rule; what is protected or unknown is no number', () => {
    const rows = valuesOf(sheet('Synthèse'));
    const of = (label: string) => rows.find(([first]) => first === label);
    expect(of('Accompagnements')).toEqual([
      'Accompagnements',
      1842,
      1549,
      1842 / 1549 - 1,
      '1 210 individuels, 632 en atelier',
      expect.stringContaining('Un atelier de 8 personnes en compte 8'),
    ]);
    expect(of('Rendez-vous non honorés')?.slice(1, 4)).toEqual(['<\u00a05', 12, undefined]);
    expect(of('Démarches terminées')?.[1]).toBeUndefined();
    expect(of('Personnes plus autonomes')?.[3]).toBe('+3,2\u00a0points');
    expect(rows.flat().join('\n')).toContain('En 2025, l’équipe du Finistère a fait');
  });

  it('keeps its header in sight, with a filter, and prints on the width of a page', () => {
    for (const { views, autoFilter, pageSetup } of workbook.worksheets) {
      expect(views[0]).toMatchObject({ state: 'frozen', ySplit: 7 });
      expect(autoFilter).toMatch(/^A7:[A-Z]7$/);
      expect(pageSetup).toMatchObject({ fitToPage: true, fitToWidth: 1, paperSize: 9 });
    }
  });

  it('says under each table how it is counted', () => {
    expect(valuesOf(sheet('Durées')).flat().join('\n')).toMatch(
      /Les deux tiers[\s\S]*Comment est-ce calculé \?[\s\S]*Unité : l’accompagnement/,
    );
  });
});

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(
      '=',
      '+',
      '-',
      '@',
      '\t',
      '\r',
      '\n',
      "'",
      '"',
      ';',
      '1',
      'A',
      '(',
      '!',
      ' ',
      '\u0000',
    ),
  }),
  fc.constantFrom(
    '=HYPERLINK("http://x")',
    '_x0041_',
    "=cmd|' /C calc'!A0",
    '__BEGINFUNCTION__x__ENDFUNCTION__',
    '\ud800',
  ),
);

function withText(text: string): Rapport {
  const [partie] = rapportComplet.parties;
  if (!partie) throw new Error('no part');
  const tableau = {
    titre: text,
    colonnes: [{ entete: text, nature: 'texte' as const }],
    lignes: [[text]],
  };
  return {
    ...rapportComplet,
    titre: text,
    perimetre: text,
    filtres: [text],
    phrases: [text],
    parties: [{ ...partie, titre: text, phrases: [text], tableaux: [tableau, tableau], explication: [text] }],
  };
}

test('no text makes a formula, nor a workbook that does not open', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, async (text) => {
      const workbook = await workbookOf(withText(text));
      workbook.eachSheet((sheet) => {
        sheet.eachRow((row) => {
          row.eachCell((cell) => {
            expect(cell.formula).toBeUndefined();
            expect(cell.hyperlink).toBeUndefined();
          });
        });
      });
    }),
    { numRuns: 20 },
  );
});

test('names of sheets are taken by every spreadsheet, and no two are the same', () => {
  fc.assert(
    fc.property(fc.array(nasty, { maxLength: 8 }), (titles) => {
      const names: string[] = [];
      for (const title of titles) names.push(sheetName(title, names));
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
      for (const name of names) expect(name).toMatch(/^(?!')[^*?:/\\[\]\p{C}]{1,31}(?<!')$/u);
    }),
  );
});

describe('a text file', () => {
  it('has a number a line, with what it is of', async () => {
    const bytes = await written((to) => writeRapportCsv(rapportComplet, to));
    const text = bytes.toString('utf8');
    expect(text.startsWith('\ufeffPartie;Tableau;Ligne;Mesure;Valeur;Unité;')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    const lines = [...linesOf(text.slice(1), ';')].map(({ cells }) => cells);
    const of = (ligne: string, mesure: string) =>
      lines.find(([, , one, two]) => one === ligne && two === mesure)?.slice(4, 6);
    expect(of('Accompagnements', 'Valeur')).toEqual(['1842', '']);
    expect(of('Accompagnements', 'Pour 2024')).toEqual(['1549', '']);
    expect(of('Heures d’accompagnement', 'Valeur')).toEqual(['1318,5', 'h']);
    expect(of('Rendez-vous non honorés', 'Valeur')).toEqual(['<\u00a05', '']);
    expect(of('E-mail', 'Part des accompagnements')).toEqual(['23,4', '%']);
    expect(of('janvier', 'Évolution')).toEqual(['26,67', '%']);
  });

  it('gives back each cell as it was, one that a spreadsheet would run behind an apostrophe', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 2, maxLength: 6 }), (texts) => {
        const line = csvLine(texts);
        expect(line.endsWith('\r\n')).toBe(true);
        const [read] = [...linesOf(line, ';')];
        const cells = texts.map((_, at) => read?.cells[at] ?? '');
        for (const [at, cell] of cells.entries()) {
          const text = texts[at] ?? '';
          expect(cell).not.toMatch(/^[=+\-@\t\r]/);
          expect(cell === text || cell === `'${text}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
