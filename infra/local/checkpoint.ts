// Where a consumer stands in each shard of a stream, kept in memory or in a file.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

export interface Checkpoint {
  /** The last sequence number handled in the shard. */
  get(shardId: string): string | undefined;
  set(shardId: string, sequenceNumber: string): void;
  /** Forgets the shards that are not among these. */
  keepOnly(shardIds: readonly string[]): void;
}

const places = z.record(z.string(), z.string());

/** Without a file, or with a broken one, a consumer begins at the oldest record: consumers take a repeat. */
export function checkpoint(file?: string): Checkpoint {
  const known = new Map(Object.entries(file === undefined ? {} : read(file)));
  const save = () => {
    if (file !== undefined) write(file, Object.fromEntries(known));
  };
  return {
    get: (shardId) => known.get(shardId),
    set(shardId, sequenceNumber) {
      known.set(shardId, sequenceNumber);
      save();
    },
    keepOnly(shardIds) {
      const gone = [...known.keys()].filter((shardId) => !shardIds.includes(shardId));
      for (const shardId of gone) known.delete(shardId);
      if (gone.length > 0) save();
    },
  };
}

function read(file: string): Readonly<Record<string, string>> {
  try {
    return places.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return {};
  }
}

/** By a rename: a crash leaves the old file or the new one. */
function write(file: string, content: Readonly<Record<string, string>>): void {
  writeFileSync(`${file}.tmp`, JSON.stringify(content));
  renameSync(`${file}.tmp`, file);
}
