// OpenDocument spreadsheets (.ods): one part holds all the sheets, one after the other, read once.
import type { Archive } from './archive.ts';
import type { Classeur, Feuille } from './feuilles.ts';
import { DOCUMENT, Illisible, MOT_DE_PASSE } from './illisible.ts';
import type { LigneLue } from './lignes.ts';
import { odsHandlers, type Part } from './ods-cellules.ts';
import { readXml } from './xml.ts';

const MIMETYPE = 'mimetype';
const MANIFEST = 'META-INF/manifest.xml';

/** Texts and slides are made of the same parts. */
export async function openOds(archive: Archive): Promise<Classeur> {
  const [type, manifest] = [await archive.begin(MIMETYPE), await archive.begin(MANIFEST)];
  if (type !== '' && !type.includes('spreadsheet')) throw new Illisible(DOCUMENT);
  if (manifest.includes('encryption-data')) throw new Illisible(MOT_DE_PASSE);
  return { feuilles: sheetsOf(readXml(archive, 'content.xml', odsHandlers)), remarques: [] };
}

/** Cuts the rows of all sheets where a sheet begins; what is left of a sheet is passed over when the next is asked for. */
async function* sheetsOf(parts: AsyncGenerator<Part>): AsyncGenerator<Feuille> {
  let next = await parts.next();
  async function* rows(): AsyncGenerator<LigneLue> {
    next = await parts.next();
    while (!next.done && 'numero' in next.value) {
      yield next.value;
      next = await parts.next();
    }
  }
  try {
    while (!next.done) {
      const begun = next;
      if ('nom' in begun.value) yield { nom: begun.value.nom, lignes: rows() };
      if (next === begun) next = await parts.next();
    }
  } finally {
    await parts.return(undefined);
  }
}
