// The bot's Markdown as Slack's blocks, which Slack shows as they are given: a rich text, headings, images.
import type {
  HeaderBlock,
  ImageBlock,
  RichTextBlock,
  RichTextBlockElement,
  RichTextLink,
  RichTextList,
  RichTextSection,
  RichTextText,
} from '@slack/types';
import { cutCharacters, cutLines, wholeCharacters } from '#bot/platforms/cut.ts';
import type { Picture } from '#bot/ports.ts';
import { LIMITS, MESSAGE_CHARACTERS } from './limits.ts';
import { type ListItem, type Passage, passagesOf, type Span, textOf } from './markdown.ts';

export type TextBlock = RichTextBlock | HeaderBlock | ImageBlock;

/**
 * None for an empty text. Slack's own notation (mrkdwn) has no way of writing a `*` or a `_` that a person typed, and its `markdown` block, in
 * messages alone, reads again what was typed. In a rich text a mention, a link or a form can only be one that we made, and the same text is
 * the same in a window.
 */
export function textBlocks(markdown: string): readonly TextBlock[] {
  return packed(passagesOf(cutLines(markdown, MESSAGE_CHARACTERS)).flatMap(piecesOf));
}

/** The same words without any form, for notifications: Slack reads three characters in it, which are written its own way. */
export function plainText(markdown: string): string {
  const words = passagesOf(cutLines(markdown, MESSAGE_CHARACTERS)).map(wordsOf).filter(Boolean).join('\n');
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function wordsOf(passage: Passage): string {
  switch (passage.is) {
    case 'list':
      return passage.items.map(({ spans }) => `• ${textOf(spans)}`).join('\n');
    case 'code':
      return passage.text;
    case 'table':
      return aligned(passage.rows);
    case 'image':
      return passage.alt;
    default:
      return textOf(passage.spans);
  }
}

/** A block of its own, or an element of a rich text with its length. */
type Piece =
  | { readonly block: TextBlock }
  | { readonly element: RichTextBlockElement; readonly length: number };

function piecesOf(passage: Passage): readonly Piece[] {
  switch (passage.is) {
    case 'heading':
      return headingPieces(passage.spans);
    case 'paragraph':
      return split(passage.spans).map((spans) => piece(section(spans), spans));
    case 'quote':
      return split(passage.spans).map((spans) =>
        piece({ type: 'rich_text_quote', elements: inline(spans) }, spans),
      );
    case 'list':
      return listPieces(passage);
    case 'code':
      return preformatted(passage.text);
    case 'table':
      return preformatted(aligned(passage.rows));
    case 'image':
      return [{ block: imageBlock(passage) }];
  }
}

/** Read by screen readers as one; a longer one is a paragraph. */
function headingPieces(spans: readonly Span[]): readonly Piece[] {
  const text = textOf(spans).trim();
  if (text === '') return [];
  if (text.length <= LIMITS.header)
    return [{ block: { type: 'header', text: { type: 'plain_text', text, emoji: false } } }];
  return split(spans.map((span) => ({ ...span, bold: true }))).map((part) => piece(section(part), part));
}

export function imageBlock({ alt, url }: Picture): TextBlock {
  if (url.length > LIMITS.imageUrl) return { type: 'rich_text', elements: [section([{ text: alt || '…' }])] };
  return { type: 'image', image_url: url, alt_text: cutCharacters(alt || 'Image', LIMITS.altText) };
}

function piece(element: RichTextBlockElement, spans: readonly Span[]): Piece {
  return { element, length: textOf(spans).length };
}

function section(spans: readonly Span[]): RichTextSection {
  return { type: 'rich_text_section', elements: inline(spans) };
}

/** Never empty: an element must have some text. */
function inline(spans: readonly Span[]): (RichTextText | RichTextLink)[] {
  return (spans.length > 0 ? spans : [{ text: ' ' }]).map(({ text, link, ...style }: Span) => {
    const styled = Object.keys(style).length > 0 ? { style } : {};
    return link === undefined
      ? { type: 'text', text, ...styled }
      : { type: 'link', url: link, text, ...styled };
  });
}

/** Items of one depth are one list for Slack; an item too long is cut, as nobody would read it. */
function listPieces({
  ordered,
  items,
}: {
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}): readonly Piece[] {
  const runs: ListItem[][] = [];
  let room = 0;
  for (const item of items) {
    const run = runs.at(-1);
    room -= textOf(item.spans).length;
    if (run && run[0]?.depth === item.depth && room >= 0) run.push(item);
    else {
      runs.push([item]);
      room = LIMITS.text - textOf(item.spans).length;
    }
  }
  return runs.map((run) => listPiece(run, ordered));
}

/** What Slack indents at most. */
const DEEPEST = 8;

function listPiece(run: readonly ListItem[], ordered: boolean): Piece {
  const shown = run.map(({ spans }) => split(spans)[0] ?? []);
  const list: RichTextList = {
    type: 'rich_text_list',
    style: ordered ? 'ordered' : 'bullet',
    indent: Math.min(run[0]?.depth ?? 0, DEEPEST),
    elements: shown.map(section),
  };
  return { element: list, length: shown.reduce((sum, spans) => sum + textOf(spans).length, 0) };
}

function preformatted(text: string): readonly Piece[] {
  return split([{ text }]).map((spans) =>
    piece({ type: 'rich_text_preformatted', elements: inline(spans) }, spans),
  );
}

/** In columns, as every client shows them; a table of Slack's own is in messages alone, one a message. */
function aligned(rows: readonly (readonly string[])[]): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Parts that each fit a block, cut at the end of a line, else of a word. */
function split(spans: readonly Span[]): readonly (readonly Span[])[] {
  const parts: Span[][] = [[]];
  let room: number = LIMITS.text;
  for (const span of spans) {
    let { text } = span;
    while (text.length > room) {
      const kept = head(text, room);
      parts.at(-1)?.push({ ...span, text: kept });
      text = text.slice(kept.length);
      parts.push([]);
      room = LIMITS.text;
    }
    parts.at(-1)?.push({ ...span, text });
    room -= text.length;
  }
  return parts.map((part) => part.filter(({ text }) => text !== '')).filter((part) => part.length > 0);
}

function head(text: string, room: number): string {
  const taken = text.slice(0, room);
  const end = Math.max(taken.lastIndexOf('\n'), taken.lastIndexOf(' '));
  return end > room / 2 ? taken.slice(0, end + 1) : wholeCharacters(taken);
}

/** Elements that follow each other share a block, as long as it has room. */
function packed(pieces: readonly Piece[]): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  let room = 0;
  for (const one of pieces) {
    const last = blocks.at(-1);
    if ('block' in one) {
      blocks.push(one.block);
      room = 0;
    } else if (last?.type === 'rich_text' && one.length <= room) {
      last.elements.push(one.element);
      room -= one.length;
    } else {
      blocks.push({ type: 'rich_text', elements: [one.element] });
      room = LIMITS.text - one.length;
    }
  }
  return blocks;
}
