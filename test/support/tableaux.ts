// What a file of a test is read as: its table, or the sentence that refuses it.
import { readTableur } from '#bot/documents/tableur/read-tableur.ts';
import type { Tableau } from '#bot/domain/beneficiaire/tableau.ts';

export async function tableauDe(bytes: Uint8Array, name = 'liste.xlsx'): Promise<Tableau> {
  const read = await readTableur(bytes, name);
  if ('error' in read) throw new Error(read.error);
  return read.tableau;
}

export async function refusDe(bytes: Uint8Array, name = 'liste.xlsx'): Promise<string> {
  const read = await readTableur(bytes, name);
  return 'error' in read ? read.error : `${read.tableau.lignes.length} lignes lues`;
}

/** The cells alone, row by row. */
export async function cellulesDe(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const { lignes } = await tableauDe(bytes);
  return lignes.map(({ cellules }) => cellules);
}
