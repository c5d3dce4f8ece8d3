// The page where somebody takes a file that was prepared for them: a press gives it, a look at the address does not.

import type { TicketData } from '#bot/conversations/ticket.ts';
import { FORMATS } from '#bot/documents/formats.ts';
import { FORMATS_DOCUMENT } from '#bot/domain/document.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import type { PageResponse } from '#bot/ports.ts';
import { readDocument } from '#bot/storage/documents.ts';
import type { PageRequest } from './door.ts';
import { escaped, file, GONE, html } from './page.ts';

export async function documentPage(
  request: PageRequest,
  { id, nom, format }: TicketData,
  deps: JobDeps,
): Promise<PageResponse> {
  const code = FORMATS_DOCUMENT.find((one) => one === format);
  if (typeof id !== 'string' || typeof nom !== 'string' || !code) return GONE;
  const bytes = await readDocument(id, deps);
  if (!bytes) return GONE;
  if (request.method === 'POST')
    return file(bytes, { type: FORMATS[code].mediaType, name: nom, shown: 'attachment' });
  return html({
    titre: 'Votre fichier est prêt',
    corps: `<p>${escaped(nom)}, ${size(bytes.length)}.</p><form method="post"><button type="submit">Télécharger</button></form>`,
  });
}

function size(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  return kilobytes < 1000
    ? `${kilobytes} ko`
    : `${(kilobytes / 1000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`;
}
