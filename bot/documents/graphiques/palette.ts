// The colours of charts, from the State's design system: told apart by how light they are, whoever looks and however it is printed.

/** DSFR: grey-50, grey-200, grey-425 (5.7:1 on white), grey-925. */
export const INK = '#161616';
export const SOFT = '#3a3a3a';
export const PALE = '#666666';
export const GRID = '#e5e5e5';
export const WHITE = '#ffffff';

/** Drawn over a surface where there are more than two, for who sees no colour. */
export type Motif = 'obliques' | 'points' | 'croix' | 'traits';

export interface Surface {
  readonly color: string;
  /** Around those too light for white paper. */
  readonly border?: string;
  readonly motif?: Motif;
}

/** Neighbours are the farthest apart: blue-france, yellow-tournesol, purple-glycine, blue-france again, purple-glycine, orange-terre-battue. */
export const SURFACES: readonly Surface[] = [
  { color: '#000091' },
  { color: '#efcb3a', border: SOFT },
  { color: '#a558a0', motif: 'obliques' },
  { color: '#e3e3fd', border: SOFT, motif: 'points' },
  { color: '#6e445a', motif: 'croix' },
  { color: '#e4794a', border: SOFT, motif: 'traits' },
];

export interface Trait {
  readonly color: string;
  readonly dash: number[];
  readonly point: 'circle' | 'rect' | 'triangle' | 'rectRot' | 'star' | 'crossRot';
}

/** Thin, they must all be dark; dashes and points tell them apart: blue-france, pink-tuile, green-menthe, yellow-moutarde, blue-cumulus. */
export const TRAITS: readonly Trait[] = [
  { color: '#000091', dash: [], point: 'circle' },
  { color: '#ce614a', dash: [8, 4], point: 'rect' },
  { color: '#009081', dash: [2, 3], point: 'triangle' },
  { color: '#695240', dash: [12, 4, 2, 4], point: 'rectRot' },
  { color: '#a558a0', dash: [4, 4], point: 'star' },
  { color: '#417dc4', dash: [16, 4], point: 'crossRot' },
];

/** Of `#rrggbb`, from 0 for black to 1 for white, as eyes weigh colours (WCAG). */
export function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(color.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** White is read on it better than ink. */
export function isDark(color: string): boolean {
  return luminance(color) < 0.18;
}
