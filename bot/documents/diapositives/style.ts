// What slides look like: wide, the colours of the State's design system, and the font that it falls back to where its own is not installed.

/** In inches, as every length here. */
export const SLIDE = { width: 13.333, height: 7.5, margin: 0.6 } as const;
export const TEXT_WIDTH = SLIDE.width - 2 * SLIDE.margin;
/** Under the title of a slide, above its foot. */
export const BODY = { top: 1.45, bottom: 6.85 } as const;

/** Every machine has it, or one of the same widths: texts keep their place. */
export const FONT = 'Arial';

/** DSFR: blue-france-sun-113, blue-france-975, grey-50, grey-200, grey-425, grey-900. */
export const BLUE = '000091';
export const TINT = 'F5F5FE';
export const DARK = '161616';
export const SOFT = '3A3A3A';
export const PALE = '666666';
export const RULE = 'DDDDDD';
export const WHITE = 'FFFFFF';

/** In points. */
export const SIZES = {
  cover: 40,
  title: 28,
  said: 24,
  lead: 18,
  text: 16,
  small: 12,
  key: 32,
  foot: 10,
} as const;
