// What an editable document is made of: titles, texts, lists.
import { HeadingLevel, Paragraph, TextRun } from 'docx';
import { tidy } from '../tidy.ts';

export function title(text: string): Paragraph {
  return new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(tidy(text))] });
}

export function heading(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    children: [new TextRun(tidy(text))],
  });
}

export function subheading(text: string): Paragraph {
  return new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    children: [new TextRun(tidy(text))],
  });
}

/** A paragraph a line. */
export function paragraphs(text: string, style?: string): readonly Paragraph[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => new Paragraph({ children: [new TextRun(tidy(line))], ...(style && { style }) }));
}

/** What a chart or a table is about stays with it. */
export function lead(text: string): Paragraph {
  return new Paragraph({ keepNext: true, children: [new TextRun(tidy(text))] });
}

export function bullets(texts: readonly string[]): readonly Paragraph[] {
  return texts.map((text) => new Paragraph({ bullet: { level: 0 }, children: [new TextRun(tidy(text))] }));
}
