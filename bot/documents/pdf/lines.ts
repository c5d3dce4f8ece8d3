// Cuts a text into lines of a given width: between words, inside one only when no line would hold it. Nothing is lost: joined, they are the text.

export type WidthOf = (text: string) => number;

const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' });

/** Lines keep the space that ends them, so that who reads them aloud or copies them has the words apart. */
export function breakLines(text: string, width: number, widthOf: WidthOf): readonly string[] {
  const paragraphs = text.split('\n').map((paragraph) => breakParagraph(paragraph, width, widthOf));
  const last = paragraphs.length - 1;
  return paragraphs.flatMap((lines, at) => (at === last ? lines : withLastSpace(lines)));
}

function withLastSpace(lines: readonly string[]): readonly string[] {
  return lines.with(-1, `${lines.at(-1)} `);
}

function breakParagraph(paragraph: string, width: number, widthOf: WidthOf): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of piecesOf(paragraph).flatMap((word) => hold(word, width, widthOf))) {
    if (line !== '' && used + widthOf(piece.trimEnd()) > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += piece;
    used += widthOf(piece);
  }
  return [...lines, line];
}

/** Words with the spaces that follow them; compound words in their parts. */
function piecesOf(paragraph: string): readonly string[] {
  return paragraph.split(/(?<= )(?! )|(?<=\p{L}[-/])(?=\p{L})/u);
}

/** A word that no line holds, in parts that each fill one. */
function hold(word: string, width: number, widthOf: WidthOf): readonly string[] {
  if (widthOf(word.trimEnd()) <= width) return [word];
  const parts: string[] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const { segment } of graphemes.segment(word)) {
    const wide = widthOf(segment);
    const fits = segment === ' ' || used + wide <= width;
    parts.push(fits ? `${parts.pop()}${segment}` : segment);
    used = fits ? used + wide : wide;
  }
  return parts;
}
