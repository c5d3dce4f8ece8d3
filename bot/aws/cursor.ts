// The opaque `next` of a page: where the store stopped, written so that it can travel through a button.
import type { Key, Range } from '#bot/ports.ts';
import { inRange } from './table-rules.ts';

/** The place of a record in a range: its sort key there, then its own key. */
export interface Position extends Key {
  readonly sort: string;
}

export function writeCursor(range: Range, { sort, pk, sk }: Position): string {
  return Buffer.from(JSON.stringify([range.index ?? '', sort, pk, sk])).toString('base64url');
}

/** The position that the range starts after. Refuses a cursor that was cut, altered, or made for another range. */
export function readCursor(range: Range): Position | undefined {
  if (range.after === undefined) return undefined;
  const [index, sort = '', pk = '', sk = '', ...rest] = parse(range.after);
  const samePartition = range.index === 'file' || pk === range.pk;
  const whole = sort !== '' && pk !== '' && sk !== '' && rest.length === 0;
  if (index !== (range.index ?? '') || !whole || !samePartition || !inRange(range, sort)) throw unreadable();
  return { sort, pk, sk };
}

function parse(cursor: string): readonly string[] {
  const value = parseJson(Buffer.from(cursor, 'base64url').toString());
  if (!Array.isArray(value) || !value.every((part) => typeof part === 'string')) throw unreadable();
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unreadable();
  }
}

function unreadable(): RangeError {
  return new RangeError('this cursor does not belong to this range');
}
