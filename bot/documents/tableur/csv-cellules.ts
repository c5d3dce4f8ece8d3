// Cuts a text into rows and cells. Ours, because libraries remember each row that is not as wide as the first: a long ragged file takes them hours.
import { Illisible } from './illisible.ts';
import { placeOf } from './lignes.ts';

export interface Line {
  /** As a spreadsheet would number it. */
  readonly numero: number;
  readonly cells: readonly string[];
}

/** A line ends as on any system; in quotes it does not end; a quote in quotes is doubled. */
export function* linesOf(text: string, mark: string): Generator<Line> {
  const plain = new RegExp(`[^${mark}\r\n]*`, 'y');
  let at = 0;
  for (let numero = 1; at < text.length; numero++) {
    const cells: string[] = [];
    for (let index = 0; ; index++) {
      plain.lastIndex = at;
      const cell = readCell(text, plain, numero);
      if (cell !== '' || index === 0) cells[placeOf(index)] = cell;
      const end = plain.lastIndex;
      at = end + 1;
      if (text[end] !== mark) break;
    }
    if (text[at - 1] === '\r' && text[at] === '\n') at += 1;
    yield { numero, cells: Array.from(cells, (cell = '') => cell) };
  }
}

/** The cell that begins where `plain` stands, which is moved to its end: at a mark, at the end of a line or of the text. */
function readCell(text: string, plain: RegExp, numero: number): string {
  const begun = plain.lastIndex;
  const close = text[begun] === '"' ? closingQuote(text, begun, numero) : -1;
  if (close >= 0) plain.lastIndex = close + 1;
  const rest = plain.lastIndex;
  plain.test(text);
  const quoted = close < 0 ? '' : text.slice(begun + 1, close).replaceAll('""', '"');
  return quoted + text.slice(rest, plain.lastIndex);
}

function closingQuote(text: string, open: number, numero: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  throw new Illisible(
    `Un guillemet ouvert à la ligne ${numero} n’est jamais fermé : enregistrez ce fichier en .xlsx depuis votre tableur.`,
  );
}
