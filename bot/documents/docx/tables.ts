// Tables of an editable document: key figures framed four abreast, and the numbers of a report.
import {
  AlignmentType,
  BorderStyle,
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
import type { Colonne, Tableau } from '../rapport.ts';
import { sayCellule } from '../rapport-dit.ts';
import { tidy } from '../tidy.ts';
import { BLUE, DARK, PALE, RULE, SOFT, TEXT_WIDTH, TINT } from './style.ts';

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
const RULED = { style: BorderStyle.SINGLE, size: 4, color: RULE } as const;
const HEAD = { bold: true, color: DARK } as const;

/** Its header comes again on each page. */
export function dataTable({ colonnes, lignes }: Tableau): Table {
  const widths = widthsOf(colonnes);
  const row = (texts: readonly string[], head?: typeof HEAD) =>
    texts.map((text, at) => dataCell({ text, colonne: colonnes[at], width: widths[at] ?? 0, head }));
  const titles = row(
    colonnes.map(({ entete }) => entete),
    HEAD,
  );
  const rows = lignes.map((ligne) =>
    row(colonnes.map((colonne, at) => sayCellule(ligne[at] ?? '', colonne))),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...NO_BORDERS, insideVertical: NONE, insideHorizontal: RULED, bottom: RULED },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: titles }),
      ...rows.map((children) => new TableRow({ cantSplit: true, children })),
    ],
  });
}

function widthsOf(colonnes: readonly Colonne[]): number[] {
  const parts = colonnes.map(({ nature }) => (nature === 'texte' ? TEXTS : 1));
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => Math.floor((part / all) * TEXT_WIDTH));
}

interface DataCell {
  readonly text: string;
  readonly colonne: Colonne | undefined;
  readonly width: number;
  readonly head: typeof HEAD | undefined;
}

function dataCell({ text, colonne, width, head }: DataCell): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    children: [
      new Paragraph({
        alignment: colonne?.nature === 'texte' ? AlignmentType.LEFT : AlignmentType.RIGHT,
        spacing: { after: 0 },
        children: [new TextRun({ text: tidy(text), size: 17, ...head })],
      }),
    ],
    ...(head && {
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: TINT },
      borders: { ...NO_BORDERS, bottom: { style: BorderStyle.SINGLE, size: 8, color: BLUE } },
    }),
  });
}
