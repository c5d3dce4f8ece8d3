// The shape of the one table, from which the CDK table, the local ones and every query derive.
import type { IndexName } from '#bot/ports.ts';

export interface KeyPair {
  readonly partition: string;
  readonly sort: string;
}

export const primaryKey = { partition: 'pk', sort: 'sk' } as const satisfies KeyPair;

/** `local` shares the table's partitions and is read consistently; `global` has its own and lags. Both project every attribute. */
export const indexes = {
  'par-date': { kind: 'local', partition: 'pk', sort: 'l1' },
  file: { kind: 'global', partition: 'g1pk', sort: 'g1sk' },
} as const satisfies Record<IndexName, KeyPair & { readonly kind: 'local' | 'global' }>;

export const indexNames = Object.keys(indexes) as readonly IndexName[];

/** Epoch seconds after which the store may delete the record, days late at times. */
export const ttlAttribute = 'expire';

/** Consumers fold differences, so they need a record before and after. */
export const streamView = 'NEW_AND_OLD_IMAGES';

/** The key attributes of an index, or of the table itself. */
export function keyPair(index: IndexName | undefined): KeyPair {
  return index === undefined ? primaryKey : indexes[index];
}
