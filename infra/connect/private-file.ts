// Files that hold secrets: read with care, written whole or not at all, for their owner alone.
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type * as z from 'zod';
import { Stop } from './report.ts';

export interface PrivateFile<T> {
  path(dataDir: string): string;
  read(dataDir: string): Promise<T | undefined>;
  write(dataDir: string, value: T): Promise<void>;
  forget(dataDir: string): Promise<void>;
}

export interface PrivateFileOptions<T> {
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** What to do of one that is not what it should be. */
  readonly damaged: string;
}

export function privateFile<T>({ name, schema, damaged }: PrivateFileOptions<T>): PrivateFile<T> {
  const path = (dataDir: string): string => join(dataDir, name);
  return {
    path,
    read: async (dataDir) => {
      const text = await textOf(path(dataDir));
      if (text === undefined) return undefined;
      const known = schema.safeParse(jsonOf(text));
      if (known.success) return known.data;
      throw new Stop(`Le fichier ${path(dataDir)} est abîmé.`, damaged);
    },
    write: (dataDir, value) => writePrivate(dataDir, name, `${JSON.stringify(value, null, 2)}\n`),
    forget: (dataDir) => rm(path(dataDir), { force: true }),
  };
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new Stop(
      `Le fichier ${path} ne peut pas être lu (${error.code}).`,
      'Vérifiez les droits de ce dossier.',
    );
  });
}

export async function writePrivate(dataDir: string, name: string, text: string): Promise<void> {
  await writeWhole(dataDir, name, text).catch((error: NodeJS.ErrnoException) => {
    throw new Stop(
      `Le résultat ne peut pas être gardé dans ${dataDir} (${error.code}).`,
      'Vérifiez les droits et la place.',
    );
  });
}

async function writeWhole(dataDir: string, name: string, text: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, name);
  const draft = `${path}.${process.pid}`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
