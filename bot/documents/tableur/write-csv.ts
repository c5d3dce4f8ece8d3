// A row of a text file as French spreadsheets open it: semicolons between cells, no cell that is run as a formula.
import type { Cellule } from '#bot/domain/beneficiaire/tableau.ts';
import { formatDate } from '#bot/forms/dates.ts';

export function csvLine(cells: readonly Cellule[]): string {
  return `${cells.map((cell) => quoted(said(cell))).join(';')}\r\n`;
}

function said(cell: Cellule): string {
  if (typeof cell === 'number') return String(cell);
  return typeof cell === 'string' ? harmless(cell) : formatDate(cell.jour);
}

/** An apostrophe makes a text of what would be run; one that was there already gets another, so that reading takes off the same. */
function harmless(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
