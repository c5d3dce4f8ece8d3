// The files that leave are opened by LibreOffice, each by its own program, and what they hold is read again, charts included.
import { beforeAll, expect, test } from 'vitest';
import { writeActivitesXlsx } from '#bot/documents/activites-xlsx.ts';
import { writeRapportCsv } from '#bot/documents/rapport-csv.ts';
import { writeRapportDocx } from '#bot/documents/rapport-docx.ts';
import { writeRapportPptx } from '#bot/documents/rapport-pptx.ts';
import { writeRapportXlsx } from '#bot/documents/rapport-xlsx.ts';
import type { Cra } from '#bot/domain/cra/cra.ts';
import { written } from '#test/support/ecrits.ts';
import { type Converted, convert } from '#test/support/libreoffice.ts';
import { squeezed } from '#test/support/pdf-reading.ts';
import { rapportComplet } from '../documents/rapports.data.ts';

const cras = Array.from(
  { length: 300 },
  (_, at): Cra => ({
    ...{ id: `cra-${at}`, auteur: 'lea', type: 'atelier', version: 1, origine: 'formulaire', rev: 1 },
    creeLe: Date.UTC(2025, 2, 4),
    modifieLe: Date.UTC(2025, 2, 4),
    values: { date: '2025-03-03', duree: 45, participants: 8, titre: `=1+${at}`, thematiques: ['email'] },
  }),
);
const reperes = {
  lieuDe: () => undefined,
  codePostalDe: () => undefined,
  jourDe: () => '2025-03-04',
};

let converted: Readonly<Record<string, Converted>>;

beforeAll(async () => {
  converted = await convert({
    'bilan.xlsx': await written((to) => writeRapportXlsx(rapportComplet, to)),
    'bilan-lignes.csv': await written((to) => writeRapportCsv(rapportComplet, to)),
    'diapositives.pptx': await written((to) => writeRapportPptx(rapportComplet, to)),
    'bilan-texte.docx': await written((to) => writeRapportDocx(rapportComplet, to)),
    'activites.xlsx': await written((to) => writeActivitesXlsx({ cras, reperes, avec: [] }, to)),
  });
}, 150_000);

const textOf = (name: string) => squeezed(converted[name]?.pages.join('\n') ?? '');

test.each([
  ['bilan.xlsx', 'calc_pdf_Export'],
  ['bilan-lignes.csv', 'calc_pdf_Export'],
  ['activites.xlsx', 'calc_pdf_Export'],
  ['diapositives.pptx', 'impress_pdf_Export'],
  ['bilan-texte.docx', 'writer_pdf_Export'],
])('%s is opened by the program that it is for', (name, filter) => {
  expect(converted[name]?.filter).toBe(filter);
});

test('the workbook has its numbers, in French', () => {
  expect(textOf('bilan.xlsx')).toContain('Ordinateur110254,5%59,8%');
  expect(textOf('bilan.xlsx')).toContain('Accompagnements18421549+18,9%');
});

test('slides have their charts, with the numbers on them', () => {
  const { pages = [] } = converted['diapositives.pptx'] ?? {};
  expect(pages).toHaveLength(10);
  for (const drawn of ['912', '431', 'E-mail']) expect(squeezed(pages[5] ?? '')).toContain(drawn);
  expect(squeezed(pages[6] ?? '')).toContain('1102');
});

test('the report is four to eight pages, its charts drawn', () => {
  const { pages = [] } = converted['bilan-texte.docx'] ?? {};
  expect(pages.length).toBeGreaterThanOrEqual(4);
  expect(pages.length).toBeLessThanOrEqual(8);
  const text = textOf('bilan-texte.docx');
  expect(text).toContain('Accompagnementsparmois,2025et2024,enaccompagnements');
  // Once in its table, once on its chart.
  expect(text.split('204').length).toBeGreaterThan(2);
});

test('no cell of an activity is run', () => {
  expect(textOf('activites.xlsx')).toContain('=1+299');
});
