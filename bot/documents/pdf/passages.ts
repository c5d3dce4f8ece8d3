// Passages of text written side by side, from one page to the next: paragraphs, cells, facts are all made of them.
import { breakLines } from './lines.ts';
import type { Pages, Tag } from './pages.ts';
import type { Ink } from './style.ts';

export interface Passage {
  readonly lines: readonly string[];
  readonly ink: Ink;
  readonly spoken?: string;
  readonly width: number;
}

export interface Placed {
  readonly passage: Passage;
  readonly x: number;
  readonly align?: 'right';
}

export interface Strand extends Placed {
  /** Under which it is read. */
  readonly tag: Tag;
}

export interface Flow {
  /** No higher than this, it goes to the next page rather than being cut. */
  readonly whole?: number;
  /** Done at the top of every further page. */
  readonly onTurn?: () => void;
  /** Drawn under each part, before it. */
  readonly under?: (height: number) => void;
}

/** Under this many, lines are not left alone at the foot of a page. */
const FEWEST = 2;

export function passageOf(
  pages: Pages,
  text: string,
  { ink, width }: Pick<Passage, 'ink' | 'width'>,
): Passage {
  const { printed, spoken } = pages.letters(text);
  const lines = breakLines(printed, width, pages.widthOf(ink));
  return { lines, ink, width, ...(spoken !== undefined && { spoken }) };
}

export function heightOf({ lines, ink }: Passage): number {
  return lines.length * ink.leading;
}

/** All have the same leading: their lines stand beside one another. */
export function writeAbreast(pages: Pages, strands: readonly Strand[], flow: Flow = {}): void {
  const leading = Math.max(...strands.map(({ passage }) => passage.ink.leading));
  const most = Math.max(...strands.map(({ passage }) => passage.lines.length));
  const pens = strands.map((strand) => penOf(pages, strand));
  const turn = () => {
    pages.turn();
    flow.onTurn?.();
  };
  const holds = most * leading <= pages.left();
  const whole = most * leading <= (flow.whole ?? FEWEST * leading);
  if (!holds && (whole || pages.left() < FEWEST * leading)) turn();
  for (let done = 0; done < most; ) {
    const count = Math.min(most - done, Math.max(1, Math.floor(pages.left() / leading)));
    flow.under?.(count * leading);
    for (const write of pens) write(done, done + count);
    pages.down(count * leading);
    done += count;
    if (done < most) turn();
  }
}

/** Writes some of the lines of a strand where the page is. What is said instead of what is drawn is said once, whatever the pages. */
function penOf(pages: Pages, strand: Strand): (from: number, to: number) => void {
  const { passage, tag } = strand;
  const into = passage.spoken === undefined ? tag : pages.tag(tag, 'Span', { actual: passage.spoken });
  return (from, to) => {
    const lines = passage.lines.slice(from, to);
    if (lines.some((line) => line.trim() !== '')) pages.content(into, () => drawLines(pages, strand, lines));
  };
}

export function drawLines(pages: Pages, { passage, x, align }: Placed, lines = passage.lines): void {
  const { ink, width } = passage;
  const before = (line: string) => (align === 'right' ? width - pages.widthOf(ink)(line.trimEnd()) : 0);
  for (const [at, line] of lines.entries()) {
    pages.line(line, ink, { x: x + before(line), y: pages.y() + at * ink.leading });
  }
}
