// A row as readers of files make it: no wider and no longer than is read, what is beyond being told.
import type { Ligne } from '#bot/domain/beneficiaire/tableau.ts';
import { LONGEST_CELL, MOST_COLUMNS } from './limites.ts';

export interface LigneLue extends Ligne {
  /** How many times it stands in the file: formats write a repeated row once. */
  readonly fois: number;
  /** What of it was not read. */
  readonly deborde: { readonly colonnes: boolean; readonly texte: boolean };
}

/** Where a cell is put: those that are too far share one place, for them to be told. */
export function placeOf(index: number): number {
  return Math.min(index, MOST_COLUMNS);
}

/** Undefined for a row that holds nothing. */
export function ligneOf(
  numero: number,
  cells: readonly (string | undefined)[],
  fois = 1,
): LigneLue | undefined {
  const width = cells.findLastIndex((cell) => cell !== undefined && cell.trim() !== '') + 1;
  if (width === 0) return undefined;
  const kept = Array.from({ length: Math.min(width, MOST_COLUMNS) }, (_, index) => cells[index] ?? '');
  return {
    numero,
    cellules: kept.map((cell) => cell.slice(0, LONGEST_CELL)),
    fois,
    deborde: { colonnes: width > MOST_COLUMNS, texte: kept.some((cell) => cell.length > LONGEST_CELL) },
  };
}
