// The picture of the documentation that shows every kind of chart, drawn by the product itself: `npm run charts`.
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createCanvas, type Image, loadImage } from '@napi-rs/canvas';
import { openDessinateur } from '#bot/documents/dessinateur.ts';
import { requestOf } from '#bot/documents/graphiques/request.ts';
import { EXEMPLES } from './exemples.ts';
import { indexedPng } from './indexed-png.ts';

const IMAGES = fileURLToPath(new URL('../../../docs/images/', import.meta.url));

const WIDTH = 800;
const COLUMNS = 2;
const GAP = 16;
const DESK = '#dddddd';

interface Placed {
  readonly image: Image;
  readonly x: number;
  readonly y: number;
}

async function drawAll(): Promise<readonly Image[]> {
  const dessinateur = openDessinateur();
  const pictures = Object.values(EXEMPLES).map((graphique) =>
    dessinateur.drawChart({ ...requestOf(graphique), devicePixelRatio: 1 }),
  );
  const images = await Promise.all(pictures.map(async (png) => loadImage(Buffer.from(await png))));
  await dessinateur.close();
  return images;
}

/** Each in the column that is the shortest so far; the widest under them. */
function place(images: readonly Image[]): readonly Placed[] {
  const bottoms: number[] = Array(COLUMNS).fill(GAP);
  const isWide = ({ width }: Image) => width > WIDTH;
  return images
    .toSorted((a, b) => Number(isWide(a)) - Number(isWide(b)))
    .map((image) => {
      const y = isWide(image) ? Math.max(...bottoms) : Math.min(...bottoms);
      const column = isWide(image) ? 0 : bottoms.indexOf(y);
      bottoms[column] = y + image.height + GAP;
      return { image, x: GAP + column * (WIDTH + GAP), y };
    });
}

const placed = place(await drawAll());
const bottom = Math.max(...placed.map(({ image, y }) => y + image.height));
const sheet = createCanvas(COLUMNS * (WIDTH + GAP) + GAP, bottom + GAP);
const pen = sheet.getContext('2d');
pen.fillStyle = DESK;
pen.fillRect(0, 0, sheet.width, sheet.height);
for (const { image, x, y } of placed) pen.drawImage(image, x, y);
await mkdir(IMAGES, { recursive: true });
await writeFile(`${IMAGES}graphiques.png`, indexedPng(pen.getImageData(0, 0, sheet.width, sheet.height)));
