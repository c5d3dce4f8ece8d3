// How far one entry is from what is looked for: each typed word goes to a word of its own, what is left over costs.

import { slipsBetween } from './ecarts.ts';
import type { Entree } from './entree.ts';
import type { Lexique } from './lexique.ts';
import { farness } from './mots-proches.ts';
import type { Requete } from './requete.ts';
import { digitsOf } from './telephone.ts';

const FAR = Number.POSITIVE_INFINITY;
/** A word that is nowhere: more than any slip; less for a short one, which slips make unrecognisable. */
const MISSED = 3;
const missed = (word: string): number => Math.min(MISSED, 1 + word.length / 2);
/** The name comes before the town. */
const IN_COMMUNE = 0.3;
/** One more word in the name than was typed. */
const MORE_WORDS = 0.02;
const JOINED = 0.05;

/** What was typed, compared with all the words of the list. */
export interface Comparaison {
  readonly requete: Requete;
  readonly far: readonly Float32Array[];
  /** Of each typed word with the next one, as one: « du pont ». */
  readonly joined: readonly Float32Array[];
}

export function compare(requete: Requete, lexique: Lexique): Comparaison {
  const { mots } = requete;
  return {
    requete,
    far: mots.map((mot) => farness(mot, lexique)),
    joined: mots.slice(1).map((mot, index) => farness(`${mots[index]}${mot}`, lexique)),
  };
}

/** The words of one entry, by their ranks. */
export interface Mots {
  readonly noms: readonly number[];
  readonly communes: readonly number[];
}

/** The least that the typed words cost when each goes to a word of its own; nothing beyond `most` is worked out. */
export function ecartMots(comparaison: Comparaison, mots: Mots, most: number): number {
  if (atLeast(comparaison, mots) > most) return FAR;
  const left = mots.noms.length - comparaison.requete.mots.length;
  return assigned({ comparaison, mots, most }, 0, 0) + Math.max(0, left) * MORE_WORDS;
}

/** Without minding that two typed words may want the same word: a bound that sets most entries aside. */
function atLeast({ requete, far, joined }: Comparaison, mots: Mots): number {
  let [after, afterNext] = [0, 0];
  for (let at = requete.mots.length - 1; at >= 0; at--) {
    const alone = Math.min(missed(requete.mots[at] ?? ''), nearest(far[at], mots)) + after;
    const pair = nearest(joined[at], mots) + JOINED + afterNext;
    afterNext = after;
    after = Math.min(alone, pair);
  }
  return after;
}

function nearest(far: Float32Array | undefined, { noms, communes }: Mots): number {
  let least = FAR;
  if (far === undefined) return least;
  for (const rank of noms) least = Math.min(least, far[rank] ?? FAR);
  for (const rank of communes) least = Math.min(least, (far[rank] ?? FAR) + IN_COMMUNE);
  return least;
}

interface Assignment {
  readonly comparaison: Comparaison;
  readonly mots: Mots;
  readonly most: number;
}

/** The best way for the typed words from `at` on, the words of the entry in `taken` (a bit each) being taken. */
function assigned(assignment: Assignment, at: number, taken: number): number {
  const { comparaison, most } = assignment;
  const typed = comparaison.requete.mots[at];
  if (typed === undefined) return 0;
  let best = missed(typed) + (missed(typed) > most ? FAR : assigned(assignment, at + 1, taken));
  for (const [far, next, more] of [
    [comparaison.far[at], at + 1, 0],
    [comparaison.joined[at], at + 2, JOINED],
  ] as const) {
    best = Math.min(best, placed(assignment, { far, next, more, taken, best }));
  }
  return best;
}

interface Placing {
  readonly far: Float32Array | undefined;
  readonly next: number;
  readonly more: number;
  readonly taken: number;
  readonly best: number;
}

function placed(assignment: Assignment, { far, next, more, taken, best }: Placing): number {
  if (far === undefined) return FAR;
  const { noms, communes } = assignment.mots;
  let least = best;
  for (let k = 0; k < noms.length + communes.length; k++) {
    const isNom = k < noms.length;
    const rank = isNom ? noms[k] : communes[k - noms.length];
    const cost = (far[rank ?? -1] ?? FAR) + (isNom ? more : more + IN_COMMUNE);
    if (cost >= least || taken & (1 << k)) continue;
    least = Math.min(least, cost + assigned(assignment, next, taken | (1 << k)));
  }
  return least;
}

const UNKNOWN_YEAR = 1.5;
const OTHER = 3;

/** What the numbers typed cost. A year may also be part of a phone number. */
export function ecartNombres({ annee, chiffres }: Requete, { annee: born, telephone }: Entree): number {
  const digits = telephone === undefined ? '' : digitsOf(telephone);
  return (
    (annee === undefined
      ? 0
      : Math.min(ecartAnnee(annee, born), digits.includes(String(annee)) ? 0.3 : FAR)) +
    (chiffres === undefined ? 0 : ecartTelephone(chiffres, digits))
  );
}

function ecartAnnee(typed: number, born: number | undefined): number {
  if (born === undefined) return UNKNOWN_YEAR;
  if (born === typed) return 0;
  const slips = slipsBetween(String(typed), String(born), 1)?.whole ?? OTHER;
  return Math.abs(born - typed) <= 2 || slips === 1 ? 1 : OTHER;
}

/** Enough digits to recognise a number with one wrong. */
const RECOGNISABLE = 8;

function ecartTelephone(typed: string, digits: string): number {
  if (digits === '') return OTHER;
  if (digits.startsWith(typed) || digits.endsWith(typed)) return 0;
  if (digits.includes(typed)) return 0.1;
  return typed.length >= RECOGNISABLE && slipsBetween(typed, digits, 1) ? 1 : OTHER;
}
