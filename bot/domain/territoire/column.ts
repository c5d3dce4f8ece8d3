// A column of a large table, kept as one text: found by scanning, cut only where something was found. Tens of thousands of small strings cost more.
import { lazily } from '#bot/forms/remembering.ts';

export interface Column {
  /** One value a line, a line end before the first and after the last. */
  readonly text: string;
  /** Where each line begins; counted when first asked, for some columns never are. */
  readonly starts: () => Uint32Array;
}

export function makeColumn(lines: string): Column {
  const text = `\n${lines}\n`;
  return { text, starts: lazily(() => lineStarts(text)) };
}

function lineStarts(text: string): Uint32Array {
  const starts = new Uint32Array(text.length);
  let count = 0;
  for (let at = 1; at < text.length; at = text.indexOf('\n', at) + 1) starts[count++] = at;
  return starts.slice(0, count);
}

export function valueAt({ text, starts }: Column, row: number): string {
  const start = starts()[row] ?? 0;
  return text.slice(start, text.indexOf('\n', start));
}

/** The rows whose line holds this text, in order. A line end in it means the beginning or the end of the value. */
export function rowsWith(column: Column, part: string): readonly number[] {
  const rows = new Set<number>();
  const shift = part.startsWith('\n') ? 1 : 0;
  for (let at = column.text.indexOf(part); at >= 0; at = column.text.indexOf(part, at + 1))
    rows.add(rowAt(column.starts(), at + shift));
  return [...rows];
}

/** The row of a position: the last one that begins at it or before. */
function rowAt(starts: Uint32Array, position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
