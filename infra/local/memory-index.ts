// The records of one index in memory: partitions of records, read in the order of their sort keys.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Position } from '#bot/aws/cursor.ts';
import { compareBytes, keyId } from '#bot/aws/table-rules.ts';
import type { KeyPair } from '#bot/aws/table-schema.ts';
import type { Image } from './item-size.ts';

export interface Entry {
  readonly position: Position;
  readonly image: Image;
}

export interface MemoryIndex {
  add(image: Image): void;
  remove(image: Image): void;
  /** The entries of a partition, in ascending order. */
  entries(partition: string, within: (sort: string) => boolean): readonly Entry[];
}

/** Sparse: a record that lacks one of the index's attributes is not in it. */
export function memoryIndex(attributes: KeyPair): MemoryIndex {
  const partitions = new Map<string, Map<string, Entry>>();

  const place = (image: Image) => {
    const partition = image[attributes.partition]?.S;
    const sort = image[attributes.sort]?.S;
    if (partition === undefined || sort === undefined) return undefined;
    return { partition, position: { sort, pk: textOf(image.pk), sk: textOf(image.sk) } };
  };

  return {
    add(image) {
      const at = place(image);
      if (at === undefined) return;
      const entries = partitions.get(at.partition) ?? new Map<string, Entry>();
      entries.set(keyId(at.position), { position: at.position, image });
      partitions.set(at.partition, entries);
    },
    remove(image) {
      const at = place(image);
      if (at === undefined) return;
      const entries = partitions.get(at.partition);
      entries?.delete(keyId(at.position));
      if (entries?.size === 0) partitions.delete(at.partition);
    },
    entries: (partition, within) =>
      [...(partitions.get(partition)?.values() ?? [])]
        .filter(({ position }) => within(position.sort))
        .sort((a, b) => comparePositions(a.position, b.position)),
  };
}

export function comparePositions(a: Position, b: Position): number {
  return compareBytes(a.sort, b.sort) || compareBytes(a.pk, b.pk) || compareBytes(a.sk, b.sk);
}

function textOf(value: AttributeValue | undefined): string {
  return value?.S ?? '';
}
