// What an import would do, told before anything is written: who is new, who may be there already, which rows and columns are left out.
import type { Answers } from '#bot/forms/field.ts';
import type { Doublon, Identite } from './doublons.ts';
import { doublonsParmi } from './doublons-index.ts';
import type { ColonneLue, Colonnes } from './entetes.ts';
import { anneeOf } from './naissance.ts';
import type { LigneRefusee, Lues, PersonneLue } from './personnes.ts';
import type { Tableau } from './tableau.ts';

/** A person of the file who may be somebody else's sheet, or another row. */
export interface Double<F extends Identite> {
  readonly personne: PersonneLue;
  /** Numbers of earlier rows, the likeliest first. */
  readonly lignes: readonly number[];
  /** The likeliest first. */
  readonly avec: readonly Doublon<F>[];
}

export interface ColonneDite {
  /** As the file has it; « colonne D » where it has none. */
  readonly entete: string;
  /** What it is read as; absent for a column that nobody reads. */
  readonly lueComme?: string;
  /** Recognised in spite of a slip. */
  readonly approchee: boolean;
  /** The header of the column whose empty cells it fills. */
  readonly complete?: string;
}

export interface Rapport<F extends Identite> {
  readonly nouvelles: readonly PersonneLue[];
  readonly doubles: readonly Double<F>[];
  readonly refusees: readonly LigneRefusee[];
  /** In the order of the file. */
  readonly colonnes: readonly ColonneDite[];
  readonly auDela: number;
  readonly remarques: readonly string[];
}

export function rapportOf<F extends Identite>(
  tableau: Tableau,
  { personnes, refusees, colonnes }: Lues,
  existants: readonly F[],
): Rapport<F> {
  const lus = personnes.map((personne) => {
    const { numero } = personne.ligne;
    return { id: `ligne ${numero}`, numero, personne, ...identiteOf(personne.values) };
  });
  const [inBase, inFile] = [doublonsParmi(existants), doublonsParmi(lus)];
  const doubles = lus.flatMap((lu, rank): readonly Double<F>[] => {
    const avec = inBase(lu);
    const lignes = inFile(lu, rank).map(({ fiche }) => fiche.numero);
    return avec.length + lignes.length > 0 ? [{ personne: lu.personne, lignes, avec }] : [];
  });
  const doubtful = new Set(doubles.map(({ personne }) => personne));
  return {
    nouvelles: personnes.filter((personne) => !doubtful.has(personne)),
    doubles,
    refusees,
    colonnes: saidColumns(tableau, colonnes),
    auDela: tableau.auDela,
    remarques: tableau.remarques,
  };
}

/** What tells people apart, out of a sheet's values. */
export function identiteOf({ prenom, nom, naissance, telephone, email }: Answers): Omit<Identite, 'id'> {
  return {
    prenom: String(prenom ?? ''),
    nom: String(nom ?? ''),
    ...(typeof naissance === 'string' && { annee: anneeOf(naissance) }),
    ...(typeof telephone === 'string' && { telephone }),
    ...(typeof email === 'string' && { email }),
  };
}

function saidColumns({ entetes, lignes }: Tableau, { parCle, ignorees }: Colonnes): readonly ColonneDite[] {
  const read = [...parCle.values()].flatMap((lues) =>
    lues.map((lue) => ({ index: lue.index, said: saidRead(lue, lues) })),
  );
  const ignored = ignorees.flatMap((index) => {
    const entete = entetes[index]?.trim() ?? '';
    const used = entete !== '' || lignes.some(({ cellules }) => (cellules[index] ?? '') !== '');
    return used ? [{ index, said: { entete: entete || `colonne ${letters(index)}`, approchee: false } }] : [];
  });
  return [...read, ...ignored].toSorted((a, b) => a.index - b.index).map(({ said }) => said);
}

function saidRead(lue: ColonneLue, [first = lue]: readonly ColonneLue[]): ColonneDite {
  const { entete, colonne, approchee } = lue;
  const complete = first === lue ? {} : { complete: first.entete };
  return { entete, lueComme: colonne.entete, approchee, ...complete };
}

/** As spreadsheets call a column: A, B… Z, AA. */
function letters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
