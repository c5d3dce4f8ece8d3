// Inter, in the two weights that documents use, read once.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename } from 'node:path';

export interface Fonts {
  readonly regular: Buffer;
  readonly bold: Buffer;
}

const REGULAR = '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf';
const BOLD = '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf';

let loaded: Promise<Fonts> | undefined;

export function loadFonts(): Promise<Fonts> {
  loaded ??= readFonts().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function readFonts(): Promise<Fonts> {
  const [regular, bold] = await Promise.all([readFont(REGULAR), readFont(BOLD)]);
  return { regular, bold };
}

/** Beside the bundle where there is one, otherwise where npm put it. */
async function readFont(file: string): Promise<Buffer> {
  return readFile(new URL(`./${basename(file)}`, import.meta.url)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return readFile(createRequire(import.meta.url).resolve(file));
    throw error;
  });
}
