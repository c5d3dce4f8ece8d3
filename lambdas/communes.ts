// Reads the index of communes once, when it is first needed: most requests name none.
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { type Communes, parseCommunes } from '#bot/domain/territoire/communes.ts';

const FILE = 'communes.txt.br';
/** Beside the bundle where there is one, otherwise where the generator wrote it. */
const PLACES = [
  new URL(`./${FILE}`, import.meta.url),
  new URL(`../bot/domain/territoire/${FILE}`, import.meta.url),
];

let loaded: Promise<Communes> | undefined;

export function loadCommunes(): Promise<Communes> {
  loaded ??= readIndex().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** The postcode of a commune, by its INSEE code. */
export async function loadPostcodes(): Promise<(insee: string) => string | undefined> {
  const communes = await loadCommunes();
  return (insee) => communes.get(insee)?.codesPostaux[0];
}

async function readIndex(): Promise<Communes> {
  const packed = await firstThatExists(PLACES);
  return parseCommunes((await promisify(brotliDecompress)(packed)).toString('utf8'));
}

async function firstThatExists([place, ...others]: readonly URL[]): Promise<Buffer> {
  if (!place) throw new Error(`${FILE} is neither beside the bundle nor in bot/domain/territoire`);
  return readFile(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return firstThatExists(others);
    throw error;
  });
}
