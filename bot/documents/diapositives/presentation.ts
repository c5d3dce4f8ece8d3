// An empty presentation with its two masters: the cover and the pages. Their titles are titles for who has slides read aloud.
import PptxModule from 'pptxgenjs';
import { BLUE, BODY, DARK, FONT, PALE, RULE, SIZES, SLIDE, TEXT_WIDTH, WHITE } from './style.ts';

/** Its types are those of a CommonJS module; what is imported is the class itself. */
const Pptx = PptxModule as unknown as typeof PptxModule.default;

export type Presentation = InstanceType<typeof Pptx>;
export type Slide = ReturnType<Presentation['addSlide']>;
export type TextOptions = NonNullable<Parameters<Slide['addText']>[1]>;

const COVER = 'Couverture';
const PAGE = 'Page';
const TITLE = 'titre';

interface Described {
  readonly title: string;
  readonly subject: string;
  readonly footer: string;
}

export function openPresentation({ title, subject, footer }: Described): Presentation {
  const pptx = new Pptx();
  pptx.layout = 'LAYOUT_WIDE';
  Object.assign(pptx, { title, subject, author: 'Coopilote', company: 'Coopilote' });
  pptx.theme = { headFontFace: FONT, bodyFontFace: FONT };
  pptx.defineSlideMaster({
    title: COVER,
    background: { color: BLUE },
    objects: [titleAt({ y: 2.1, h: 1.7, size: SIZES.cover, color: WHITE })],
  });
  pptx.defineSlideMaster({
    title: PAGE,
    background: { color: WHITE },
    objects: [
      { rect: { x: SLIDE.margin, y: 0.38, w: 0.6, h: 0.07, fill: { color: BLUE } } },
      titleAt({ y: 0.5, h: 0.8, size: SIZES.title, color: BLUE }),
      { line: { x: SLIDE.margin, y: 7, w: TEXT_WIDTH, h: 0, line: { color: RULE, width: 1 } } },
      {
        text: {
          text: footer,
          options: { x: SLIDE.margin, y: 7.03, w: TEXT_WIDTH - 1, h: 0.3, ...said(SIZES.foot, PALE) },
        },
      },
    ],
    slideNumber: {
      x: SLIDE.width - SLIDE.margin - 1,
      y: 7.03,
      w: 1,
      h: 0.3,
      align: 'right',
      ...said(SIZES.foot, PALE),
    },
  });
  return pptx;
}

interface TitlePlace {
  readonly y: number;
  readonly h: number;
  readonly size: number;
  readonly color: string;
}

function titleAt({ y, h, size, color }: TitlePlace) {
  return {
    placeholder: {
      options: {
        name: TITLE,
        type: 'title' as const,
        ...{ x: SLIDE.margin, y, w: TEXT_WIDTH, h },
        ...said(size, color),
        bold: true,
        align: 'left' as const,
        valign: 'middle' as const,
      },
      text: '',
    },
  };
}

/** French, for who checks spelling; no margin, so that all begins at the same place. */
export function said(
  size: number,
  color: string = DARK,
): Pick<TextOptions, 'fontFace' | 'fontSize' | 'color' | 'lang' | 'margin'> {
  return { fontFace: FONT, fontSize: size, color, lang: 'fr-FR', margin: 0 };
}

export function addCover(pptx: Presentation, title: string): Slide {
  return titled(pptx.addSlide({ masterName: COVER }), title);
}

export function addPage(pptx: Presentation, title: string): Slide {
  return titled(pptx.addSlide({ masterName: PAGE }), title);
}

function titled(slide: Slide, title: string): Slide {
  return slide.addText(title, { placeholder: TITLE, lang: 'fr-FR' });
}

export interface Said {
  readonly text: string;
  readonly heading?: true;
}

/** Paragraphs one under the other, from the top of what a page has under its title. */
export function addParagraphs(slide: Slide, texts: readonly (string | Said)[], options: TextOptions): void {
  if (texts.length === 0) return;
  const runs = texts.map((one) => {
    const { text, heading = false } = typeof one === 'string' ? { text: one } : one;
    return {
      text,
      options: { breakLine: true, lang: 'fr-FR', ...(heading && { bold: true, color: BLUE }) },
    };
  });
  slide.addText(runs, {
    ...said(SIZES.text),
    x: SLIDE.margin,
    y: BODY.top,
    w: TEXT_WIDTH,
    h: BODY.bottom - BODY.top,
    valign: 'top',
    paraSpaceAfter: 8,
    fit: 'shrink',
    ...options,
  });
}
