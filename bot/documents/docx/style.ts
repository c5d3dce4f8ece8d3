// What an editable document looks like: A4, styles by their usual names, so that changing one changes the document.
import type { IPropertiesOptions } from 'docx';

/** Every machine has it, or one of the same widths; it is also what the State's own font falls back to. */
export const FONT = 'Arial';

/** DSFR: blue-france-sun-113, blue-france-975, grey-50, grey-200, grey-425, grey-900. */
export const BLUE = '000091';
export const TINT = 'F5F5FE';
export const DARK = '161616';
export const SOFT = '3A3A3A';
export const PALE = '666666';
export const RULE = 'DDDDDD';

/** In twentieths of a point, as all that follows. */
export const PAGE = { width: 11_906, height: 16_838, margin: 1134 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;
/** Of a chart, in pixels. */
export const CHART_WIDTH = Math.floor(TEXT_WIDTH / 15);

/** Styles of ours, besides those that every document has. */
export const CONTEXT = 'Contexte';
export const SMALL = 'Explication';
export const PROMPT = 'Invite';
export const QUOTE = 'Parole';

/** Sizes are in half points. */
export const STYLES: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: { font: FONT, size: 20, color: SOFT, language: { value: 'fr-FR' } },
      paragraph: { spacing: { after: 120, line: 276, lineRule: 'auto' } },
    },
    title: {
      run: { font: FONT, size: 52, bold: true, color: BLUE },
      paragraph: { spacing: { before: 0, after: 120 } },
    },
    heading1: {
      run: { font: FONT, size: 30, bold: true, color: BLUE },
      paragraph: { spacing: { before: 360, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { font: FONT, size: 22, bold: true, color: DARK },
      paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
    },
    listParagraph: { run: { font: FONT, size: 20 } },
  },
  paragraphStyles: [
    {
      id: CONTEXT,
      name: 'Contexte',
      basedOn: 'Normal',
      run: { size: 18, color: PALE },
      paragraph: { spacing: { after: 40 } },
    },
    {
      id: SMALL,
      name: 'Explication',
      basedOn: 'Normal',
      run: { size: 16, color: PALE },
      paragraph: { spacing: { before: 80, after: 80 } },
    },
    { id: PROMPT, name: 'Invite', basedOn: 'Normal', run: { italics: true, color: PALE } },
    {
      id: QUOTE,
      name: 'Parole',
      basedOn: 'Normal',
      run: { size: 22, color: DARK },
      paragraph: {
        indent: { left: 284 },
        spacing: { before: 120, after: 120 },
        border: { left: { style: 'single', size: 24, color: BLUE, space: 10 } },
      },
    },
  ],
};
