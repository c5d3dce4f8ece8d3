// What a reader of a kind of file gives: its sheets in their order, each read only when it is looked at.
import type { LigneLue } from './lignes.ts';

export interface Feuille {
  /** Where a file has several. */
  readonly nom?: string;
  /** The rows that hold something. To be read before the next sheet is asked for. */
  readonly lignes: AsyncGenerator<LigneLue>;
}

export interface Classeur {
  /** Hidden ones left out. */
  readonly feuilles: AsyncIterable<Feuille>;
  /** What must be told of the file, a sentence each. */
  readonly remarques: readonly string[];
}
