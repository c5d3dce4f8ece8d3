// Titles, paragraphs, framed notices, lists and pictures.
import { PAGE_HEIGHT, type Pages, type Tag } from './pages.ts';
import { heightOf, passageOf, writeAbreast } from './passages.ts';
import { COLORS, INKS, type Ink, PAGE, TEXT_WIDTH } from './style.ts';

/** Under a title, what it is about stays with it. */
const WITH_HEADING = 44;
const ABOVE_HEADING = 9;

export function writeTitle(pages: Pages, title: string, subtitle: string): void {
  pages.decoration(() => {
    pages.doc.rect(PAGE.left, PAGE.top - 12, 36, 4).fill(COLORS.accent);
  });
  writeLines(pages, { parent: pages.root, role: 'H1', ink: INKS.title }, title);
  writeLines(pages, { parent: pages.root, role: 'P', ink: INKS.subtitle }, subtitle);
}

export function writeHeading(pages: Pages, parent: Tag, title: string): void {
  pages.down(ABOVE_HEADING);
  if (pages.left() < INKS.heading.leading + WITH_HEADING) pages.turn();
  pages.doc.outline.addItem(title);
  writeLines(pages, { parent, role: 'H2', ink: INKS.heading }, title);
  pages.down(3);
}

export function writeSubheading(pages: Pages, parent: Tag, text: string): void {
  pages.down(5);
  if (pages.left() < INKS.subheading.leading + WITH_HEADING) pages.turn();
  writeLines(pages, { parent, role: 'H3', ink: INKS.subheading }, text);
}

export function writeText(pages: Pages, parent: Tag, text: string): void {
  for (const paragraph of text.split(/\r\n?|\n/)) {
    if (paragraph.trim() === '') pages.down(INKS.text.leading / 2);
    else writeLines(pages, { parent, role: 'P', ink: INKS.text }, paragraph);
  }
}

export function writeRemark(pages: Pages, parent: Tag, text: string): void {
  writeLines(pages, { parent, role: 'P', ink: INKS.label }, text);
}

const FRAME = { bar: 3, inside: 12, above: 8 } as const;

/** A blue bar on its left, as the notices of public services have. */
export function writeNotice(pages: Pages, parent: Tag, text: string): void {
  const width = TEXT_WIDTH - FRAME.bar - 2 * FRAME.inside;
  pages.down(10 + FRAME.above);
  const passage = passageOf(pages, text, { ink: INKS.fact, width });
  const tag = pages.tag(parent, 'P');
  writeAbreast(pages, [{ passage, tag, x: PAGE.left + FRAME.bar + FRAME.inside }], {
    whole: PAGE_HEIGHT / 2,
    under: (height) => drawFrame(pages, height),
  });
  pages.down(FRAME.above);
}

function drawFrame(pages: Pages, height: number): void {
  const [top, tall] = [pages.y() - FRAME.above, height + 2 * FRAME.above];
  pages.decoration(() => {
    pages.doc.rect(PAGE.left, top, TEXT_WIDTH, tall).fill(COLORS.frame);
    pages.doc.rect(PAGE.left, top, FRAME.bar, tall).fill(COLORS.accent);
  });
}

const BULLET = { text: '•', width: 12 } as const;

export function writeList(pages: Pages, parent: Tag, items: readonly string[]): void {
  const list = pages.tag(parent, 'L');
  for (const item of items) {
    const tag = pages.tag(list, 'LI');
    const bullet = passageOf(pages, BULLET.text, { ink: INKS.text, width: BULLET.width });
    const said = passageOf(pages, item, { ink: INKS.text, width: TEXT_WIDTH - BULLET.width });
    writeAbreast(pages, [
      { passage: bullet, tag: pages.tag(tag, 'Lbl'), x: PAGE.left },
      { passage: said, tag: pages.tag(tag, 'LBody'), x: PAGE.left + BULLET.width },
    ]);
    pages.down(1);
  }
}

/** Above a picture, and under it. */
const AROUND_FIGURE = 4;

export function writeFigure(pages: Pages, parent: Tag, { png, alt }: Figure): void {
  const [width, height] = printedSize(png);
  pages.down(AROUND_FIGURE);
  if (pages.left() < height) pages.turn();
  const [x, y] = [PAGE.left, pages.y()];
  const tag = pages.tag(parent, 'Figure', { alt, bbox: [x, y, x + width, y + height] });
  pages.content(tag, () => pages.doc.image(Buffer.from(png), x, y, { width, height }));
  pages.down(height + AROUND_FIGURE);
}

/** As wide as the text, unless it would be higher than half a page. */
function printedSize(png: Uint8Array): readonly [width: number, height: number] {
  const [wide, high] = sizeOf(png);
  const scale = Math.min(TEXT_WIDTH / wide, PAGE.height / 2 / high);
  return [wide * scale, high * scale];
}

/** What the title of a section, the texts under it and the picture that they are about take: apart, they would tell nothing. */
export function heightBeforeFigure(pages: Pages, texts: readonly string[], png: Uint8Array): number {
  const written = texts.map((text) =>
    heightOf(passageOf(pages, text, { ink: INKS.text, width: TEXT_WIDTH })),
  );
  const [, height] = printedSize(png);
  return written.reduce(
    (sum, one) => sum + one,
    ABOVE_HEADING + INKS.heading.leading + height + 4 * AROUND_FIGURE,
  );
}

interface Figure {
  readonly png: Uint8Array;
  readonly alt: string;
}

/** The first thing that a PNG says. */
function sizeOf(png: Uint8Array): readonly [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

interface Under {
  readonly parent: Tag;
  readonly role: string;
  readonly ink: Ink;
}

function writeLines(pages: Pages, { parent, role, ink }: Under, text: string): void {
  const passage = passageOf(pages, text, { ink, width: TEXT_WIDTH });
  writeAbreast(pages, [{ passage, tag: pages.tag(parent, role), x: PAGE.left }]);
}
