// Pictures of charts, looked into: what is written is there, bars are as long as their numbers, and no chart keeps the next from being drawn.
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRenderer, type RendererOptions } from '#bot/documents/dessin.ts';
import { loadFonts } from '#bot/documents/fonts.ts';
import type { Graphique } from '#bot/documents/graphique.ts';
import { type Drawing, readChartRequest } from '#bot/documents/graphiques/chart-request.ts';
import { NOTHING } from '#bot/documents/graphiques/empty.ts';
import { INK, SURFACES, TRAITS } from '#bot/documents/graphiques/palette.ts';
import { render } from '#bot/documents/graphiques/render.ts';
import { requestOf } from '#bot/documents/graphiques/request.ts';
import { EXEMPLES } from '#local/graphiques/exemples.ts';
import { countOf, inkIn, lyingBars, type Picture, pictureIn, standingBars } from '#test/support/picture.ts';

const renderer = openRenderer();
afterAll(() => renderer.close());

const [BLUE, YELLOW] = SURFACES.map(({ color }) => color) as [string, string];

/** At one pixel a point, which is read faster. */
function drawingOf(graphique: Graphique, change: Partial<Drawing> = {}): Drawing {
  const read = readChartRequest({ ...requestOf(graphique), devicePixelRatio: 1 });
  if ('refused' in read) throw new Error(read.refused);
  return { ...read.drawing, ...change };
}

async function draw(graphique: Graphique): Promise<Picture> {
  return pictureIn(await renderer.draw(drawingOf(graphique)));
}

/** Each against the longest, as numbers are against the largest. */
const sharesOf = (values: readonly number[]): number[] => values.map((one) => one / Math.max(...values));

function expectAlike(lengths: readonly number[], values: readonly number[]): void {
  expect(lengths).toHaveLength(values.length);
  const [drawn, meant] = [sharesOf(lengths), sharesOf(values)];
  for (const [at, share] of drawn.entries()) expect(Math.abs(share - (meant[at] ?? 0))).toBeLessThan(0.02);
}

const valuesOf = ({ series }: Graphique, at = 0): readonly number[] =>
  (series[at]?.values ?? []).filter((value) => value !== null);

const lengthsOf = (bars: readonly { readonly length: number }[]) => bars.map(({ length }) => length);

