// Colours of charts are told apart by their lightness alone, on white paper, and by eyes that lack one of their three colours.
import { describe, expect, it } from 'vitest';
import { INK, luminance, PALE, SOFT, SURFACES, TRAITS, WHITE } from '#bot/documents/graphiques/palette.ts';

/** Of 1 to 21 (WCAG 2.2, 1.4.3). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const pairs = <T>(list: readonly T[]): (readonly [T, T])[] =>
  list.flatMap((one, at) => list.slice(at + 1).map((other) => [one, other] as const));

type Rgb = readonly [number, number, number];

/** What eyes see without their red, green or blue cones (Machado, Oliveira and Fernandes, 2009), in linear light. */
const BLINDNESSES: Readonly<Record<string, readonly [Rgb, Rgb, Rgb]>> = {
  protanopie: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutéranopie: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopie: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linearOf(color: string): Rgb {
  const channel = (at: number): number => {
    const value = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

const dot = (a: Rgb, b: Rgb): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** CIE Lab, where a distance of 2 is seen, and one of 20 by anybody. */
function labOf(linear: Rgb): Rgb {
  const share = (weights: Rgb, white: number): number => {
    const value = Math.max(0, dot(linear, weights)) / white;
    return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
  };
  const x = share([0.4124, 0.3576, 0.1805], 0.9505);
  const y = share([0.2126, 0.7152, 0.0722], 1);
  const z = share([0.0193, 0.1192, 0.9505], 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: Rgb, other: Rgb): number {
  return Math.hypot(...one.map((value, at) => value - (other[at] ?? 0)));
}

const seenBy = (color: string, eyes: readonly [Rgb, Rgb, Rgb]): Rgb => {
  const linear = linearOf(color);
  return labOf([dot(linear, eyes[0]), dot(linear, eyes[1]), dot(linear, eyes[2])]);
};

describe('surfaces', () => {
  it('are seen on white, by their colour or by what is around them', () => {
    for (const { color, border = color } of SURFACES) expect(contrast(border, WHITE)).toBeGreaterThan(3);
  });

  it('that touch one another are far apart in lightness', () => {
    for (const [at, { color }] of SURFACES.slice(1).entries()) {
      expect(contrast(color, SURFACES[at]?.color ?? '')).toBeGreaterThan(1.7);
    }
  });

  it('two are light and dark, and need nothing else', () => {
    const [first, second, ...others] = SURFACES;
    expect(contrast(first?.color ?? '', second?.color ?? '')).toBeGreaterThan(7);
    expect([first?.motif, second?.motif]).toEqual([undefined, undefined]);
    expect(new Set(others.map(({ motif }) => motif)).size).toBe(others.length);
  });

  it.each(Object.entries(BLINDNESSES))('are told apart by eyes with %s', (_, eyes) => {
    for (const [one, other] of pairs(SURFACES.map(({ color }) => seenBy(color, eyes))))
      expect(distance(one, other)).toBeGreaterThan(14);
  });
});

describe('lines', () => {
  it('are dark enough to be seen, however thin', () => {
    for (const { color } of TRAITS) expect(contrast(color, WHITE)).toBeGreaterThan(3);
  });

  it('have each their dashes and their points', () => {
    expect(new Set(TRAITS.map(({ dash }) => dash.join())).size).toBe(TRAITS.length);
    expect(new Set(TRAITS.map(({ point }) => point)).size).toBe(TRAITS.length);
  });
});

it('words are read on white', () => {
  for (const color of [INK, SOFT, PALE]) expect(contrast(color, WHITE)).toBeGreaterThan(4.5);
});
