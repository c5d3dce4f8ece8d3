// The records of a table in memory, each kept in step with the indexes that hold it.
import { indexes, primaryKey } from '#bot/aws/table-schema.ts';
import type { Range } from '#bot/ports.ts';
import type { Image } from './item-size.ts';
import { type Entry, memoryIndex } from './memory-index.ts';

export interface MemoryRecords {
  get(id: string): Image | undefined;
  /** Puts an image in the place of the one before, or removes it; gives the one before. */
  replace(id: string, image: Image | undefined): Image | undefined;
  entries(range: Range, within: (sort: string) => boolean): readonly Entry[];
}

export function memoryRecords(): MemoryRecords {
  const records = new Map<string, Image>();
  const byIndex = {
    primary: memoryIndex(primaryKey),
    'par-date': memoryIndex(indexes['par-date']),
    file: memoryIndex(indexes.file),
  };

  return {
    get: (id) => records.get(id),
    replace(id, image) {
      const before = records.get(id);
      for (const index of Object.values(byIndex)) {
        if (before !== undefined) index.remove(before);
        if (image !== undefined) index.add(image);
      }
      if (image === undefined) records.delete(id);
      else records.set(id, image);
      return before;
    },
    entries: ({ index, pk }, within) => byIndex[index ?? 'primary'].entries(pk, within),
  };
}
