// What an editable document is made of: titles, texts, key figures, tables.
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { Key } from '../ecrit.ts';
import type { Tableau } from '../rapport.ts';
import { sayCellule } from '../rapport-dit.ts';
import { tidy } from '../tidy.ts';
import { BLUE, DARK, PALE, RULE, SOFT, TEXT_WIDTH, TINT } from './style.ts';

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

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE } as const;

const ABREAST = 4;

/** Framed, four abreast. */
export function keyTable(keys: readonly Key[]): Table {
  const rows = Array.from({ length: Math.ceil(keys.length / ABREAST) }, (_, at) =>
    keys.slice(at * ABREAST, (at + 1) * ABREAST),
  );
  const width = Math.floor(TEXT_WIDTH / ABREAST);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: Array.from({ length: ABREAST }, () => width),
    borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
    rows: rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: Array.from({ length: ABREAST }, (_, at) => keyCell(row[at], width)),
        }),
    ),
  });
}

function keyCell(key: Key | undefined, width: number): TableCell {
  const size = { size: width, type: WidthType.DXA };
  if (!key) return new TableCell({ width: size, children: [new Paragraph({})] });
  const line = (
    text: string,
    run: { readonly size: number; readonly color: string; readonly bold?: boolean },
  ) =>
    new Paragraph({
      spacing: { after: 20, line: 252, lineRule: LineRuleType.AUTO },
      children: [new TextRun({ text: tidy(text), ...run })],
    });
  const white = { style: BorderStyle.SINGLE, size: 48, color: 'FFFFFF' } as const;
  return new TableCell({
    width: size,
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: TINT },
    margins: { top: 80, bottom: 100, left: 110, right: 90 },
    borders: {
      top: { style: BorderStyle.SINGLE, size: 16, color: BLUE },
      bottom: white,
      left: white,
      right: white,
    },
    children: [
      line(key.label, { size: 16, color: SOFT }),
      line(key.value, { size: 36, color: BLUE, bold: true }),
      ...key.notes.map((note) => line(note, { size: 15, color: PALE })),
    ],
  });
}

/** Of the width, what a column of texts takes where others are numbers. */
const TEXTS = 1.7;

/** Its header comes again on each page. */
export function dataTable({ colonnes, lignes }: Tableau): Table {
  const parts = colonnes.map(({ nature }) => (nature === 'texte' ? TEXTS : 1));
  const all = parts.reduce((sum, part) => sum + part, 0);
  const widths = parts.map((part) => Math.floor((part / all) * TEXT_WIDTH));
  const rule = { style: BorderStyle.SINGLE, size: 4, color: RULE } as const;
  const row = (texts: readonly string[], head: { readonly bold?: boolean }) =>
    texts.map((text, at) => {
      const align = colonnes[at]?.nature === 'texte' ? AlignmentType.LEFT : AlignmentType.RIGHT;
      return new TableCell({
        width: { size: widths[at] ?? 0, type: WidthType.DXA },
        verticalAlign: VerticalAlign.CENTER,
        margins: { top: 40, bottom: 40, left: 80, right: 80 },
        children: [
          new Paragraph({
            alignment: align,
            spacing: { after: 0 },
            children: [new TextRun({ text: tidy(text), size: 17, ...head })],
          }),
        ],
        ...(head.bold && {
          shading: { type: ShadingType.CLEAR, color: 'auto', fill: TINT },
          borders: { ...NO_BORDERS, bottom: { style: BorderStyle.SINGLE, size: 8, color: BLUE } },
        }),
      });
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...NO_BORDERS, insideVertical: NONE, insideHorizontal: rule, bottom: rule },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: row(
          colonnes.map(({ entete }) => entete),
          HEAD,
        ),
      }),
      ...lignes.map(
        (ligne) =>
          new TableRow({
            cantSplit: true,
            children: row(
              colonnes.map((colonne, at) => sayCellule(ligne[at] ?? '', colonne)),
              {},
            ),
          }),
      ),
    ],
  });
}

const HEAD = { bold: true, color: DARK } as const;
