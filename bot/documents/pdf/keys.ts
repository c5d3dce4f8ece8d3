// Key figures: framed, some side by side, each with its label above and what explains it under.
import type { Key } from '../ecrit.ts';
import type { Pages, Tag } from './pages.ts';
import { heightOf, type Passage, passageOf, type Strand, writeAbreast } from './passages.ts';
import { COLORS, INKS, type Ink, PAGE, TEXT_WIDTH } from './style.ts';

const ABREAST = 4;
const GAP = 9;
const PAD = { across: 9, down: 7 } as const;
const TILE = (TEXT_WIDTH - (ABREAST - 1) * GAP) / ABREAST;
const BAR = 2;

interface Tile {
  readonly x: number;
  readonly label: Passage;
  readonly value: Passage;
  readonly notes: Passage;
}

export function writeKeys(pages: Pages, parent: Tag, keys: readonly Key[]): void {
  if (keys.length === 0) return;
  const list = pages.tag(parent, 'L');
  const tiles = keys.map((key, at) => tileOf(pages, key, at % ABREAST));
  for (let from = 0; from < tiles.length; from += ABREAST) {
    writeRow(pages, list, tiles.slice(from, from + ABREAST));
  }
}

function tileOf(pages: Pages, { label, value, notes }: Key, place: number): Tile {
  const inside = (text: string, ink: Ink): Passage =>
    passageOf(pages, text, { ink, width: TILE - 2 * PAD.across });
  return {
    x: PAGE.left + place * (TILE + GAP),
    label: inside(label, INKS.label),
    value: inside(value, INKS.key),
    notes: inside(notes.join('\n'), INKS.label),
  };
}

/** The parts of a figure, one after the other; each as high in all the tiles of a row. */
const PARTS = ['label', 'value', 'notes'] as const;

function writeRow(pages: Pages, list: Tag, tiles: readonly Tile[]): void {
  const heights = PARTS.map((part) => Math.max(...tiles.map((tile) => heightOf(tile[part]))));
  const height = heights.reduce((sum, one) => sum + one, 2 * PAD.down);
  if (pages.left() < height) pages.turn();
  const top = pages.y();
  pages.decoration(() => {
    for (const { x } of tiles) {
      pages.doc.rect(x, top, TILE, height).fill(COLORS.frame);
      pages.doc.rect(x, top, TILE, BAR).fill(COLORS.accent);
    }
  });
  pages.down(PAD.down);
  const tagged = tiles.map((tile) => ({ tile, tags: tagsOf(pages, list) }));
  for (const [at, part] of PARTS.entries()) {
    const from = pages.y();
    writeAbreast(
      pages,
      tagged.map(
        ({ tile, tags }): Strand => ({ passage: tile[part], tag: tags[part], x: tile.x + PAD.across }),
      ),
    );
    pages.down((heights[at] ?? 0) - (pages.y() - from));
  }
  pages.down(PAD.down + GAP);
}

function tagsOf(pages: Pages, list: Tag): { readonly [P in (typeof PARTS)[number]]: Tag } {
  const item = pages.tag(list, 'LI');
  const label = pages.tag(item, 'Lbl');
  const body = pages.tag(item, 'LBody');
  return { label, value: pages.tag(body, 'P'), notes: pages.tag(body, 'P') };
}
