// Of the sheets of a file, the first whose headers name people; its rows, as many as are read, and what must be told of the others.
import { type Entetes, findEntetes, missingColumns } from '#bot/domain/beneficiaire/entetes.ts';
import {
  HEAD_ROWS,
  type Ligne,
  MOST_COUNTED,
  MOST_ROWS,
  type Tableau,
} from '#bot/domain/beneficiaire/tableau.ts';
import type { Classeur, Feuille } from './feuilles.ts';
import { Illisible } from './illisible.ts';
import type { LigneLue } from './lignes.ts';
import { LONGEST_CELL, MOST_COLUMNS, MOST_SHEETS } from './limites.ts';

const NOTHING = 'Ce fichier ne contient aucune ligne.';
const TOO_MANY_SHEETS = `Seules les ${MOST_SHEETS} premières feuilles ont été regardées.`;
const NOBODY = 'Les colonnes sont reconnues, mais aucune ligne ne les suit.';

export async function firstTable({ feuilles, remarques }: Classeur): Promise<Tableau> {
  const passed: Entetes[] = [];
  let seen = 0;
  for await (const feuille of feuilles) {
    seen += 1;
    if (seen > MOST_SHEETS) break;
    const head = await firstRows(feuille.lignes);
    const entetes = findEntetes(head.map(({ cellules }) => cellules));
    // Awaited here: leaving the loop closes the file.
    if (head.length > 0 && missingColumns(entetes.entetes) === undefined)
      return await tableUnder({ feuille, head, entetes, remarques });
    await feuille.lignes.return(undefined);
    if (head.length > 0) passed.push(entetes);
  }
  const best = passed.toSorted((a, b) => b.score - a.score)[0];
  const sentence = (best && missingColumns(best.entetes)) ?? NOTHING;
  throw new Illisible(seen > MOST_SHEETS ? `${sentence} ${TOO_MANY_SHEETS}` : sentence);
}

async function firstRows(lignes: AsyncGenerator<LigneLue>): Promise<readonly LigneLue[]> {
  const rows: LigneLue[] = [];
  while (rows.length < HEAD_ROWS) {
    const next = await lignes.next();
    if (next.done) break;
    rows.push(next.value);
  }
  return rows;
}

interface Found extends Pick<Classeur, 'remarques'> {
  readonly feuille: Feuille;
  /** The first rows, headers included. */
  readonly head: readonly LigneLue[];
  readonly entetes: Entetes;
}

async function tableUnder({ feuille, head, entetes, remarques }: Found): Promise<Tableau> {
  const taken: Taken = { lignes: [], auDela: 0, remarques: new Set(remarques) };
  for (const ligne of head.slice(entetes.hauteur)) take(ligne, taken);
  for await (const ligne of feuille.lignes) {
    take(ligne, taken);
    if (taken.auDela >= MOST_COUNTED) break;
  }
  const { lignes, auDela } = taken;
  if (lignes.length === 0) throw new Illisible(NOBODY);
  const width = Math.max(entetes.entetes.length, ...lignes.map(({ cellules }) => cellules.length));
  return {
    ...(feuille.nom !== undefined && { feuille: feuille.nom }),
    entetes: Array.from({ length: width }, (_, index) => entetes.entetes[index] ?? ''),
    lignes,
    auDela: Math.min(auDela, MOST_COUNTED),
    remarques: [...taken.remarques],
  };
}

interface Taken {
  readonly lignes: Ligne[];
  auDela: number;
  readonly remarques: Set<string>;
}

const TOO_WIDE = `Les colonnes au-delà de la ${MOST_COLUMNS}e n’ont pas été lues.`;
const TOO_LONG = `Les textes de plus de ${LONGEST_CELL.toLocaleString('fr-FR')} caractères ont été coupés.`;

function take({ numero, cellules, fois, deborde }: LigneLue, taken: Taken): void {
  const room = Math.min(fois, MOST_ROWS - taken.lignes.length);
  for (let at = 0; at < room; at++) taken.lignes.push({ numero: numero + at, cellules });
  taken.auDela += fois - room;
  if (deborde.colonnes) taken.remarques.add(TOO_WIDE);
  if (deborde.texte) taken.remarques.add(TOO_LONG);
}
