// Documents keep PDF/UA-1, the standard of accessible PDFs: veraPDF says so of the files that leave, whatever they hold.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dossierPdf } from '#bot/documents/dossier-pdf.ts';
import type { Ecrit } from '#bot/documents/ecrit.ts';
import { fichePdf } from '#bot/documents/fiche-pdf.ts';
import { renderPdf } from '#bot/documents/pdf.ts';
import type { Rapport } from '#bot/documents/rapport.ts';
import { writeRapportPdf } from '#bot/documents/rapport-pdf.ts';
import { written } from '#test/support/ecrits.ts';
import { type Verdict, verify } from '#test/support/verapdf.ts';
import { HABITUEL, RIEN } from '../documents/dossiers.ts';
import { anyFiche, ficheDAilleurs, ficheDe, ficheExtreme, fichePleine } from '../documents/fiches.ts';
import { rapportComplet } from '../documents/rapports.data.ts';

const COMPLIANT: Verdict = { compliant: true, broken: [] };

const png = readFileSync(join(import.meta.dirname, '../../docs/images/telephone.png'));
const pictured: Ecrit = {
  title: 'Chiffres',
  subtitle: 'Novembre',
  date: '2026-11-27',
  sections: [{ blocks: [{ is: 'figure', png, alt: 'Une conversation' }] }],
  footer: 'Chiffres',
};

test('sheets that are empty, usual, full, of elsewhere or too long; a document with a picture', async () => {
  const fiches = [ficheDe(0), ficheDe(12), fichePleine(50), ficheDAilleurs(), ficheExtreme()];
  const files = await Promise.all([renderPdf(pictured), ...fiches.map((fiche) => fichePdf(fiche))]);
  expect(await verify(files)).toEqual(files.map(() => COMPLIANT));
});

test('all that is kept of a person, whether little or much', async () => {
  const files = await Promise.all([RIEN, HABITUEL].map(dossierPdf));
  expect(await verify(files)).toEqual(files.map(() => COMPLIANT));
});

test('a report, with its charts and without', async () => {
  const bilan = (rapport: Rapport) =>
    written((to) => writeRapportPdf(rapport, to, { draw: async () => png }));
  const files = await Promise.all([
    bilan(rapportComplet),
    bilan({ ...rapportComplet, chiffres: [], phrases: [], parties: [] }),
  ]);
  expect(await verify(files)).toEqual(files.map(() => COMPLIANT));
});

test('any sheet', async () => {
  const eight = fc.array(anyFiche, { minLength: 8, maxLength: 8 });
  const property = fc.asyncProperty(eight, async (fiches) => {
    const files = await Promise.all(fiches.map((fiche) => fichePdf(fiche)));
    expect(await verify(files)).toEqual(files.map(() => COMPLIANT));
  });
  // Java takes a second to start: many sheets a run, and one run.
  await fc.assert(property, { numRuns: 1 });
});

test('a file that breaks the standard is told, with what it breaks', async () => {
  const bytes = Buffer.from(await fichePdf(ficheDe(1)));
  const mute = Buffer.from(bytes.toString('latin1').replace('/Lang (fr-FR)', '/Mute (fr-FR)'), 'latin1');
  const [verdict] = await verify([mute]);
  expect(verdict?.compliant).toBe(false);
  expect(verdict?.broken.join()).toContain('7.2 ');
});
