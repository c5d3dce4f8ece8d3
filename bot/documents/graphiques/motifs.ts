// Hatches and dots over the colour of a surface, so that it is told from another without seeing any.
import { type CanvasPattern, createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Configuration, Dataset } from './configuration.ts';
import { INK, isDark, WHITE } from './palette.ts';

type Motif = Exclude<Extract<Dataset['motif'], string>, 'uni'>;
type Line = readonly [fromX: number, fromY: number, toX: number, toY: number];

/** Of the square that is repeated. */
const SIDE = 8;
const HALF = SIDE / 2;

const LINES: Readonly<Record<Motif, readonly Line[]>> = {
  obliques: [
    [-2, 2, 2, -2],
    [-2, SIDE + 2, SIDE + 2, -2],
    [SIDE - 2, SIDE + 2, SIDE + 2, SIDE - 2],
  ],
  traits: [[0, HALF, SIDE, HALF]],
  croix: [
    [0, HALF, SIDE, HALF],
    [HALF, 0, HALF, SIDE],
  ],
  // As long as they are thick.
  points: [
    [1, 2, 2.4, 2],
    [1 + HALF, 2 + HALF, 2.4 + HALF, 2 + HALF],
  ],
};

/** The same datasets, their colours made patterns where they have a motif; `ratio` is how many pixels a point has. */
export function hatched(
  datasets: Configuration['data']['datasets'],
  ratio: number,
): readonly Readonly<Record<string, unknown>>[] {
  return datasets.map(({ motif, ...dataset }) => {
    const { backgroundColor } = dataset;
    if (motif === undefined || backgroundColor === undefined) return dataset;
    const one = (color: string, at: number): string | CanvasPattern => {
      const here = typeof motif === 'string' ? motif : motif[at % motif.length];
      return here === undefined || here === 'uni' ? color : patternOf(color, here, ratio);
    };
    const painted = Array.isArray(backgroundColor) ? backgroundColor.map(one) : one(backgroundColor, 0);
    return { ...dataset, backgroundColor: painted };
  });
}

function patternOf(color: string, motif: Motif, ratio: number): CanvasPattern {
  const canvas = createCanvas(SIDE * ratio, SIDE * ratio);
  const pen = canvas.getContext('2d');
  pen.scale(ratio, ratio);
  pen.fillStyle = color;
  pen.fillRect(0, 0, SIDE, SIDE);
  drawLines(pen, color, LINES[motif]);
  const pattern = pen.createPattern(canvas, 'repeat');
  pattern.setTransform({ a: 1 / ratio, b: 0, c: 0, d: 1 / ratio, e: 0, f: 0 });
  // By this name alone does Chart.js know a pattern from an object to read options in.
  return Object.assign(pattern, { [Symbol.toStringTag]: 'CanvasPattern' });
}

function drawLines(pen: SKRSContext2D, color: string, lines: readonly Line[]): void {
  pen.strokeStyle = isDark(color) ? WHITE : INK;
  pen.lineWidth = 1.4;
  for (const [fromX, fromY, toX, toY] of lines) {
    pen.beginPath();
    pen.moveTo(fromX, fromY);
    pen.lineTo(toX, toY);
    pen.stroke();
  }
}
