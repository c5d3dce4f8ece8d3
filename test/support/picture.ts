// A PNG looked into: where a colour is, how long its bars are, where something is written.
import { createCanvas, loadImage } from '@napi-rs/canvas';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** 0xrrggbb, row after row. */
  readonly colors: Uint32Array;
}

/** A bar: where it begins across, and how long it is. */
export interface Bar {
  readonly at: number;
  readonly thickness: number;
  readonly length: number;
}

/** In shares of the picture. */
export interface Part {
  readonly top: number;
  readonly bottom: number;
  readonly left?: number;
  readonly right?: number;
}

export async function pictureIn(png: Uint8Array): Promise<Picture> {
  const image = await loadImage(Buffer.from(png));
  const { width, height } = image;
  const pen = createCanvas(width, height).getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  const byte = (at: number): number => data[at] ?? 0;
  const colors = Uint32Array.from(
    { length: width * height },
    (_, at) => (byte(at * 4) << 16) | (byte(at * 4 + 1) << 8) | byte(at * 4 + 2),
  );
  return { width, height, colors };
}

export function countOf({ colors }: Picture, color: string): number {
  const sought = numberOf(color);
  return colors.reduce((sum, one) => sum + (one === sought ? 1 : 0), 0);
}

/** From top to bottom. */
export function lyingBars(picture: Picture, color: string): Bar[] {
  const { width, height, colors } = picture;
  return barsIn({ lines: height, along: width, colorAt: (line, at) => colors[line * width + at] }, color);
}

/** From left to right. */
export function standingBars(picture: Picture, color: string): Bar[] {
  const { width, height, colors } = picture;
  return barsIn({ lines: width, along: height, colorAt: (line, at) => colors[at * width + line] }, color);
}

/** What is as dark and as grey as a text: how much there is, and from where to where. */
export function inkIn(
  { width, height, colors }: Picture,
  { top, bottom, left = 0, right = 1 }: Part,
): { readonly pixels: number; readonly width: number } {
  let [pixels, first, last] = [0, width, 0];
  for (let y = Math.floor(top * height); y < bottom * height; y += 1) {
    for (let x = Math.floor(left * width); x < right * width; x += 1) {
      if (!isInk(colors[y * width + x] ?? 0)) continue;
      [pixels, first, last] = [pixels + 1, Math.min(first, x), Math.max(last, x)];
    }
  }
  return { pixels, width: Math.max(0, last - first) };
}

function isInk(color: number): boolean {
  return Math.max(color >> 16, (color >> 8) & 255, color & 255) < 140;
}

function numberOf(color: string): number {
  return Number.parseInt(color.slice(1), 16);
}

interface Lines {
  readonly lines: number;
  readonly along: number;
  readonly colorAt: (line: number, at: number) => number | undefined;
}

/** Lines that hold the colour, those side by side being one bar, as long as its longest. */
function barsIn(lines: Lines, color: string): Bar[] {
  const bars: Bar[] = [];
  for (let at = 0; at < lines.lines; at += 1) {
    const length = longestRun(lines, at, numberOf(color));
    const last = bars.at(-1);
    if (length < 2) continue;
    if (last && last.at + last.thickness === at)
      bars[bars.length - 1] = {
        ...last,
        thickness: last.thickness + 1,
        length: Math.max(last.length, length),
      };
    else bars.push({ at, thickness: 1, length });
  }
  return bars;
}

function longestRun({ along, colorAt }: Lines, line: number, color: number): number {
  let [longest, run] = [0, 0];
  for (let at = 0; at < along; at += 1) {
    run = colorAt(line, at) === color ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
