// A text file as French spreadsheets open it: semicolons between cells, decimal commas, no cell that is run as a formula.
import type { Writable } from 'node:stream';
import type { Cellule } from '#bot/domain/beneficiaire/tableau.ts';
import { formatDate } from '#bot/forms/dates.ts';
import { push, writeThrough } from '../sortie.ts';

export interface TableEcrite {
  readonly entetes: readonly string[];
  readonly lignes: Iterable<readonly Cellule[]> | AsyncIterable<readonly Cellule[]>;
}

/** Without it, spreadsheets take a text for Windows-1252. */
export const BOM = '\uFEFF';
/** Characters written at once: a line at a time would be slow. */
const AT_ONCE = 64 * 1024;

export async function writeCsv({ entetes, lignes }: TableEcrite, to: Writable): Promise<void> {
  await writeThrough(to, async (into) => {
    let waiting = BOM + csvLine(entetes);
    for await (const ligne of lignes) {
      waiting += csvLine(ligne);
      if (waiting.length < AT_ONCE) continue;
      await push(into, waiting);
      waiting = '';
    }
    await push(into, waiting);
  });
}

export function csvLine(cells: readonly Cellule[]): string {
  return `${cells.map((cell) => quoted(said(cell))).join(';')}\r\n`;
}

function said(cell: Cellule): string {
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  return typeof cell === 'string' ? harmless(cell) : formatDate(cell.jour);
}

/** An apostrophe makes a text of what would be run; one that was there already gets another, so that reading takes off the same. */
function harmless(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
