// The words of all names and communes of a list, each once: a search compares what was typed with words, not with people.
import { remembering } from '#bot/forms/remembering.ts';
import { words } from '#bot/forms/words.ts';
import { letterMask } from './ecarts.ts';
import type { Entree } from './entree.ts';
import { phoneticKey } from './phonetique.ts';

export interface Lexique {
  readonly mots: readonly string[];
  readonly masks: readonly number[];
  /** How the word of that rank sounds. */
  readonly sound: (rank: number) => string;
  /** By entry, the ranks of its words. */
  readonly noms: readonly (readonly number[])[];
  /** By entry, its first name and its last name, each as one word without spaces. */
  readonly entiers: (index: number) => readonly [prenom: string, nom: string];
  readonly communes: readonly (readonly number[])[];
}

export function makeLexique(entries: readonly Entree[]): Lexique {
  const ranks = new Map<string, number>();
  const rankOf = (mot: string): number => {
    const known = ranks.get(mot);
    if (known !== undefined) return known;
    ranks.set(mot, ranks.size);
    return ranks.size - 1;
  };
  const ranksOf = remembering((text) => variants(text).map(rankOf));
  const initialsOf = remembering((text) => initials(text).map(rankOf));
  const villes = remembering((text) => words(text).filter(isTelling).map(rankOf));
  const prenoms = entries.map(({ prenom }) => ranksOf(prenom));
  const patronymes = entries.map(({ nom }) => ranksOf(nom));
  const noms = entries.map(({ prenom, nom }) => [...ranksOf(prenom), ...ranksOf(nom), ...initialsOf(prenom)]);
  const communes = entries.map(({ commune }) => (commune === undefined ? [] : villes(commune)));
  const mots = [...ranks.keys()];
  const sounds = remembering(phoneticKey);
  const entier = (of: readonly number[] = []) => mots[of.at(-1) ?? -1] ?? '';
  return {
    mots,
    masks: mots.map(letterMask),
    sound: (rank) => sounds(mots[rank] ?? ''),
    noms,
    entiers: (index) => [entier(prenoms[index]), entier(patronymes[index])],
    communes,
  };
}

/** The words, and last those of a compound name in one: « Le Goff » is also typed « Legoff ». An elided letter is no word of its own. */
function variants(text: string): readonly string[] {
  const all = words(text);
  return all.length < 2 ? all : [...all.filter((word) => word.length > 1), all.join('')];
}

/** « Jean-Pierre » is also typed « JP ». */
function initials(text: string): readonly string[] {
  const all = words(text);
  return all.length === 2 ? [all.map((word) => word[0]).join('')] : [];
}

const LINKS = new Set(['les', 'lez', 'sur', 'sous', 'des', 'aux']);

/** Not the number of a département, nor the small words of « Saint-Denis-en-Val ». */
const isTelling = (word: string): boolean => /^\p{L}{3}/u.test(word) && !LINKS.has(word);
