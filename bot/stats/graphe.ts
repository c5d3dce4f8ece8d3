// What a chart of figures is: a dimension of counters, of people or of words, or a course of months; as data, for the catalogue.
import type { Option } from '#bot/forms/field.ts';
import type { Counters } from './compteurs.ts';

/** What a dimension's codes are codes of, where they are not a list. */
export type Sorte = 'lieu' | 'commune' | 'departement';

/** Where the numbers of a chart come from. */
export type De =
  /** What was answered in a dimension of counters, by option. */
  | {
      readonly is: 'dimension';
      readonly dimension: string;
      readonly options: readonly Option[];
      /** What the answers are a share of. */
      readonly total: (c: Counters) => number;
    }
  /** The same, of places, in the order of their numbers. */
  | {
      readonly is: 'endroits';
      readonly dimensions: Readonly<Record<string, Sorte>>;
    }
  /** What was true of people: those who are followed, and the anonymous; the remainder did not say. */
  | { readonly is: 'personnes'; readonly fact: string; readonly options?: readonly Option[] }
  /** Counters of people told from one another. */
  | { readonly is: 'suivis'; readonly dimension: string; readonly options: readonly Option[] }
  /** Figures of the catalogue, side by side. */
  | { readonly is: 'chiffres'; readonly codes: readonly string[] }
  /** What was said in words, the most frequent first; `options` where the words are codes. */
  | { readonly is: 'mots'; readonly dimension: string; readonly options?: readonly Option[] }
  /** Two dimensions crossed: the first in rows, the second in series. */
  | {
      readonly is: 'croise';
      readonly dimension: string;
      readonly rows: readonly Option[];
      readonly columns: readonly Option[];
    }
  /** One number each month, or each day. */
  | {
      readonly is: 'temps';
      readonly pas: 'mois' | 'jour';
      readonly series: readonly { readonly name: string; readonly counter: string }[];
    };

export interface Graphe {
  readonly code: string;
  readonly titre: string;
  /** Words typed for it, beside its code. */
  readonly mots: readonly string[];
  /** How it is drawn. */
  readonly forme: 'categories' | 'periode' | 'parts';
  /** What is counted: « accompagnements ». */
  readonly unite: string;
  /** Counters are of minutes: they are said in hours. */
  readonly sign?: 'h';
  /** Several answers are possible: shares are of answers, and of accompaniments. */
  readonly multiple?: true;
  /** Nobody else's figures say it, whatever the perimeter. */
  readonly prive?: true;
  /** Of territories too. Words and names of places are their authors'. */
  readonly territoire?: true;
  readonly regle: string;
  readonly de: De;
}
