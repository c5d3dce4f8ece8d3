// Tables: their header comes again on each page, and a row is never cut that a page can hold.
import type { Column, Row } from '../ecrit.ts';
import { PAGE_HEIGHT, type Pages, type Tag } from './pages.ts';
import { drawLines, heightOf, type Placed, passageOf, writeAbreast } from './passages.ts';
import { COLORS, INKS, type Ink, PAGE, TEXT_WIDTH } from './style.ts';

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

type Cells = readonly Placed[];

const PAD = { across: 5, down: 2 } as const;
const AROUND = 4;

export function writeTable(pages: Pages, parent: Tag, { columns, rows }: Table): void {
  const place = placer(pages, { columns, rows });
  const titles = place(
    columns.map(({ title }) => title),
    INKS.columnTitle,
  );
  pages.down(AROUND);
  const tag = pages.tag(parent, 'Table');
  const cells = rows.map((row) => place(row, INKS.cell));
  const first = heightOfRow(titles) + Math.min(heightOfRow(cells[0] ?? []), PAGE_HEIGHT / 4);
  if (pages.left() < first) pages.turn();
  writeHeader(pages, tag, titles);
  const body = pages.tag(tag, 'TBody');
  for (const row of cells) writeRow(pages, body, { row, titles });
  pages.down(AROUND);
}

type Placer = (row: Row, ink: Ink) => Cells;

function placer(pages: Pages, { columns, rows }: Table): Placer {
  const widths = widthsOf(pages, { columns, rows });
  const starts = widths.map((_, at) => PAGE.left + sum(widths.slice(0, at)));
  return (row, ink) =>
    columns.map(({ align }, at) => ({
      passage: passageOf(pages, row[at] ?? '', { ink, width: (widths[at] ?? 0) - 2 * PAD.across }),
      x: (starts[at] ?? 0) + PAD.across,
      ...(align && { align }),
    }));
}

/** A column that is as wide as its texts takes a quarter of the page at most, less when there are many, and breaks them beyond. */
function widthsOf(pages: Pages, { columns, rows }: Table): readonly number[] {
  const widest = (at: number) => Math.max(...rows.map((row) => widthOn(pages, row[at] ?? '', INKS.cell)));
  const most = TEXT_WIDTH / Math.max(4, columns.length);
  const taken = columns.map(({ title, share }, at) => {
    if (share !== undefined) return 0;
    return Math.min(most, Math.max(widthOn(pages, title, INKS.columnTitle), widest(at)) + 2 * PAD.across);
  });
  const rest = TEXT_WIDTH - sum(taken);
  const shares = sum(columns.map(({ share = 0 }) => share));
  return columns.map(({ share }, at) => (share === undefined ? (taken[at] ?? 0) : (share / shares) * rest));
}

function widthOn(pages: Pages, text: string, ink: Ink): number {
  return pages.widthOf(ink)(pages.letters(text).printed);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function heightOfRow(cells: Cells): number {
  return Math.max(0, ...cells.map(({ passage }) => heightOf(passage))) + 2 * PAD.down;
}

function writeHeader(pages: Pages, table: Tag, titles: Cells): void {
  const row = pages.tag(pages.tag(table, 'THead'), 'TR');
  drawHeader(pages, titles);
  pages.down(PAD.down);
  writeAbreast(
    pages,
    titles.map((title) => ({ ...title, tag: pages.tag(row, 'TH', { scope: 'Column' }) })),
  );
  pages.down(PAD.down);
}

function drawHeader(pages: Pages, titles: Cells): void {
  const [top, height] = [pages.y(), heightOfRow(titles)];
  pages.decoration(() => {
    pages.doc.rect(PAGE.left, top, TEXT_WIDTH, height).fill(COLORS.header);
    pages.doc.rect(PAGE.left, top + height - 1, TEXT_WIDTH, 1).fill(COLORS.accent);
  });
}

/** Seen on every page, read on the first. */
function repeatHeader(pages: Pages, titles: Cells): void {
  drawHeader(pages, titles);
  pages.down(PAD.down);
  pages.decoration(() => {
    for (const title of titles) drawLines(pages, title);
  });
  pages.down(heightOfRow(titles) - PAD.down);
}

function writeRow(
  pages: Pages,
  body: Tag,
  { row, titles }: { readonly row: Cells; readonly titles: Cells },
): void {
  const tag = pages.tag(body, 'TR');
  pages.down(PAD.down);
  writeAbreast(
    pages,
    row.map((cell) => ({ ...cell, tag: pages.tag(tag, 'TD') })),
    {
      whole: PAGE_HEIGHT - heightOfRow(titles) - 2 * PAD.down,
      onTurn: () => {
        repeatHeader(pages, titles);
        pages.down(PAD.down);
      },
    },
  );
  pages.down(PAD.down);
  const under = pages.y();
  pages.decoration(() => pages.doc.rect(PAGE.left, under - 0.5, TEXT_WIDTH, 0.5).fill(COLORS.rule));
}
