// The size of a record as DynamoDB counts it against its limits of 400 KB a record and 1 MB a page.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

export type Image = Record<string, AttributeValue>;

/** Every list and map costs three bytes, and each of its elements one. */
const nestedBytes = 3;

export function itemSize(image: Image): number {
  return sum(Object.entries(image), ([name, value]) => Buffer.byteLength(name) + valueSize(value));
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return value.B.byteLength;
  if (value.M !== undefined) return nestedBytes + Object.keys(value.M).length + itemSize(value.M);
  if (value.L !== undefined) return nestedBytes + value.L.length + sum(value.L, valueSize);
  if (value.SS !== undefined) return sum(value.SS, (text) => Buffer.byteLength(text));
  if (value.NS !== undefined) return sum(value.NS, numberSize);
  if (value.BS !== undefined) return sum(value.BS, (bytes) => bytes.byteLength);
  return 1;
}

/** About a byte for two significant digits, and one more. */
function numberSize(digits: string): number {
  return Math.ceil(digits.replace(/[-.]/g, '').length / 2) + 1;
}

function sum<T>(values: readonly T[], size: (value: T) => number): number {
  return values.reduce((total, value) => total + size(value), 0);
}
