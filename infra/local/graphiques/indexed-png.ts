// A PNG of 256 colours at most, a third as heavy as one of all colours: enough for charts, whose other colours are edges of letters.
import { crc32, deflateSync } from 'node:zlib';

interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity, row after row. */
  readonly data: Uint8ClampedArray;
}

const SIGNATURE = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');
const MOST = 256;

export function indexedPng({ width, height, data }: Pixels): Buffer {
  const bytes = Buffer.from(data.buffer);
  const colors = Array.from({ length: width * height }, (_, at) => bytes.readUIntBE(at * 4, 3));
  const palette = mostFrequent(colors);
  const index = new Map(palette.map((color, at) => [color, at]));
  const rows = Buffer.alloc(height * (width + 1));
  for (const [at, color] of colors.entries()) {
    const nearest = index.get(color) ?? nearestOf(color, palette);
    index.set(color, nearest);
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = nearest;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, each a place in the palette.
  header.set([8, 3], 8);
  const plte = Buffer.concat(
    palette.map((color) => Buffer.from([color >> 16, (color >> 8) & 255, color & 255])),
  );
  const chunks = [chunk('IHDR', header), chunk('PLTE', plte), chunk('IDAT', deflateSync(rows, { level: 9 }))];
  return Buffer.concat([SIGNATURE, ...chunks, chunk('IEND', Buffer.alloc(0))]);
}

function mostFrequent(colors: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  return sorted.slice(0, MOST).map(([color]) => color);
}

function nearestOf(color: number, palette: readonly number[]): number {
  const distances = palette.map((other) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((color >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
