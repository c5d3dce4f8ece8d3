// The port `Table` in memory, as strict as DynamoDB: where there is no Java, and in tests that need no emulator.
import { isDeepStrictEqual } from 'node:util';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { readCursor, writeCursor } from '#bot/aws/cursor.ts';
import {
  actionKey,
  assertActions,
  assertKeys,
  assertRange,
  inRange,
  isEmptyRange,
  keyId,
} from '#bot/aws/table-rules.ts';
import {
  type Clock,
  type Condition,
  ConditionFailed,
  type Item,
  type Key,
  type Page,
  type Range,
  type Scalar,
  type Table,
  type WriteAction,
} from '#bot/ports.ts';
import { type Image, itemSize } from './item-size.ts';
import { comparePositions, type Entry } from './memory-index.ts';
import { type MemoryRecords, memoryRecords } from './memory-records.ts';

/** What one record was and became: what DynamoDB puts in its stream. */
export interface Change {
  readonly keys: Image;
  readonly before?: Image;
  readonly after?: Image;
}

export interface MemoryTableOptions {
  /** Called at the end of a write, in the same turn, with what truly changed. */
  readonly onChange?: (changes: readonly Change[]) => void;
  readonly clock?: Clock;
}

interface Prepared {
  readonly action: WriteAction;
  readonly id: string;
  readonly after: Image | undefined;
}

const maxItemBytes = 400 * 1024;
const maxWriteBytes = 4 * 1024 * 1024;
const maxPageBytes = 1024 * 1024;
const tokenLife = 10 * 60 * 1000;

export function memoryTable({ onChange, clock = Date.now }: MemoryTableOptions = {}): Table {
  const records = memoryRecords();
  const tokens = rememberTokens(clock);

  return {
    async get(keys: readonly Key[]): Promise<readonly Item[]> {
      assertKeys(keys);
      return keys
        .map((key) => records.get(keyId(key)))
        .filter((image) => image !== undefined)
        .map(toItem);
    },

    async query(range: Range): Promise<Page> {
      assertRange(range);
      if (isEmptyRange(range)) return { items: [] };
      return toPage(
        entriesAfter(
          range,
          records.entries(range, (sort) => inRange(range, sort)),
        ),
        range,
      );
    },

    async write(actions: readonly WriteAction[], token?: string): Promise<void> {
      assertActions(actions, token);
      if (actions.length === 0) return;
      const prepared = actions.map(prepare);
      assertSize(prepared);
      if (token !== undefined && tokens.has(token, prepared)) return;
      const failed = prepared.flatMap(({ action, id }, position) =>
        action.when === undefined || holds(action.when, records.get(id)) ? [] : [position],
      );
      if (failed.length > 0) throw new ConditionFailed(failed);
      if (token !== undefined) tokens.add(token, prepared);
      const changes = commit(records, prepared);
      if (changes.length > 0) onChange?.(changes);
    },
  };
}

function prepare(action: WriteAction): Prepared {
  const after = 'put' in action ? marshall(action.put, { removeUndefinedValues: true }) : undefined;
  return { action, id: keyId(actionKey(action)), after };
}

function assertSize(prepared: readonly Prepared[]): void {
  const sizes = prepared.map(({ after }) => (after === undefined ? 0 : itemSize(after)));
  if (sizes.some((size) => size > maxItemBytes)) throw new RangeError('a record is larger than 400 KB');
  if (sizes.reduce((sum, size) => sum + size, 0) > maxWriteBytes) {
    throw new RangeError('a write is larger than 4 MB');
  }
}

/** What the writes changed: one that leaves a record as it was has no place in a stream. */
function commit(records: MemoryRecords, prepared: readonly Prepared[]): readonly Change[] {
  return prepared
    .filter(({ action }) => !('check' in action))
    .map(({ action, id, after }) => changeOf(actionKey(action), records.replace(id, after), after))
    .filter(({ before, after }) => !isDeepStrictEqual(before, after));
}

function holds(condition: Condition, image: Image | undefined): boolean {
  switch (condition.is) {
    case 'absent':
      return image === undefined;
    case 'present':
      return image !== undefined;
    case 'equal':
      return image !== undefined && hasAll(image, condition.attributes);
    case 'absent-or-equal':
      return image === undefined || hasAll(image, condition.attributes);
  }
}

function hasAll(image: Image, attributes: Readonly<Record<string, Scalar>>): boolean {
  return Object.entries(marshall(attributes)).every(([name, value]) => isDeepStrictEqual(image[name], value));
}

/** The entries in the order of the range, from where its cursor stands. */
function entriesAfter(range: Range, ascending: readonly Entry[]): readonly Entry[] {
  const start = readCursor(range);
  const way = range.descending === true ? -1 : 1;
  const ordered = range.descending === true ? ascending.toReversed() : ascending;
  if (start === undefined) return ordered;
  return ordered.filter(({ position }) => comparePositions(position, start) * way > 0);
}

/** DynamoDB stops at the limit without looking further, or at the megabyte, and says where it stopped. */
function toPage(entries: readonly Entry[], range: Range): Page {
  const { limit } = range;
  const sizes = entries.slice(0, limit).map(({ image }) => itemSize(image));
  let bytes = 0;
  const overflow = sizes.findIndex((size) => {
    bytes += size;
    return bytes > maxPageBytes;
  });
  const page = entries.slice(0, overflow === -1 ? limit : overflow + 1);
  const items = page.map(({ image }) => toItem(image));
  const last = page.at(-1);
  const stopped = overflow !== -1 || page.length === limit;
  return last !== undefined && stopped ? { items, next: writeCursor(range, last.position) } : { items };
}

/** Tokens of the writes of the last ten minutes, each with what it wrote: the same token for another write is a mistake. */
function rememberTokens(clock: Clock) {
  const seen = new Map<string, { readonly prepared: readonly Prepared[]; readonly until: number }>();
  return {
    has(token: string, prepared: readonly Prepared[]): boolean {
      const known = seen.get(token);
      if (known === undefined || known.until <= clock()) return false;
      if (!isDeepStrictEqual(known.prepared, prepared))
        throw new Error('this token was used for another write');
      return true;
    },
    add(token: string, prepared: readonly Prepared[]): void {
      for (const [old, { until }] of seen) if (until <= clock()) seen.delete(old);
      seen.set(token, { prepared, until: clock() + tokenLife });
    },
  };
}

function changeOf(key: Key, before: Image | undefined, after: Image | undefined): Change {
  return {
    keys: marshall({ pk: key.pk, sk: key.sk }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

function toItem(image: Image): Item {
  const { pk, sk, ...attributes } = unmarshall(image);
  return { ...attributes, pk: String(pk), sk: String(sk) };
}
