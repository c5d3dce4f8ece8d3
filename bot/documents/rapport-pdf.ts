// A report as an accessible PDF: what is said of each chart is its numbers.
import type { Writable } from 'node:stream';
import { drawAll, type Tools } from './dessins.ts';
import { renderPdf } from './pdf.ts';
import type { Rapport } from './rapport.ts';
import { rapportEcrit } from './rapport-ecrit.ts';
import { push, writeThrough } from './sortie.ts';

export async function writeRapportPdf(rapport: Rapport, to: Writable, tools: Tools): Promise<void> {
  await writeThrough(to, async (into) => {
    await push(into, await renderPdf(rapportEcrit(rapport, await drawAll(rapport, tools))));
  });
}
