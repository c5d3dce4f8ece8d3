// A document as data: what is written on its pages, in the order in which it is read, and nothing of how it looks.
import type { Ligne } from '#bot/domain/beneficiaire/fiche.ts';

export interface Ecrit {
  /** The title of the file too, which file managers and mail clients show: it names nobody. */
  readonly title: string;
  readonly subtitle: string;
  /** YYYY-MM-DD: the day the file says it was made, whenever it is. */
  readonly date: string;
  readonly sections: readonly Section[];
  /** At the foot of every page, beside its number. Not read aloud: nothing that is not said elsewhere. */
  readonly footer: string;
}

export interface Section {
  /** Absent for what comes right under the title of the document. */
  readonly title?: string;
  readonly blocks: readonly Block[];
}

export type Block =
  /** A paragraph a line. */
  | { readonly is: 'text'; readonly text: string }
  /** The same, small: how to read what is above. */
  | { readonly is: 'remark'; readonly text: string }
  /** Framed: what must be seen first. */
  | { readonly is: 'notice'; readonly text: string }
  /** Above some of the blocks of a section. */
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'facts'; readonly facts: readonly Ligne[] }
  | { readonly is: 'keys'; readonly keys: readonly Key[] }
  | { readonly is: 'list'; readonly items: readonly string[] }
  | { readonly is: 'table'; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  | { readonly is: 'figure'; readonly png: Uint8Array; readonly alt: string };

/** A figure that is seen from afar. */
export interface Key {
  readonly label: string;
  readonly value: string;
  /** Short lines under it. */
  readonly notes: readonly string[];
}

export interface Column {
  readonly title: string;
  /** Its part of the width that the others leave; without one, it is as wide as its texts. */
  readonly share?: number;
  readonly align?: 'right';
}

/** One text a column. */
export type Row = readonly string[];
