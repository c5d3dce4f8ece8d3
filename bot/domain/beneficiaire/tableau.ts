// A table of people as a file holds it: headers, then rows of texts. What files are made of is the business of those who read and write them.
import type { CivilDate } from '#bot/forms/calendar.ts';

/** People read from one file; more are several files. */
export const MOST_ROWS = 5000;
/** Beyond, nobody needs to know how many there are. */
export const MOST_COUNTED = 50_000;
/** The headers are among the first rows: above them stand titles and instructions. */
export const HEAD_ROWS = 15;

export interface Ligne {
  /** In the file, as a spreadsheet shows it: from 1. */
  readonly numero: number;
  readonly cellules: readonly string[];
}

export interface Tableau {
  /** Where a file has several. */
  readonly feuille?: string;
  readonly entetes: readonly string[];
  /** Those that hold something. */
  readonly lignes: readonly Ligne[];
  /** How many more rows hold something, which were not read; `MOST_COUNTED` stands for more. */
  readonly auDela: number;
  /** What else was left out of the file, a sentence each. */
  readonly remarques: readonly string[];
}

/** What is written in a cell: a text, a number, a day. */
export type Cellule = string | number | { readonly jour: CivilDate };