describe('bars', () => {
  it('lying, are as long as their numbers and in their order', async () => {
    const values = [312, 204, 187, 143, 160, 40];
    const labels = EXEMPLES.thematiques.labels.slice(0, 6);
    const picture = await draw({ ...EXEMPLES.thematiques, labels, series: [{ name: 'Octobre', values }] });
    expectAlike(lengthsOf(lyingBars(picture, BLUE)), values);
  });

  it('standing, are as high as theirs, from the first month to the last', async () => {
    const bars = standingBars(await draw(EXEMPLES.douze), BLUE);
    expectAlike(lengthsOf(bars), valuesOf(EXEMPLES.douze));
  });

  it('of two series stand side by side, in two colours', async () => {
    const picture = await draw(EXEMPLES.comparaison);
    for (const [at, color] of [BLUE, YELLOW].entries()) {
      const [_legend, ...bars] = lyingBars(picture, color);
      expectAlike(lengthsOf(bars), valuesOf(EXEMPLES.comparaison, at));
    }
  });

  it('made of parts add them up, hatched from the third', async () => {
    const picture = await draw({ ...EXEMPLES.types, labels: ['2026-10'], series: only(EXEMPLES.types, 1) });
    const inLegend = 14;
    const heights = SURFACES.slice(0, 2).map(({ color }) =>
      Math.max(...lengthsOf(standingBars(picture, color)).filter((length) => length > inLegend)),
    );
    expectAlike(
      heights,
      EXEMPLES.types.series.slice(0, 2).map(({ values }) => values[0] ?? 0),
    );
    const hatched = SURFACES[2]?.color ?? '';
    expect(countOf(picture, hatched)).toBeGreaterThan(100);
    expect(Math.max(...lengthsOf(standingBars(picture, hatched)))).toBeLessThan(20);
  });

  it('of one million are all in the picture, their number too', async () => {
    const picture = await draw(EXEMPLES['un-mois']);
    const [bar, ...others] = standingBars(picture, BLUE);
    expect(others).toEqual([]);
    const above = { top: 0.15, bottom: 0.3, left: 0.45, right: 0.65 };
    expect(inkIn(picture, above).width).toBeGreaterThan(bar?.thickness ?? 0);
  });

  it.each([1, 2, 7, 30, 31, 200])('%i are drawn, thirty at most', async (count) => {
    const values = Array.from({ length: count }, (_, at) => 1000 - at);
    const labels = values.map((value) => `Lieu ${value}`);
    const picture = await draw({ ...EXEMPLES.thematiques, labels, series: [{ name: '2026', values }] });
    expect(lyingBars(picture, BLUE)).toHaveLength(Math.min(30, count));
    expect(picture.height).toBeLessThan(1200);
  });

  it.each([1, 12, 24, 60])('%i months are drawn', async (count) => {
    const labels = Array.from(
      { length: count },
      (_, at) => `${2020 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
    );
    const values = labels.map((_, at) => 100 + (at % 7));
    const picture = await draw({ ...EXEMPLES.douze, labels, series: [{ name: '2026', values }] });
    expectAlike(lengthsOf(standingBars(picture, BLUE)), values);
    expect(picture.width).toBeLessThanOrEqual(1600);
  });
});

function only(graphique: Graphique, count: number): Graphique['series'] {
  return graphique.series.map(({ name, values }) => ({ name, values: values.slice(0, count) }));
}

describe('lines and rings', () => {
  it('of several series are in as many colours', async () => {
    const picture = await draw(EXEMPLES.autonomie);
    for (const { color } of TRAITS.slice(0, 3)) expect(countOf(picture, color)).toBeGreaterThan(100);
  });

  it('share a ring as numbers share the whole', async () => {
    const plain = { ...EXEMPLES.durees, labels: ['Individuel', 'Atelier'] };
    const picture = await draw({ ...plain, series: [{ name: 'Accompagnements', values: [300, 100] }] });
    const [most, least] = [countOf(picture, BLUE), countOf(picture, YELLOW)];
    expect(most / (most + least)).toBeCloseTo(0.75, 1);
  });

  it('give way to bars where a part is too thin to be seen', async () => {
    const picture = await draw(EXEMPLES.canaux);
    expect(countOf(picture, YELLOW)).toBe(0);
    const [longest = 0, ...others] = lengthsOf(lyingBars(picture, BLUE));
    expect(longest).toBeGreaterThan(10 * Math.max(...others));
  });
});

describe('words', () => {
  beforeAll(async () => {
    GlobalFonts.register((await loadFonts()).regular, 'Inter');
  });

  function widthOf(text: string, size: number): number {
    const pen = createCanvas(1, 1).getContext('2d');
    pen.font = `${size}px Inter`;
    return pen.measureText(text).width;
  }

  it.each(Object.entries(EXEMPLES))('are drawn with our font alone: %s', async (_, graphique) => {
    const picture = await draw(graphique);
    const title = 30 / picture.height;
    expect(inkIn(picture, { top: 0, bottom: title }).pixels).toBeGreaterThan(300);
    expect(inkIn(picture, { top: 1 - 30 / picture.height, bottom: 1 }).pixels).toBeGreaterThan(300);
  });

  it('say that there is nothing, in the middle of a chart of nothing', async () => {
    const picture = await draw(EXEMPLES.rien);
    expect(countOf(picture, BLUE)).toBe(0);
    const { width } = inkIn(picture, { top: 0.4, bottom: 0.8 });
    expect(width / widthOf(NOTHING, 18)).toBeCloseTo(1, 1);
  });

  it.each<[string, Graphique['series'][number]['values']]>([
    ['nothing known', [null, null, null]],
    ['zero', [0, 0, 0]],
  ])('say so of %s in every kind', async (_, values) => {
    const sentence = (await inkOf(EXEMPLES.rien)).pixels;
    for (const kind of [EXEMPLES.thematiques, EXEMPLES.durees]) {
      const graphique = { ...kind, labels: ['a', 'b', 'c'], series: [{ name: 'Série', values }] };
      expect((await inkOf(graphique)).pixels).toBe(sentence);
    }
  });

  const inkOf = async (graphique: Graphique) => inkIn(await draw(graphique), { top: 0.4, bottom: 0.8 });

  it('of a number are at the end of its bar', async () => {
    const picture = await draw({ ...EXEMPLES.une, series: [{ name: 'Octobre', values: [1234] }] });
    const [bar] = lyingBars(picture, BLUE);
    expect(bar?.length).toBeLessThan(picture.width * 0.8);
    const middle = ((bar?.at ?? 0) + (bar?.thickness ?? 0) / 2) / picture.height;
    const beside = { top: middle - 0.04, bottom: middle + 0.04, left: 0.788 };
    const share = inkIn(picture, beside).width / widthOf('1\u202f234', 12);
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(1.1);
  });
});

describe('the renderer', () => {
  const bad = (options: RendererOptions = {}) =>
    openRenderer({ atelier: new URL('../support/bad-atelier.ts', import.meta.url), ...options });
  const badly = (backgroundColor: string) => drawingOf(EXEMPLES.une, { backgroundColor });
  const good = Uint8Array.of(800 % 256);

  it('ends a chart that hangs, and draws what waited behind it', async () => {
    const atelier = bad({ patience: 1500 });
    const [hung, next] = await Promise.allSettled([
      atelier.draw(badly('hang')),
      atelier.draw(badly('white')),
    ]);
    expect(hung).toMatchObject({ status: 'rejected', reason: { name: 'NotDrawn', code: 'late' } });
    expect(next).toEqual({ status: 'fulfilled', value: good });
    await atelier.close();
  });

  it.each(['throw', 'abort', 'devour'])('survives a process that dies: %s', async (deed) => {
    const atelier = bad();
    const error = await atelier.draw(badly(deed)).catch((one: unknown) => one);
    expect(error).toMatchObject({ name: 'NotDrawn', code: 'crashed' });
    expect(String(error)).not.toContain('Dupont');
    expect(await atelier.draw(badly('white'))).toEqual(good);
    await atelier.close();
  });

  it('lets so many wait, and no more', async () => {
    const atelier = bad({ queue: 2 });
    const asked = Array.from({ length: 3 }, () => atelier.draw(badly('white')));
    const codes = (await Promise.allSettled(asked)).map((one) =>
      one.status === 'rejected' ? one.reason.code : '',
    );
    expect(codes).toEqual(['', '', 'busy']);
    expect(await atelier.draw(badly('white'))).toEqual(good);
    await atelier.close();
  });

  it('survives a configuration that brings the canvas down', async () => {
    const wide = { type: 'category', reverse: true, labels: ['é'.repeat(400)] };
    const chart = { type: 'doughnut', data: { datasets: [{ data: [1] }] }, options: { scales: { x: wide } } };
    const read = readChartRequest({ chart, version: '4', width: 600, height: 400 });
    if ('refused' in read) throw new Error(read.refused);
    await expect(renderer.draw(read.drawing)).rejects.toMatchObject({ name: 'NotDrawn', code: 'crashed' });
    expect((await draw(EXEMPLES.une)).width).toBe(800);
  });

  it('gives back what it took: two hundred charts in a row', async () => {
    const drawing = drawingOf(EXEMPLES.une, { devicePixelRatio: 2 });
    const bytesOfOne = drawing.width * drawing.height * 2 ** 2 * 4;
    await render(drawing);
    const before = process.memoryUsage().rss;
    for (let at = 0; at < 200; at += 1) await render(drawing);
    expect(process.memoryUsage().rss - before).toBeLessThan((200 * bytesOfOne) / 3);
  });

  it('paints what is behind in the colour asked', async () => {
    const picture = await pictureIn(
      await renderer.draw(drawingOf(EXEMPLES.une, { backgroundColor: '#fef7da' })),
    );
    expect(countOf(picture, '#fef7da')).toBeGreaterThan((picture.width * picture.height) / 2);
    expect(countOf(picture, INK)).toBeGreaterThan(10);
  });
});
