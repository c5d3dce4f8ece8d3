// First and last name out of one cell that holds both: told by capitals, a comma, or the order that its header says; otherwise not guessed.
import { cleanLine } from '#bot/forms/clean.ts';
import { fold, words } from '#bot/forms/words.ts';

export interface NomsLus {
  readonly prenom: string;
  readonly nom: string;
}

/** Which comes first in every cell of a column. */
export type Ordre = 'nom' | 'prenom';

const CIVILITIES = /^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle)\b\.?\s+/i;
/** What begins a last name without being the whole of it. */
const PARTICLES = new Set(
  'le la les de du des da dos di van von der den el al ben bel bou abd saint'.split(' '),
);

/** « Nom et prénom », « Prénom Nom » */
export function ordreDe(entete: string): Ordre | undefined {
  const said = words(entete).filter((word) => /^(?:pre)?noms?$/.test(word));
  if (said.length !== 2) return undefined;
  return said[0]?.startsWith('pre') ? 'prenom' : 'nom';
}

export function readNomComplet(typed: string, ordre?: Ordre): NomsLus | undefined {
  const text = cleanLine(typed).replace(CIVILITIES, '');
  const [before = '', after = '', ...more] = text.split(',').map((part) => part.trim());
  if (before !== '' && after !== '' && more.length === 0) return { nom: before, prenom: after };
  const parts = text.split(' ').filter((part) => fold(part) !== '');
  return byCapitals(parts) ?? (ordre && byOrder(joined(parts), ordre));
}

/** « DUPONT Marie », « Marie-Anne LE GOFF »: the capitals stand together at one end. */
function byCapitals(parts: readonly string[]): NomsLus | undefined {
  const capitals = parts.map(inCapitals);
  const [first, last] = [capitals.indexOf(true), capitals.lastIndexOf(true)];
  const together = capitals.slice(first, last + 1).every(Boolean);
  const atOneEnd = first === 0 ? last < parts.length - 1 : last === parts.length - 1;
  if (first < 0 || !together || !atOneEnd) return undefined;
  const nom = parts.slice(first, last + 1);
  const prenom = [...parts.slice(0, first), ...parts.slice(last + 1)];
  return { nom: nom.join(' '), prenom: prenom.join(' ') };
}

/** An initial alone is of a first name as of a last. */
function inCapitals(part: string): boolean {
  return (
    fold(part).length > 1 && part === part.toLocaleUpperCase('fr') && part !== part.toLocaleLowerCase('fr')
  );
}

/** Two names, whose order alone tells them apart. */
function byOrder(names: readonly string[], ordre: Ordre): NomsLus | undefined {
  const [first, second, ...more] = names;
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  return ordre === 'nom' ? { nom: first, prenom: second } : { nom: second, prenom: first };
}

/** « Le Goff » is one name. */
function joined(parts: readonly string[]): readonly string[] {
  const names: string[] = [];
  let begun = '';
  for (const part of parts) {
    begun = begun === '' ? part : `${begun} ${part}`;
    if (PARTICLES.has(fold(part))) continue;
    names.push(begun);
    begun = '';
  }
  return begun === '' ? names : [...names, begun];
}
