// A crowd of invented people, and the slips of those who type their names: the same for the same seed.
import type { Entree } from '#bot/domain/beneficiaire/entree.ts';
import { NOMS, PRENOMS, PRENOMS_COMPOSES, SYLLABES, VILLES } from './noms.data.ts';

/** From 0 to 1, 1 left out. */
export type Hasard = () => number;

/** A small generator whose whole state is its seed (mulberry32). */
export function hasard(seed: number): Hasard {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(list: readonly T[], next: Hasard): T {
  const found = list[Math.floor(next() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** The first ones of a list more often, as names are given. */
const pickCommon = <T>(list: readonly T[], next: Hasard): T => pick(list, () => next() ** 1.6);

function nom(next: Hasard): string {
  if (next() < 0.45) return pickCommon(NOMS, next);
  return `${pick(SYLLABES.debuts, next)}${pick(SYLLABES.milieux, next)}${pick(SYLLABES.fins, next)}`;
}

/** So many people; no two have both names in common, whom nothing typed of a name would tell apart. */
export function foule(size: number, seed: number): readonly Entree[] {
  const next = hasard(seed);
  const people = new Map<string, Entree>();
  while (people.size < size) {
    const prenom = next() < 0.1 ? pick(PRENOMS_COMPOSES, next) : pickCommon(PRENOMS, next);
    const entree: Entree = {
      id: `b${people.size.toString(36).padStart(4, '0')}${Math.floor(next() * 2 ** 32).toString(36)}`,
      prenom,
      nom: nom(next),
      ...(next() < 0.7 && { annee: 1930 + Math.floor(next() * 85) }),
      ...(next() < 0.6 && { telephone: `+336${String(Math.floor(next() * 1e8)).padStart(8, '0')}` }),
      ...(next() < 0.5 && { commune: pick(VILLES, next) }),
      ...(next() < 0.9 && {
        vu: `2026-${pad(1 + Math.floor(next() * 11))}-${pad(1 + Math.floor(next() * 28))}`,
      }),
    };
    people.set(`${entree.prenom} ${entree.nom}`, entree);
  }
  return [...people.values()];
}

const pad = (n: number): string => String(n).padStart(2, '0');

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const KEYBOARD = ['azertyuiop', 'qsdfghjklm', 'wxcvbn'];

/** A key beside it on a French keyboard. */
function beside(letter: string, next: Hasard): string {
  const row = KEYBOARD.find((keys) => keys.includes(letter)) ?? LETTERS;
  const at = row.indexOf(letter) + (next() < 0.5 ? -1 : 1);
  return row[at] ?? pick([...LETTERS], next);
}

/** One slip somewhere: a letter left out, doubled, added, replaced by its neighbour or by any other, two swapped, a space lost. */
export function slip(text: string, next: Hasard): string {
  const at = Math.floor(next() * text.length);
  const [before, letter = '', after] = [text.slice(0, at), text[at], text.slice(at + 1)];
  const slips = [
    () => before + after,
    () => before + letter + letter + after,
    () => before + pick([...LETTERS], next) + letter + after,
    () => before + beside(letter, next) + after,
    () => before + pick([...LETTERS], next) + after,
    () => before + (after[0] ?? '') + letter + after.slice(1),
  ];
  const slipped = pick(slips, next)();
  return slipped.trim() === text ? slip(text, next) : slipped;
}
