// Reads a spreadsheet of people whoever made it: what it is by its content, within limits, its table or the sentence that tells why there is none.
import type { Tableau } from '#bot/domain/beneficiaire/tableau.ts';
import { openArchive } from './archive.ts';
import { openCsv } from './csv.ts';
import type { Classeur } from './feuilles.ts';
import { Illisible } from './illisible.ts';
import { MOST_BYTES } from './limites.ts';
import { natureOf, workbookKind } from './nature.ts';
import { openOds } from './ods.ts';
import { firstTable } from './premier-tableau.ts';
import { openXlsx } from './xlsx.ts';

export type Lecture = { readonly tableau: Tableau } | { readonly error: string };

const EMPTY = 'Ce fichier est vide.';
const TOO_BIG = `Ce fichier dépasse ${MOST_BYTES / 1_000_000} Mo : gardez-y la seule feuille des bénéficiaires.`;

/** Never throws, whatever the bytes are. `name` is what the file is called, to tell when it is not what it is called. */
export async function readTableur(bytes: Uint8Array, name: string): Promise<Lecture> {
  try {
    return { tableau: await firstTable(await openClasseur(bytes, name)) };
  } catch (error) {
    // Found deep in a part of the file: its sentence is the answer. Anything else is a defect of ours.
    if (error instanceof Illisible) return { error: error.message };
    throw error;
  }
}

async function openClasseur(bytes: Uint8Array, name: string): Promise<Classeur> {
  if (bytes.length === 0) throw new Illisible(EMPTY);
  if (bytes.length > MOST_BYTES) throw new Illisible(TOO_BIG);
  if (natureOf(bytes, name) === 'texte') return openCsv(bytes);
  const archive = await openArchive(bytes);
  return OPEN[workbookKind(archive.names)](archive);
}

const OPEN = { xlsx: openXlsx, ods: openOds } as const;
