// The headers of a table of people: which row they are, which column each of them names, what is missing.
import { cleanLine } from '#bot/forms/clean.ts';
import { remembering } from '#bot/forms/remembering.ts';
import { distance, fold } from '#bot/forms/words.ts';
import { type Colonne, colonnesLues } from './colonnes.ts';

/** A column of the file. */
export interface ColonneLue {
  /** From 0. */
  readonly index: number;
  /** As the file has it. */
  readonly entete: string;
  readonly colonne: Colonne;
  /** Recognised in spite of a slip. */
  readonly approchee: boolean;
}

export interface Colonnes {
  /** By key: the column that is read, then those that fill its empty cells. */
  readonly parCle: ReadonlyMap<string, readonly ColonneLue[]>;
  /** Indexes of those that nobody reads. */
  readonly ignorees: readonly number[];
}

interface Nom {
  readonly colonne: Colonne;
  /** Its place among the names of the column. */
  readonly rang: number;
}

/** By folded name. What a column is written as is its own; any other name of two columns is the first one's. */
const NOMS: ReadonlyMap<string, Nom> = new Map(
  [
    ...colonnesLues
      .flatMap((colonne) => colonne.noms.map((nom, at) => ({ nom, colonne, rang: at + 1 })))
      .reverse(),
    ...colonnesLues.map((colonne) => ({ nom: colonne.entete, colonne, rang: 0 })),
  ].map(({ nom, colonne, rang }) => [fold(nom), { colonne, rang }]),
);

const BY_LENGTH = Map.groupBy(NOMS.keys(), ({ length }) => length);

type Reconnu = Nom & { readonly approchee: boolean };

/** With what is explained in it. */
const LONGEST_HEADER = 200;

/** What a header names: one column, or none. What it is told of comes from a file: nothing is remembered longer than the file. */
function makeRecogniser(): (entete: string) => readonly Reconnu[] {
  return remembering((entete) => {
    if (entete.length > LONGEST_HEADER) return [];
    const bare = entete.replace(/\([^()]*\)[\s*]*$/, '');
    const exact = NOMS.get(fold(entete)) ?? NOMS.get(fold(bare));
    if (exact) return [{ ...exact, approchee: false }];
    const near = NOMS.get(mistyped(fold(bare)) ?? '');
    return near ? [{ ...near, approchee: true }] : [];
  });
}

/** Fewer slips than in a value: « Num » is not « Nom », nor « Mobilité » « Mobile ». */
function mistyped(folded: string): string | undefined {
  const most = folded.length < 5 ? 0 : folded.length < 10 ? 1 : 2;
  const lengths = [0, 1, -1, 2, -2].map((more) => folded.length + more);
  const known = most === 0 ? [] : lengths.flatMap((length) => BY_LENGTH.get(length) ?? []);
  const near = (slips: number) => known.find((nom) => distance(folded, nom, slips) <= slips);
  return near(1) ?? (most > 1 ? near(2) : undefined);
}

export function recogniseColumns(entetes: readonly string[]): Colonnes {
  const recognised = makeRecogniser();
  const found = entetes.flatMap((entete, index) =>
    recognised(entete).map((reconnu) => ({ ...reconnu, index, entete })),
  );
  const ordered = found.toSorted(
    (a, b) => Number(a.approchee) - Number(b.approchee) || a.rang - b.rang || a.index - b.index,
  );
  const parCle = Map.groupBy(ordered, ({ colonne }) => colonne.cle);
  if (parCle.has('nom') && parCle.has('prenom')) parCle.delete('nomComplet');
  const read = new Set([...parCle.values()].flat().map(({ index }) => index));
  return { parCle, ignorees: [...entetes.keys()].filter((index) => !read.has(index)) };
}

/** The sentence for a table that names nobody; undefined for one that does. */
export function missingColumns(entetes: readonly string[]): string | undefined {
  const { parCle } = recogniseColumns(entetes);
  if (parCle.has('nomComplet') || (parCle.has('nom') && parCle.has('prenom'))) return undefined;
  const missing = ['nom', 'prenom'].filter((cle) => !parCle.has(cle));
  const named = missing.map((cle) => `« ${colonnesLues.find((colonne) => colonne.cle === cle)?.entete} »`);
  const what =
    named.length === 1 ? `La colonne ${named[0]} manque` : `Les colonnes ${named.join(' et ')} manquent`;
  return `${what}. Colonnes vues : ${seen(entetes)}. ${BOTH_NAMES}`;
}

const BOTH_NAMES =
  'Si une colonne contient le nom et le prénom, intitulez-la « Nom Prénom » ou « Prénom Nom ».';
const MOST_SEEN = 20;
const LONGEST_SEEN = 40;

function seen(entetes: readonly string[]): string {
  const said = entetes.map(cleanLine).filter((entete) => entete !== '');
  const shown = said.slice(0, MOST_SEEN).map((entete) => `« ${shortened(entete)} »`);
  return [...shown, ...(said.length > MOST_SEEN ? ['…'] : [])].join(', ');
}

function shortened(entete: string): string {
  return entete.length > LONGEST_SEEN ? `${entete.slice(0, LONGEST_SEEN)}…` : entete;
}

export interface Entetes {
  readonly entetes: readonly string[];
  /** How many of the rows given are above the people. */
  readonly hauteur: number;
  /** How many columns they name; a slip counts less than a name. */
  readonly score: number;
}

/** Among the first rows, the one whose cells name the most columns, alone or with the row below: La Coop's template has « Commune » above « Nom ». */
export function findEntetes(rows: readonly (readonly string[])[]): Entetes {
  const recognised = makeRecogniser();
  const alone = rows.map((entetes, at) => ({ entetes, hauteur: at + 1 }));
  const both = rows.slice(1).map((below, at) => ({
    entetes: stacked(rows[at] ?? [], below, recognised),
    hauteur: at + 2,
  }));
  const scored = [...alone, ...both].map((head) => ({ ...head, score: scoreOf(head.entetes, recognised) }));
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.find(({ score }) => score === best) ?? { entetes: [], hauteur: 0, score: 0 };
}

function scoreOf(entetes: readonly string[], recognised: (entete: string) => readonly Reconnu[]): number {
  const named = entetes.flatMap(recognised);
  const all = new Set(named.map(({ colonne }) => colonne.cle));
  const exact = new Set(named.filter(({ approchee }) => !approchee).map(({ colonne }) => colonne.cle));
  return all.size + exact.size;
}

/** A cell that is merged with those on its right has its text in the first. */
function stacked(
  above: readonly string[],
  below: readonly string[],
  recognised: (entete: string) => readonly Reconnu[],
): readonly string[] {
  let group = '';
  return Array.from({ length: Math.max(above.length, below.length) }, (_, index) => {
    const [upper = '', lower = ''] = [above[index], below[index]];
    group = upper === '' && lower !== '' ? group : upper;
    const both = `${group} ${lower}`.trim();
    return (
      [both, lower, group].find((entete) => recognised(entete).some(({ approchee }) => !approchee)) ?? both
    );
  });
}
