// The bot's Markdown read into passages, so that no chat has to read it again: the words of a person stay words.

export interface Span {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
  readonly code?: true;
  readonly link?: string;
}

export interface ListItem {
  readonly depth: number;
  readonly spans: readonly Span[];
}

export type Passage =
  | { readonly is: 'heading' | 'paragraph' | 'quote'; readonly spans: readonly Span[] }
  | { readonly is: 'list'; readonly ordered: boolean; readonly items: readonly ListItem[] }
  | { readonly is: 'code'; readonly text: string }
  | { readonly is: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly is: 'image'; readonly alt: string; readonly url: string };

interface Read {
  readonly passage: Passage;
  /** Lines that it took. */
  readonly taken: number;
}

/** What begins at a line; undefined where it is only words. */
type Reader = (lines: readonly string[], at: number) => Read | undefined;

const HEADING = /^#{1,6} +(.*)$/;
const QUOTE = /^> ?(.*)$/;
const ITEM = /^( *)(?:[-*+]|(\d+)\.) +(.*)$/;
const FENCE = /^```/;
const ROW = /^\|(.*)\|$/;
const RULE = /^\|(?: *:?-+:? *\|)+$/;
const IMAGE = /^!\[((?:[^\]\\]|\\.)*)\]\((https?:\/\/[^\s)]+)\)$/;
/** Spaces before an item, a level. */
const INDENT = 2;

export function passagesOf(markdown: string): readonly Passage[] {
  const passages: Passage[] = [];
  let paragraph: string[] = [];
  const end = (): void => {
    const text = paragraph.join('\n').replace(/^\n+|\n+$/g, '');
    if (text !== '') passages.push({ is: 'paragraph', spans: spansOf(text) });
    paragraph = [];
  };
  const lines = markdown.split('\n');
  for (let at = 0; at < lines.length; ) {
    const read = readSpecial(lines, at);
    if (read) {
      end();
      passages.push(read.passage);
    } else paragraph.push(lines[at] ?? '');
    at += read?.taken ?? 1;
  }
  end();
  return passages;
}

function readSpecial(lines: readonly string[], at: number): Read | undefined {
  for (const reader of READERS) {
    const read = reader(lines, at);
    if (read) return read;
  }
  return undefined;
}

const READERS: readonly Reader[] = [readHeading, readImage, readCode, readTable, readQuote, readList];

function readHeading(lines: readonly string[], at: number): Read | undefined {
  const text = HEADING.exec(lines[at] ?? '')?.[1];
  return text === undefined ? undefined : { passage: { is: 'heading', spans: spansOf(text) }, taken: 1 };
}

function readImage(lines: readonly string[], at: number): Read | undefined {
  const [, alt, url] = IMAGE.exec(lines[at] ?? '') ?? [];
  if (alt === undefined || url === undefined) return undefined;
  return { passage: { is: 'image', alt: textOf(spansOf(alt)), url }, taken: 1 };
}

/** Without its end, it goes on to the last line. */
function readCode(lines: readonly string[], at: number): Read | undefined {
  if (!FENCE.test(lines[at] ?? '')) return undefined;
  const end = lines.findIndex((line, index) => index > at && FENCE.test(line));
  const inside = lines.slice(at + 1, end === -1 ? undefined : end);
  return {
    passage: { is: 'code', text: bare(inside.join('\n')) },
    taken: inside.length + (end === -1 ? 1 : 2),
  };
}

function readTable(lines: readonly string[], at: number): Read | undefined {
  if (!ROW.test(lines[at] ?? '') || !RULE.test(lines[at + 1] ?? '')) return undefined;
  const rows = [lines[at] ?? '', ...leading(lines, at + 2, ROW).map(([row]) => row)];
  return { passage: { is: 'table', rows: rows.map(cellsOf) }, taken: rows.length + 1 };
}

function cellsOf(line: string): readonly string[] {
  const inside = ROW.exec(line)?.[1] ?? '';
  return inside.split(/(?<!\\)\|/).map((cell) => textOf(spansOf(cell.trim())));
}

function readQuote(lines: readonly string[], at: number): Read | undefined {
  const texts = leading(lines, at, QUOTE).map(([, text = '']) => text);
  if (texts.length === 0) return undefined;
  return { passage: { is: 'quote', spans: spansOf(texts.join('\n')) }, taken: texts.length };
}

/** A list goes on while its items are of one kind. */
function readList(lines: readonly string[], at: number): Read | undefined {
  const found = leading(lines, at, ITEM);
  const ordered = found[0]?.[2] !== undefined;
  const other = found.findIndex(([, , rank]) => (rank !== undefined) !== ordered);
  const same = other === -1 ? found : found.slice(0, other);
  if (same.length === 0) return undefined;
  const items = same.map(([, indent = '', , text = '']) => ({
    depth: Math.floor(indent.length / INDENT),
    spans: spansOf(text),
  }));
  return { passage: { is: 'list', ordered, items }, taken: items.length };
}

/** The lines from this one on that have the pattern. */
function leading(lines: readonly string[], at: number, pattern: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let index = at; index < lines.length; index += 1) {
    const match = pattern.exec(lines[index] ?? '');
    if (!match) break;
    found.push(match);
  }
  return found;
}

type Style = Omit<Span, 'text'>;

/** Marks that open and close something, the longest first. */
const MARKS: readonly (readonly [mark: string, style: Style])[] = [
  ['**', { bold: true }],
  ['~~', { strike: true }],
  ['*', { italic: true }],
  ['_', { italic: true }],
];
const ESCAPED = /^\\([!-/:-@[-`{-~])/;
const CODE = /^(`+)(.+?)\1(?!`)/s;
const LINK = /^\[((?:[^\]\\]|\\.)*)\]\(((?:https?:\/\/|mailto:)[^\s)]+)\)/;

