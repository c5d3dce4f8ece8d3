// What the port promises of its arguments, checked before any store is asked, so that all of them refuse the same calls.
import type { Item, Key, Range, WriteAction } from '#bot/ports.ts';
import { indexes, primaryKey } from './table-schema.ts';

export const maxActions = 100;
export const maxKeys = 100;
const maxToken = 36;
const maxPartitionBytes = 2048;
const maxSortBytes = 1024;

/** The order of DynamoDB: UTF-8 bytes, which JavaScript's own comparison does not follow beyond the basic plane. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** The record that an action is about. */
export function actionKey(action: WriteAction): Key {
  if ('put' in action) return action.put;
  return 'delete' in action ? action.delete : action.check;
}

/** One string a key, for maps and sets. */
export function keyId(key: Key): string {
  return JSON.stringify([key.pk, key.sk]);
}

export function assertKeys(keys: readonly Key[]): void {
  if (keys.length > maxKeys) throw new RangeError(`${keys.length} keys asked at once, ${maxKeys} allowed`);
  for (const key of keys) assertKey(key);
}

export function assertActions(actions: readonly WriteAction[], token: string | undefined): void {
  if (actions.length > maxActions) {
    throw new RangeError(`${actions.length} actions in one write, ${maxActions} allowed`);
  }
  if (token !== undefined && (token === '' || token.length > maxToken)) {
    throw new RangeError(`a token has 1 to ${maxToken} characters`);
  }
  if (new Set(actions.map((action) => keyId(actionKey(action)))).size < actions.length) {
    throw new RangeError('two actions of one write are about the same record');
  }
  for (const action of actions) {
    assertKey(actionKey(action));
    if ('put' in action) assertIndexKeys(action.put);
  }
}

export function assertRange(range: Range): void {
  assertPart('partition key', range.pk, maxPartitionBytes);
  if (!Number.isInteger(range.limit) || range.limit < 1)
    throw new RangeError('a page has at least one record');
  if (range.prefix !== undefined && (range.from !== undefined || range.to !== undefined)) {
    throw new RangeError('a range has a prefix or bounds, not both');
  }
  for (const bound of [range.from, range.to, range.prefix]) {
    if (bound !== undefined) assertPart('bound', bound, maxSortBytes);
  }
}

/** Whether a sort key lies in the range. */
export function inRange(range: Range, sort: string): boolean {
  if (range.prefix !== undefined) return sort.startsWith(range.prefix);
  return (
    (range.from === undefined || compareBytes(sort, range.from) >= 0) &&
    (range.to === undefined || compareBytes(sort, range.to) <= 0)
  );
}

/** Whether the bounds are the wrong way round: nothing lies between them, and DynamoDB refuses to look. */
export function isEmptyRange({ from, to }: Range): boolean {
  return from !== undefined && to !== undefined && compareBytes(from, to) > 0;
}

function assertKey(key: Key): void {
  assertPart(primaryKey.partition, key.pk, maxPartitionBytes);
  assertPart(primaryKey.sort, key.sk, maxSortBytes);
}

function assertIndexKeys(item: Item): void {
  assertOptionalPart(indexes['par-date'].sort, item, maxSortBytes);
  assertOptionalPart(indexes.file.partition, item, maxPartitionBytes);
  assertOptionalPart(indexes.file.sort, item, maxSortBytes);
}

function assertOptionalPart(attribute: string, item: Item, maxBytes: number): void {
  if (item[attribute] !== undefined) assertPart(attribute, item[attribute], maxBytes);
}

/** The message gives the attribute's name and never its value: what is wrong may be a person's text in the wrong place. */
function assertPart(attribute: string, value: unknown, maxBytes: number): void {
  if (typeof value !== 'string' || value === '' || Buffer.byteLength(value) > maxBytes) {
    throw new RangeError(`${attribute} is a text of 1 to ${maxBytes} bytes`);
  }
}
