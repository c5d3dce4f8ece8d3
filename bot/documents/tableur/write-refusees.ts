// The rows that could not be imported whole, as they came, each with its reasons: to be put right and dropped again.
import type { LigneARevoir } from '#bot/domain/beneficiaire/rapport-dit.ts';
import { writeXlsx } from './write-xlsx.ts';

const REASON = { entete: 'Raison', largeur: 80 };
/** Of a cell: more is no name, and a file of nothing but such cells must not be copied whole. */
const LONGEST = 4000;
/** Of all cells: what the door takes back in one request, whatever they hold. */
const MOST_CHARACTERS = 2_500_000;

export function writeRefusees(
  entetes: readonly string[],
  lignes: readonly LigneARevoir[],
): Promise<Uint8Array> {
  // Such a file dropped again has reasons of before.
  const theirs = entetes.at(-1) === REASON.entete ? entetes.slice(0, -1) : entetes;
  const colonnes = [...theirs.map((entete) => ({ entete: entete.slice(0, LONGEST) })), REASON];
  return writeXlsx({ nom: 'Lignes à revoir', colonnes, lignes: rowsOf(theirs.length, lignes) });
}

function* rowsOf(width: number, lignes: readonly LigneARevoir[]): Generator<readonly string[]> {
  let written = 0;
  for (const [at, { ligne, raisons }] of lignes.entries()) {
    const cells = Array.from({ length: width }, (_, index) =>
      (ligne.cellules[index] ?? '').slice(0, LONGEST),
    );
    const row = [...cells, raisons.join(' ')];
    written += row.reduce((sum, cell) => sum + cell.length, 0);
    if (written > MOST_CHARACTERS) {
      yield [...cells.map(() => ''), left(lignes.length - at)];
      return;
    }
    yield row;
  }
}

function left(rows: number): string {
  return `${rows.toLocaleString('fr-FR')} autres lignes à revoir ne tiennent pas dans ce fichier : déposez-le corrigé, puis à nouveau le vôtre.`;
}
