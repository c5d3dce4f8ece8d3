// One sheet as a whole Excel workbook, for who needs its bytes at once: a few thousand rows at most.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type FeuilleEcrite, writeClasseur } from './classeur.ts';

export async function writeXlsx(feuille: FeuilleEcrite): Promise<Uint8Array> {
  const stream = new PassThrough();
  const [bytes] = await Promise.all([buffer(stream), writeClasseur([feuille], stream)]);
  return bytes;
}
