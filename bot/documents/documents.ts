// Who writes each format, for jobs alone: these libraries are heavy, and no request of the chat waits for them.
import type { Writable } from 'node:stream';
import type { Activites } from './activites.ts';
import { writeActivitesCsv } from './activites-csv.ts';
import { writeActivitesXlsx } from './activites-xlsx.ts';
import { drawGraphique, type Tools } from './dessins.ts';
import type { FORMATS_D_ACTIVITES, FORMATS_DE_RAPPORT } from './formats.ts';
import type { Rapport } from './rapport.ts';
import { writeRapportCsv } from './rapport-csv.ts';
import { writeRapportDocx } from './rapport-docx.ts';
import { writeRapportPdf } from './rapport-pdf.ts';
import { writeRapportPptx } from './rapport-pptx.ts';
import { writeRapportXlsx } from './rapport-xlsx.ts';
import { push, writeThrough } from './sortie.ts';

/** Done when all of it has arrived in `to`; whatever fails, rejected, and `to` is closed. */
export type WriteRapport = (rapport: Rapport, to: Writable, tools: Tools) => Promise<void>;
export type WriteActivites = (activites: Activites, to: Writable) => Promise<void>;

export const RAPPORTS: { readonly [Code in (typeof FORMATS_DE_RAPPORT)[number]]: WriteRapport } = {
  xlsx: writeRapportXlsx,
  csv: writeRapportCsv,
  pdf: writeRapportPdf,
  pptx: writeRapportPptx,
  docx: writeRapportDocx,
  png: writeRapportPng,
};

export const ACTIVITES: { readonly [Code in (typeof FORMATS_D_ACTIVITES)[number]]: WriteActivites } = {
  xlsx: writeActivitesXlsx,
  csv: writeActivitesCsv,
};

/** The first chart of a report: whoever wants another gives a report of its part alone. */
async function writeRapportPng({ parties }: Rapport, to: Writable, tools: Tools): Promise<void> {
  const [graphique] = parties.flatMap((partie) => partie.graphique ?? []);
  if (!graphique) throw new Error('a report without a chart has no picture');
  await writeThrough(to, async (into) => push(into, await drawGraphique(graphique, tools)));
}
