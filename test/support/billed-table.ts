// Counts what DynamoDB bills for each call, by its public rules: DynamoDB Local rounds a whole transaction up as one record, and gives absent keys for free.
import { marshall } from '@aws-sdk/util-dynamodb';
import { actionKey } from '#bot/aws/table-rules.ts';
import type { Item, Key, Range, Table, WriteAction } from '#bot/ports.ts';
import { itemAt } from '#bot/storage/record.ts';
import { itemSize } from '#local/item-size.ts';

export interface Billed {
  readonly read: number;
  readonly write: number;
}

const READ_UNIT = 4 * 1024;
const WRITE_UNIT = 1024;
/** A transaction writes each of its records twice: to prepare, then to commit. */
const TRANSACTION = 2;

/** `peek` tells what a write is about to replace; given another table on the same records, it stays out of that table's own counts. */
export function billedTable(table: Table, onBilled: (billed: Billed) => void, peek: Table = table): Table {
  return {
    async get(keys: readonly Key[]) {
      const items = await table.get(keys);
      onBilled({ read: sum(keys, (key) => units(sizeOf(itemAt(items, key)), READ_UNIT)), write: 0 });
      return items;
    },
    async query(range: Range) {
      const page = await table.query(range);
      // The global index is read without waiting for the last writes: half the price.
      const rate = range.index === 'file' ? 0.5 : 1;
      onBilled({ read: rate * units(sum(page.items, sizeOf), READ_UNIT), write: 0 });
      return page;
    },
    async write(actions: readonly WriteAction[], token?: string) {
      const before = await peek.get(actions.map(actionKey));
      await table.write(actions, token);
      const rate = actions.length > 1 || actions.some((action) => 'check' in action) ? TRANSACTION : 1;
      onBilled({ read: 0, write: rate * sum(actions, (action) => writeUnits(action, before)) });
    },
  };
}

/** The larger of what was and what is, and each index whose entry comes, goes, moves or changes. */
function writeUnits(action: WriteAction, read: readonly Item[]): number {
  if ('check' in action) return 1;
  const before = itemAt(read, actionKey(action));
  const after = 'put' in action ? action.put : undefined;
  const size = units(Math.max(sizeOf(before), sizeOf(after)), WRITE_UNIT);
  return size * (1 + sum(['l1', 'g1sk'], (attribute) => entries(before?.[attribute], after?.[attribute])));
}

function entries(before: unknown, after: unknown): number {
  const both = before !== undefined && after !== undefined;
  if (both) return before === after ? 1 : 2;
  return before === undefined && after === undefined ? 0 : 1;
}

function units(bytes: number, unit: number): number {
  return Math.max(1, Math.ceil(bytes / unit));
}

function sizeOf(item: Item | undefined): number {
  return item ? itemSize(marshall(item, { removeUndefinedValues: true })) : 0;
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0);
}
