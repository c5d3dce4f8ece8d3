// What a form needs to know of the person who fills it: today, own places, habits; and how typed communes are found.
import type { Answers, CommuneValue } from './field.ts';

export interface PlaceOption {
  readonly id: string;
  readonly label: string;
  readonly commune?: CommuneValue;
  /** No longer offered, still named. */
  readonly archived?: boolean;
  /** Other words typed for it. */
  readonly synonyms?: readonly string[];
}

export type CommuneMatch =
  | { readonly found: CommuneValue }
  | { readonly candidates: readonly CommuneValue[] }
  | { readonly near: readonly CommuneValue[] };

/** The persons a field may name. Absent as long as the product keeps no persons: the field is then not drawn. */
export interface PersonDirectory {
  /** Whether the code names somebody: known, or to be created with the form. */
  has(code: string): boolean;
  label(code: string): string;
  /** How somebody is written on a line of her own: by her name, and what tells her from her namesakes whatever the day. */
  lineOf(code: string): string;
  /** Whose line it is, or the only one of that whole name. */
  ofLine(line: string): string | undefined;
  /** Seen last first, a screenful. */
  readonly recent: readonly PersonOption[];
  /** The near ones for what was typed, then the sheets it may be the name of. */
  search(text: string): readonly PersonOption[];
  /** The code of the one person that these words name without a doubt. */
  certain(text: string): string | undefined;
  /** Those whom a new sheet with these answers may be a second one of, the likeliest first. */
  alike(values: Answers): readonly PersonOption[];
}

export interface PersonOption {
  readonly code: string;
  readonly label: string;
}

export interface FormContext {
  /** YYYY-MM-DD, in the person's own time zone. */
  readonly today: string;
  /** Own places, the favourite first. */
  readonly places: readonly PlaceOption[];
  /** A commune typed by name, postcode or INSEE code. */
  readonly communes: (text: string) => CommuneMatch;
  /** How often each code of a field was used: one's own most used come first. */
  readonly usage: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly persons?: PersonDirectory;
}
