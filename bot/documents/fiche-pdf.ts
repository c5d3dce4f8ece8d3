// The sheet of a person as the file that leaves.
import type { Fiche } from '#bot/domain/beneficiaire/fiche.ts';
import { ficheEcrit } from './fiche-ecrit.ts';
import { type PdfOptions, renderPdf } from './pdf.ts';

export function fichePdf(fiche: Fiche, options: PdfOptions = {}): Promise<Uint8Array> {
  return renderPdf(ficheEcrit(fiche), options);
}
