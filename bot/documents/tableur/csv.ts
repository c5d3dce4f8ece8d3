// Text files (.csv, .txt, .tsv): what stands between the cells is the mark that makes headers of the first rows.
import { findEntetes } from '#bot/domain/beneficiaire/entetes.ts';
import { HEAD_ROWS } from '#bot/domain/beneficiaire/tableau.ts';
import { type Line, linesOf } from './csv-cellules.ts';
import { decodeText } from './encodage.ts';
import type { Classeur, Feuille } from './feuilles.ts';
import { Illisible } from './illisible.ts';
import { type LigneLue, ligneOf } from './lignes.ts';

const MARKS = [';', ',', '\t', '|'];
/** Enough to find the headers below titles and empty lines. */
const LOOKED_AT = 4 * HEAD_ROWS;

export function openCsv(bytes: Uint8Array): Classeur {
  const text = decodeText(bytes);
  async function* feuilles(): AsyncGenerator<Feuille> {
    yield { lignes: lignesOf(text, markOf(text)) };
  }
  return { feuilles: feuilles(), remarques: [] };
}

async function* lignesOf(text: string, mark: string): AsyncGenerator<LigneLue> {
  for (const { numero, cells } of linesOf(text, mark)) {
    const ligne = ligneOf(numero, cells.map(unescaped));
    if (ligne) yield ligne;
  }
}

/** What we write so that no spreadsheet runs it (`write-csv.ts`), as it was. */
function unescaped(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function markOf(text: string): string {
  const heads = MARKS.map((mark) => ({ mark, head: findEntetes(headOf(text, mark)) }));
  const [best] = heads.toSorted(
    (a, b) => b.head.score - a.head.score || b.head.entetes.length - a.head.entetes.length,
  );
  return best?.mark ?? ';';
}

function headOf(text: string, mark: string): readonly (readonly string[])[] {
  const head: Line[] = [];
  try {
    for (const line of linesOf(text, mark)) {
      if (head.push(line) >= LOOKED_AT) break;
    }
  } catch (error) {
    // Cut at a mark that is not its own, a quote may look open; cut at its own, it is told when the rows are read.
    if (!(error instanceof Illisible)) throw error;
  }
  const held = head.map(({ cells }) => cells).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  return held.slice(0, HEAD_ROWS);
}
