// The same suspicions as `doublonsDe`, for thousands of people among thousands: only those who share what two suspects share are compared.
import { lazily } from '#bot/forms/remembering.ts';
import { ALIKE, compact, type Doublon, doublonsDe, type Identite, trigrams } from './doublons.ts';
import { phoneticKey } from './phonetique.ts';

type Cherche = Omit<Identite, 'id'> & { readonly id?: string };

/** Where everybody is called alike, or has the phone of one reception, more suspects of one person tell nothing more. */
export const MOST_SUSPECTS = 20;

/** `before`: only those who come before that rank, for a list compared with itself. */
export function doublonsParmi<F extends Identite>(
  fiches: readonly F[],
): (identite: Cherche, before?: number) => readonly Doublon<F>[] {
  const suspectsOf = makeSuspects(fiches);
  return (identite, before = fiches.length) => {
    const ranks = new Set<number>();
    for (const rank of suspectsOf(identite)) {
      if (rank < before) ranks.add(rank);
      if (ranks.size === MOST_SUSPECTS) break;
    }
    const suspects = [...ranks].toSorted((a, b) => a - b).flatMap((rank) => fiches[rank] ?? []);
    return doublonsDe(identite, suspects);
  };
}

/** Ranks, some of them twice: two names that match, one of them more than alike, in one order or the other; or a contact and something else. */
function makeSuspects(fiches: readonly Identite[]): (identite: Cherche) => Iterable<number> {
  const prenoms = fiches.map(({ prenom }) => nameOf(prenom));
  const noms = fiches.map(({ nom }) => nameOf(nom));
  const index: Index = {
    prenoms,
    noms,
    byPrenom: ranksBy(prenoms.map(({ cles }) => cles)),
    byNom: ranksBy(noms.map(({ cles }) => cles)),
    byContact: ranksBy(fiches.map(contactsOf)),
  };
  const alikeOf = makeAlike([...prenoms, ...noms].map(({ lettres }) => lettres));
  return function* suspects(identite) {
    const prenom = matcher(identite.prenom, alikeOf);
    const nom = matcher(identite.nom, alikeOf);
    yield* byNames(index, prenom, nom);
    yield* byNames(index, nom, prenom);
    yield* byContacts(index, [prenom, nom], contactsOf(identite));
  };
}

interface Index {
  readonly prenoms: readonly Name[];
  readonly noms: readonly Name[];
  readonly byPrenom: Ranks;
  readonly byNom: Ranks;
  readonly byContact: Ranks;
}

function* byNames(
  { prenoms, noms, byPrenom, byNom }: Index,
  first: Matcher,
  last: Matcher,
): Generator<number> {
  for (const rank of ranksOf(byNom, last.name.cles)) if (first.matches(prenoms[rank])) yield rank;
  for (const rank of ranksOf(byPrenom, first.name.cles)) if (last.matches(noms[rank])) yield rank;
}

function* byContacts(
  { prenoms, noms, byContact }: Index,
  names: readonly Matcher[],
  contacts: readonly string[],
): Generator<number> {
  for (const rank of ranksOf(byContact, contacts)) {
    const named = names.some(({ matches }) => matches(prenoms[rank]) || matches(noms[rank]));
    if (named || contacts.length > 1) yield rank;
  }
}

function contactsOf({ telephone, email }: Cherche): readonly string[] {
  return [telephone, email?.toLowerCase()].filter((contact) => contact !== undefined);
}

interface Name {
  readonly lettres: string;
  /** One, that names have in common when they are the same or said the same; none for no name. */
  readonly cles: readonly string[];
}

function nameOf(typed: string): Name {
  const lettres = compact(typed);
  const sound = phoneticKey(lettres);
  // A sound of one letter is that of too many.
  return { lettres, cles: lettres === '' ? [] : [sound.length > 1 ? sound : `=${lettres}`] };
}

interface Matcher {
  readonly name: Name;
  readonly matches: (other: Name | undefined) => boolean;
}

/** Those that are only alike are looked for when the first is asked about. */
function matcher(typed: string, alikeOf: (lettres: string) => ReadonlySet<string>): Matcher {
  const name = nameOf(typed);
  const [cle] = name.cles;
  const alike = lazily(() => alikeOf(name.lettres));
  return {
    name,
    matches: (other) => {
      if (cle === undefined || other === undefined) return false;
      return other.cles[0] === cle || alike().has(other.lettres);
    },
  };
}

type Ranks = ReadonlyMap<string, readonly number[]>;

/** By key, the ranks of what has it. */
function ranksBy(keys: readonly (readonly string[])[]): Ranks {
  const ranks = new Map<string, number[]>();
  for (const [rank, own] of keys.entries()) {
    for (const key of own) {
      const same = ranks.get(key);
      if (same) same.push(rank);
      else ranks.set(key, [rank]);
    }
  }
  return ranks;
}

function* ranksOf(ranks: Ranks, keys: readonly string[]): Generator<number> {
  for (const key of keys) yield* ranks.get(key) ?? [];
}

/** Of a name, those of the list that have most of its letters. */
function makeAlike(all: readonly string[]): (name: string) => ReadonlySet<string> {
  const names = [...new Set(all)];
  const grams = names.map((name) => [...trigrams(name)]);
  const byGram = ranksBy(grams);
  const common = new Uint16Array(names.length);
  return (name) => {
    const own = [...trigrams(name)];
    const ranks = own.flatMap((gram) => byGram.get(gram) ?? []);
    common.fill(0);
    for (const rank of ranks) common[rank] = (common[rank] ?? 0) + 1;
    const isAlike = (rank: number) => {
      const shared = common[rank] ?? 0;
      return shared / (own.length + (grams[rank]?.length ?? 0) - shared) > ALIKE;
    };
    return new Set(ranks.filter(isAlike).flatMap((rank) => names[rank] ?? []));
  };
}
