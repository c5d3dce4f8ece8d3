// A file that is dropped: in parts small enough for the door of AWS, one after the other, or whole where the browser runs no script.
import * as z from 'zod';
import { MOST_BYTES } from '#bot/documents/tableur/limites.ts';
import type { JobDeps } from '#bot/job-ports.ts';
import { Refus } from '#bot/ports.ts';
import { forgetPlan, keepPart } from '#bot/storage/import-fichiers.ts';
import { startImport } from '#bot/storage/imports.ts';

/** In bytes: a request of Lambda is at most 6 MB, and a file is a third longer in it. */
export const PART = 3_000_000;
/** What one part may be where the browser does not cut the file. */
export const MOST_WHOLE = 4_000_000;
const MOST_PARTS = Math.ceil(MOST_BYTES / PART);

const depotSchema = z
  .object({
    /** The dropping: each try of the page has its own, so that two files never mix. */
    depot: z.string().regex(/^[a-z0-9]{10,40}(-\d{1,4})?$/),
    partie: z.coerce.number().int().min(0),
    parties: z.coerce.number().int().min(1).max(MOST_PARTS),
    fichier: z.file(),
  })
  .refine(({ partie, parties }) => partie < parties);

const TROP_LOURD = `Ce fichier dépasse ${MOST_WHOLE / 1_000_000} Mo, le plus que ce navigateur peut envoyer d’un coup : gardez-y la seule feuille des bénéficiaires, ou activez JavaScript.`;
const PERDU = 'Le fichier n’est pas arrivé : choisissez-le à nouveau, puis réessayez.';

/** Who drops, through which link. */
export interface Porte {
  readonly acteur: string;
  readonly lien: string;
}

/** Keeps a part; the last one starts the reading. */
export async function receive(porte: Porte, form: FormData | undefined, deps: JobDeps): Promise<void> {
  const sent = depotSchema.safeParse(form ? Object.fromEntries(form) : undefined);
  if (!sent.success) throw new Refus(PERDU);
  const { depot, partie, parties, fichier } = sent.data;
  if (fichier.size > MOST_WHOLE) throw new Refus(TROP_LOURD);
  const dropping = { ...porte, depot };
  await keepPart(dropping, { partie, bytes: new Uint8Array(await fichier.arrayBuffer()) }, deps);
  if (partie < parties - 1) return;
  const { before } = await startImport({ ...dropping, parties, extension: extensionOf(fichier.name) }, deps);
  // What was told of the file before, and not agreed to, is not kept.
  if (before) await forgetPlan(before, deps);
}

/** What the file is called is not kept: it often names somebody. */
function extensionOf(name: string): string {
  return /\.[a-z0-9]{1,5}$/i.exec(name)?.[0].toLowerCase() ?? '';
}
