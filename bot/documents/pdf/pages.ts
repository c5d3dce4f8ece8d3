// The pages being written: how much of them is left, and the tags by which they are read aloud (PDF/UA-1).
import PDFDocument from 'pdfkit';
import type { Fonts } from '../fonts.ts';
import { BOX, type Letters, lettersOf } from './letters.ts';
import type { WidthOf } from './lines.ts';
import { type Ink, PAGE } from './style.ts';

export interface Tag {
  readonly role: string;
  readonly element: PDFKit.PDFStructureElement;
}

export interface TagOptions {
  /** What is said of a picture. */
  readonly alt?: string;
  /** What is said in place of what is drawn. */
  readonly actual?: string;
  /** What a header heads. */
  readonly scope?: 'Column';
  /** Where a picture is: left, top, right, bottom. */
  readonly bbox?: readonly [number, number, number, number];
}

export interface Pages {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Tag;
  readonly letters: Letters;
  /** Whether a letter that the font does not have was met. */
  hasBoxes(): boolean;
  widthOf(ink: Ink): WidthOf;
  /** Where the next thing is written, from the top. */
  y(): number;
  /** Points left under it. */
  left(): number;
  down(points: number): void;
  turn(): void;
  tag(parent: Tag, role: string, options?: TagOptions): Tag;
  /** What is drawn is read under this tag. */
  content(tag: Tag, draw: () => void): void;
  /** What is drawn is decoration, and never read. */
  decoration(draw: () => void): void;
  line(text: string, ink: Ink, at: { readonly x: number; readonly y: number }): void;
}

/** Points that a page has for what is written. */
export const PAGE_HEIGHT = PAGE.height - PAGE.top - PAGE.bottom;

export function openPages(options: PDFKit.PDFDocumentOptions, fonts: Fonts): Pages {
  const doc = new PDFDocument({ ...options, size: [PAGE.width, PAGE.height], margin: 0, bufferPages: true });
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  openFont(doc, 'bold');
  // Both weights have the same letters.
  const regular = openFont(doc, 'regular');
  const letters = lettersOf((codePoint) => regular.hasGlyphForCodePoint(codePoint));
  const measures = { regular: measure(doc, 'regular'), bold: measure(doc, 'bold') };
  let boxes = false;
  let y: number = PAGE.top;
  return {
    doc,
    ...markings(doc),
    letters: (text) => {
      const texte = letters(text);
      boxes ||= texte.printed.includes(BOX);
      return texte;
    },
    hasBoxes: () => boxes,
    widthOf:
      ({ font, size }) =>
      (text) =>
        size * measures[font](text),
    y: () => y,
    left: () => PAGE.height - PAGE.bottom - y,
    down: (points) => {
      y += points;
    },
    turn: () => {
      doc.addPage();
      y = PAGE.top;
    },
    line: (text, ink, at) => writeLine(doc, text, { ink, ...at }),
  };
}

function markings(doc: PDFKit.PDFDocument): Pick<Pages, 'root' | 'tag' | 'content' | 'decoration'> {
  const element = doc.struct('Document');
  doc.addStructure(element);
  return {
    root: { role: 'Document', element },
    tag: (parent, role, options = {}) => {
      const tag = { role, element: doc.struct(role, options) };
      parent.element.add(tag.element);
      return tag;
    },
    content: (tag, draw) => {
      const content = doc.markStructureContent(tag.role);
      draw();
      doc.endMarkedContent();
      tag.element.add(content);
    },
    decoration: (draw) => {
      doc.markContent('Artifact', { type: 'Layout' });
      draw();
      doc.endMarkedContent();
    },
  };
}

/** What pdfkit keeps to itself of a font: the letters it has, and how it sets a text in glyphs. */
interface Opened {
  readonly _font: {
    readonly font: {
      hasGlyphForCodePoint(codePoint: number): boolean;
      layout(text: string, features?: Readonly<Record<string, boolean>>): unknown;
    };
  };
}

/** Inter draws « -> » as « → » and the x of « 2x3 » as « × »: read back, they would be what came first. They are drawn as they are written. */
function openFont(doc: PDFKit.PDFDocument, name: Ink['font']): Opened['_font']['font'] {
  const { font } = (doc.font(name) as unknown as Opened)._font;
  const layout = font.layout.bind(font);
  font.layout = (text) => layout(text, { calt: false });
  return font;
}

/** Measured at one size for all: words come again and again. */
function measure(doc: PDFKit.PDFDocument, font: Ink['font']): WidthOf {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text) ?? doc.font(font).fontSize(1).widthOfString(text);
    known.set(text, width);
    return width;
  };
}

interface Place {
  readonly ink: Ink;
  readonly x: number;
  readonly y: number;
}

/** Inter's own height is 1.21 times its size: what the leading has more is put above and under. */
function writeLine(doc: PDFKit.PDFDocument, text: string, { ink, x, y }: Place): void {
  const above = (ink.leading - 1.21 * ink.size) / 2;
  doc.font(ink.font).fontSize(ink.size).fillColor(ink.color);
  doc.text(text, x, y + above, { lineBreak: false });
}
