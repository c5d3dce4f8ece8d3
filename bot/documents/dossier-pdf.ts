// All that is kept of a person as the file that is given to her.
import type { Dossier } from '#bot/domain/beneficiaire/dossier.ts';
import { dossierEcrit } from './dossier-ecrit.ts';
import { renderPdf } from './pdf.ts';

export function dossierPdf(dossier: Dossier): Promise<Uint8Array> {
  return renderPdf(dossierEcrit(dossier));
}
