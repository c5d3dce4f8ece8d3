// The bytes of files and pictures: beside the state's file when it is kept, in memory otherwise.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Blobs {
  put(id: string, bytes: Buffer): void;
  get(id: string): Buffer | undefined;
}

export function memoryBlobs(): Blobs {
  const kept = new Map<string, Buffer>();
  return { put: (id, bytes) => void kept.set(id, bytes), get: (id) => kept.get(id) };
}

export function fileBlobs(directory: string): Blobs {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return {
    put: (id, bytes) => writeFileSync(join(directory, id), bytes, { mode: 0o600 }),
    get: (id) => {
      try {
        return readFileSync(join(directory, id));
      } catch {
        return undefined;
      }
    },
  };
}