/** A text with its styles; neighbours of one style are one. */
export function spansOf(text: string, style: Style = {}): readonly Span[] {
  const spans: Span[] = [];
  let rest = text;
  let before = '';
  while (rest !== '') {
    const [found, taken] = next(rest, before, style);
    spans.push(...found);
    before = rest.charAt(taken - 1);
    rest = rest.slice(taken);
  }
  return joined(spans);
}

type Next = readonly [found: readonly Span[], taken: number];

function next(rest: string, before: string, style: Style): Next {
  const escaped = ESCAPED.exec(rest)?.[1];
  if (escaped !== undefined) return [[{ ...style, text: escaped }], 2];
  const [code, , inside] = CODE.exec(rest) ?? [];
  if (code !== undefined && inside !== undefined)
    return [[{ ...style, code: true, text: bare(inside) }], code.length];
  const [link, label, url] = LINK.exec(rest) ?? [];
  if (link !== undefined && label !== undefined && url !== undefined)
    return [[{ ...style, link: url, text: textOf(spansOf(label)) || url }], link.length];
  return styled(rest, before, style) ?? [[{ ...style, text: bare(rest.charAt(0)) }], 1];
}

/** A mark opens before a word and closes after one; inside a word, a single one is only itself. */
function styled(rest: string, before: string, style: Style): Next | undefined {
  for (const [mark, added] of MARKS) {
    if (!rest.startsWith(mark)) continue;
    const end = closing(rest, mark);
    if (end === -1 || (mark.length === 1 && /[\p{L}\p{N}]/u.test(before))) continue;
    const inside = rest.slice(mark.length, end);
    return [spansOf(inside, { ...style, ...added }), end + mark.length];
  }
  return undefined;
}

function closing(rest: string, mark: string): number {
  if (/^\s/.test(rest.charAt(mark.length))) return -1;
  for (let at = mark.length; at < rest.length; at += 1) {
    if (rest.charAt(at) === '\\') at += 1;
    else if (closes(rest, mark, at)) return at;
  }
  return -1;
}

function closes(rest: string, mark: string, at: number): boolean {
  if (!rest.startsWith(mark, at) || at === mark.length || /\s/.test(rest.charAt(at - 1))) return false;
  const after = rest.charAt(at + mark.length);
  return mark.length === 2 || !(after === mark || /[\p{L}\p{N}]/u.test(after));
}

function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of spans.filter(({ text }) => text !== '')) {
    const last = found.at(-1);
    if (last && sameStyle(last, span)) found[found.length - 1] = { ...last, text: last.text + span.text };
    else found.push(span);
  }
  return found;
}

function sameStyle({ text: _a, ...a }: Span, { text: _b, ...b }: Span): boolean {
  return JSON.stringify(a) === JSON.stringify(b) && a.link === undefined;
}

/** What other chats need to leave a text alone, and this one does not. */
function bare(text: string): string {
  return text.replaceAll('\u200B', '');
}

export function textOf(spans: readonly Span[]): string {
  return spans.map(({ text }) => text).join('');
}
