// Finds people by what is typed of them: names in any order and with slips, a part of a phone number, a year of birth, a commune.
import { letterMask, mayBeNear, slipsBetween } from './ecarts.ts';
import type { Entree } from './entree.ts';
import { type Lexique, makeLexique } from './lexique.ts';
import { compare, ecartMots, ecartNombres } from './rapprochement.ts';
import { parseRequete, type Requete } from './requete.ts';

export interface Trouve {
  readonly entree: Entree;
  /** 0 is all that was typed, word for word; 1 is about one slip. */
  readonly ecart: number;
}

const FAR = Number.POSITIVE_INFINITY;
/** Beyond this from the best one found, an entry is another person. */
const SPREAD = 2.2;
/** One word of several may be missed. */
const MOST = 3.3;
/** From here on, the whole name is compared letter by letter, for spaces that slipped. */
const DOUBTFUL = 0.9;
const WHOLE_NAME = 0.2;
const FEWEST_LETTERS = 5;

/** The nearest first, then those seen last. Nothing typed is everybody. */
export function search(
  entries: readonly Entree[],
  query: string,
  { limit }: { readonly limit: number },
): readonly Trouve[] {
  const requete = parseRequete(query);
  const ecarts = ecartsOf(entries, requete);
  const best = leastOf(ecarts);
  const most = Math.min(mostFor(requete), best + SPREAD);
  return entries
    .flatMap((entree, index) => {
      const ecart = ecarts[index] ?? FAR;
      return ecart <= most ? [{ entree, ecart }] : [];
    })
    .toSorted(byRank)
    .slice(0, limit);
}

function leastOf(ecarts: Float32Array): number {
  let least = FAR;
  for (const ecart of ecarts) least = Math.min(least, ecart);
  return least;
}

function byRank(a: Trouve, b: Trouve): number {
  return (
    a.ecart - b.ecart ||
    compareText(b.entree.vu ?? '', a.entree.vu ?? '') ||
    a.entree.nom.localeCompare(b.entree.nom, 'fr') ||
    a.entree.prenom.localeCompare(b.entree.prenom, 'fr') ||
    compareText(a.entree.id, b.entree.id)
  );
}

const compareText = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** How far an entry may be: a short word alone must be nearly right, a year alone exact. */
function mostFor({ mots, annee, chiffres }: Requete): number {
  const [first = '', ...others] = mots;
  const numbers = Number(annee !== undefined) + Number(chiffres !== undefined);
  if (others.length + numbers > (first === '' ? 1 : 0)) return MOST;
  if (first === '') return annee === undefined ? 1 : 0.5;
  if (first.length < 3) return 0.6;
  return first.length < 6 ? 1.5 : 2.5;
}

function ecartsOf(entries: readonly Entree[], requete: Requete): Float32Array {
  const nombres = new Float32Array(entries.length);
  for (const [index, entree] of entries.entries()) nombres[index] = ecartNombres(requete, entree);
  if (requete.mots.length === 0) return nombres;
  const liste = prepared(entries);
  const mots = ecartsMots(liste.lexique, { requete, nombres });
  const letters = requete.mots.join('');
  if (leastOf(mots) < DOUBTFUL || letters.length < FEWEST_LETTERS) return mots;
  const whole = wholeNames(letters, liste.enLettres());
  return mots.map((ecart, index) => Math.min(ecart, (whole[index] ?? FAR) + (nombres[index] ?? 0)));
}

interface Looked {
  readonly requete: Requete;
  readonly nombres: Float32Array;
}

function ecartsMots(lexique: Lexique, { requete, nombres }: Looked): Float32Array {
  const comparaison = compare(requete, lexique);
  const most = mostFor(requete);
  return nombres.map((nombre, index) => {
    const mots = { noms: lexique.noms[index] ?? [], communes: lexique.communes[index] ?? [] };
    return nombre + ecartMots(comparaison, mots, most - nombre);
  });
}

interface EnLettres {
  readonly texts: readonly string[];
  readonly masks: readonly number[];
}

/** The slips between the letters typed and those of each whole name, in either order. */
function wholeNames(letters: string, { texts, masks }: EnLettres): Float32Array {
  const ecarts = new Float32Array(texts.length / 2).fill(FAR);
  const mask = letterMask(letters);
  const max = letters.length < 8 ? 2 : 3;
  for (const [index, text] of texts.entries()) {
    const other = masks[index] ?? 0;
    if (Math.abs(text.length - letters.length) > max) continue;
    if (!mayBeNear(mask, other, max) || !mayBeNear(other, mask, max)) continue;
    const whole = slipsBetween(letters, text, max)?.whole ?? max + 1;
    const ecart = whole > max ? FAR : whole + WHOLE_NAME;
    ecarts[index >> 1] = Math.min(ecarts[index >> 1] ?? 0, ecart);
  }
  return ecarts;
}

interface Liste {
  readonly lexique: Lexique;
  /** Worked out when first needed. */
  readonly enLettres: () => EnLettres;
}

/** Lists are never changed: what is worked out of one lasts as long as it does, while somebody types. */
const lists = new WeakMap<readonly Entree[], Liste>();

function prepared(entries: readonly Entree[]): Liste {
  const known = lists.get(entries);
  if (known) return known;
  const lexique = makeLexique(entries);
  let letters: EnLettres | undefined;
  const enLettres = () => {
    letters ??= lettersOf(lexique);
    return letters;
  };
  const liste = { lexique, enLettres };
  lists.set(entries, liste);
  return liste;
}

/** Both orders of each name. */
function lettersOf({ noms, entiers }: Lexique): EnLettres {
  const texts = noms.flatMap((_, index) => {
    const [prenom, nom] = entiers(index);
    return [`${prenom}${nom}`, `${nom}${prenom}`];
  });
  return { texts, masks: texts.map(letterMask) };
}
