// Zip archives made by hand, so that they may lie: about sizes, names, what they share.
import { crc32, deflateRawSync } from 'node:zlib';

export interface Part {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the archive says of it, where that is not so. */
  readonly says?: { readonly size?: number; readonly crc?: number; readonly flags?: number };
  /** Where it is said to begin, where another part does. */
  readonly sameAs?: number;
}

interface Packed extends Part {
  readonly size: number;
  readonly crc: number;
  readonly flags: number;
  readonly packed: Buffer;
}

const DEFLATE = 8;

function pack(part: Part): Packed {
  const bytes = Buffer.from(part.content);
  const { size = bytes.length, crc = crc32(bytes), flags = 0x800 } = part.says ?? {};
  return { ...part, size, crc, flags, packed: deflateRawSync(bytes) };
}

function numbers(fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/** What both headers of a part say of it. */
function described({ flags, crc, packed, size, name }: Packed): readonly (readonly [2 | 4, number])[] {
  const [method, time, date] = [DEFLATE, 0, 0x5921];
  return [
    [2, 20],
    [2, flags],
    [2, method],
    [2, time],
    [2, date],
    [4, crc],
    [4, packed.length],
    [4, size],
    [2, Buffer.byteLength(name)],
    [2, 0],
  ];
}

export function archiveOf(parts: readonly Part[]): Uint8Array {
  const packed = parts.map(pack);
  const offsets: number[] = [];
  const body: Buffer[] = [];
  let offset = 0;
  for (const part of packed) {
    offsets.push(offset);
    const header = [numbers([[4, 0x04034b50], ...described(part)]), Buffer.from(part.name), part.packed];
    body.push(...header);
    offset += header.reduce((sum, { length }) => sum + length, 0);
  }
  const directory = packed.flatMap((part, index) => [
    numbers([
      [4, 0x02014b50],
      [2, 20],
      ...described(part),
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offsets[part.sameAs ?? index] ?? 0],
    ]),
    Buffer.from(part.name),
  ]);
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = parts.length;
  const end = numbers([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return Buffer.concat([...body, ...directory, end]);
}
