// Key figures on a slide: framed, four abreast.
import type { Key } from '../ecrit.ts';
import { type Presentation, type Slide, said } from './presentation.ts';
import { BLUE, BODY, PALE, SIZES, SLIDE, SOFT, TEXT_WIDTH, TINT } from './style.ts';

const ABREAST = 4;
const MOST = 8;
const GAP = 0.25;
const TILE = { width: (TEXT_WIDTH - (ABREAST - 1) * GAP) / ABREAST, height: 2.45 } as const;
const PAD = 0.2;

/** Eight at most: more are not seen from afar. */
export function addKeys(pptx: Presentation, slide: Slide, keys: readonly Key[]): void {
  for (const [at, key] of keys.slice(0, MOST).entries()) {
    const x = SLIDE.margin + (at % ABREAST) * (TILE.width + GAP);
    const y = BODY.top + Math.floor(at / ABREAST) * (TILE.height + GAP);
    addKey(pptx, slide, { key, x, y });
  }
}

interface Placed {
  readonly key: Key;
  readonly x: number;
  readonly y: number;
}

function addKey(pptx: Presentation, slide: Slide, { key, x, y }: Placed): void {
  const { rect } = pptx.ShapeType;
  slide.addShape(rect, { x, y, w: TILE.width, h: TILE.height, fill: { color: TINT } });
  slide.addShape(rect, { x, y, w: TILE.width, h: 0.05, fill: { color: BLUE } });
  // One text, so that it is read, and moved, as one.
  slide.addText(
    [
      { text: key.label, options: { ...said(SIZES.small + 2, SOFT), breakLine: true } },
      { text: key.value, options: { ...said(SIZES.key, BLUE), bold: true, breakLine: true } },
      ...key.notes.map((text) => ({ text, options: { ...said(SIZES.small, PALE), breakLine: true } })),
    ],
    {
      x: x + PAD,
      y: y + PAD,
      w: TILE.width - 2 * PAD,
      h: TILE.height - 2 * PAD,
      margin: 0,
      valign: 'top',
      fit: 'shrink',
      paraSpaceAfter: 4,
    },
  );
}
