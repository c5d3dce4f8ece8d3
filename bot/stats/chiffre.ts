// What a figure is: called how, in what unit, by which rule, from what; and its value in a result.
import type { Resultat } from './resultat.ts';

export interface Chiffre {
  readonly code: string;
  readonly label: string;
  /** Of one and of several: « accompagnement », « accompagnements ». A sign where it is not counted: « % », « h ». */
  readonly unite: readonly [one: string, several: string] | '%' | 'h' | 'min' | 'par_personne';
  /** In one or two sentences: what counts, how many times. */
  readonly regle: string;
  /** The answers, in forms, that it comes from. */
  readonly source: string;
  /** Shown first, without being asked for. */
  readonly cle?: true;
  /** Undefined where there is nothing to say it of: an average of nothing. */
  readonly valeur: (resultat: Resultat) => number | undefined;
}
