// A workbook is a zip archive: its parts are counted and weighed before any is opened, then unpacked as they are read, never at once.
import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { ABIME, damaged, Illisible, MOT_DE_PASSE, TROP_LOURD } from './illisible.ts';
import { MOST_ELEMENTS, MOST_PARTS, MOST_UNPACKED } from './limites.ts';
import { asBuffer } from './octets.ts';

export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The bytes of a part, some at a time. */
  read(name: string): AsyncGenerator<Uint8Array>;
  /** The first of them, a character a byte: all of a small part. Empty where there is no such part. */
  begin(name: string): Promise<string>;
  /** One more element of XML was read, in whichever part. */
  countElement(): void;
}

/** Bytes. */
const BEGINNING = 100_000;

export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await fromBufferPromise(asBuffer(bytes)).catch((error: unknown) => {
    throw damaged(error);
  });
  const entries = await weighed(zip);
  const spend = { bytes: makeBudget(MOST_UNPACKED), elements: makeBudget(MOST_ELEMENTS) };
  const read = (name: string) => unpacked(zip, entries.get(name), spend.bytes);
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read,
    begin: async (name) => {
      let text = '';
      if (!entries.has(name)) return text;
      for await (const chunk of read(name)) {
        text += asBuffer(chunk).toString('latin1');
        if (text.length > BEGINNING) break;
      }
      return text;
    },
    countElement: () => spend.elements(1),
  };
}

/** A part may be read as often as a workbook names it: what is spent is spent for all. */
function makeBudget(most: number): (amount: number) => void {
  let spent = 0;
  return (amount) => {
    spent += amount;
    if (spent > most) throw new Illisible(TROP_LOURD);
  };
}

/** By name. Two parts of one name are two readings of one file. */
async function weighed(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > MOST_PARTS) throw new Illisible(TROP_LOURD);
  const entries = new Map<string, Entry>();
  let weight = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      weight += entry.uncompressedSize;
      if (weight > MOST_UNPACKED) throw new Illisible(TROP_LOURD);
      if (entry.isEncrypted()) throw new Illisible(MOT_DE_PASSE);
      if (entries.has(entry.fileName)) throw new Illisible(ABIME);
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw damaged(error);
  }
  return entries;
}

/** No more than the part declared: the library stops there. A part that was altered is told at its end. */
async function* unpacked(
  zip: ZipFile,
  entry: Entry | undefined,
  spend: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  if (!entry) throw new Illisible(ABIME);
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      spend(chunk.length);
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw damaged(error);
  }
  if (sum !== entry.crc32) throw new Illisible(ABIME);
}
