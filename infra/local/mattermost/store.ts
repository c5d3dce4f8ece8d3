// Keeping the state in a file between two starts: written whole, beside the old one, then put in its place.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { State } from './state.ts';

// Raised when records change shape: an older file is then left aside and the seed starts again.
const format = 1;

const kept = z.object({
  format: z.literal(format),
  state: z.custom<State>((value) => typeof value === 'object'),
});

export function loadState(path: string): State | undefined {
  try {
    const read = kept.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    return read.success ? read.data.state : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Error(`Le fichier ${path} est illisible : supprimez-le pour repartir de zéro.`, {
      cause: error,
    });
  }
}

export interface Saver {
  /** Writes soon: many changes at once make one file. */
  changed(): void;
  /** Writes now what is not written yet. */
  flush(): void;
}

const delayMs = 100;

export function fileSaver(path: string, state: State): Saver {
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    timer = undefined;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify({ format, state }), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  };
  return {
    changed: () => {
      timer ??= setTimeout(write, delayMs);
    },
    flush: () => {
      if (!timer) return;
      clearTimeout(timer);
      write();
    },
  };
}

export const noSaver: Saver = { changed: () => {}, flush: () => {} };
