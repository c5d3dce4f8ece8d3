// What is looked for, out of what was typed: words of a name or a commune, a year of birth, a part of a phone number.
import { tidy, words } from '#bot/forms/words.ts';
import { partialDigits } from './telephone.ts';

export interface Requete {
  /** Folded, civilities left out. */
  readonly mots: readonly string[];
  readonly annee?: number;
  /** At least four digits, as in `digitsOf`. */
  readonly chiffres?: string;
}

const LONGEST = 120;
/** More words than a name has are not looked for. */
const MOST_WORDS = 6;
/** Fewer digits are in every number. */
const FEWEST_DIGITS = 4;

const CIVILITIES = new Set(['m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle']);
const BIRTH = /(?<![\d+])(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?<year>(?:19|20)\d{2})(?![\d])/;
const DIGITS = /\+?\d[\d\s.()/-]*/g;

export function parseRequete(text: string): Requete {
  const typed = tidy(text.slice(0, LONGEST));
  const named = words(typed.replace(DIGITS, ' '));
  const plain = named.filter((word) => !CIVILITIES.has(word));
  return { mots: (plain.length > 0 ? plain : named).slice(0, MOST_WORDS), ...numbersOf(typed) };
}

function numbersOf(typed: string): Pick<Requete, 'annee' | 'chiffres'> {
  const runs = typed.match(DIGITS) ?? [];
  const whole = runs.map(partialDigits).find((digits) => digits.length >= 10);
  if (whole !== undefined) return { chiffres: whole };
  const birth = BIRTH.exec(typed);
  const rest = birth ? typed.replace(birth[0], ' x ') : typed;
  const part = (rest.match(DIGITS) ?? []).map(partialDigits).find((digits) => digits.length >= FEWEST_DIGITS);
  return {
    ...(birth && { annee: Number(birth.groups?.year) }),
    ...(part !== undefined && { chiffres: part }),
  };
}
