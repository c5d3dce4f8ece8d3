// The XML parts of a workbook, read as they are unpacked: no entity but the five of XML, nothing deep, no element of a thousand attributes.
import { SaxesParser } from 'saxes';
import { ABIME, Illisible } from './illisible.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface Handlers {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Workbooks are made of a dozen levels. */
const DEEPEST = 64;
const MOST_ATTRIBUTES = 256;
const PLAIN = { position: false, xmlns: false } as const;

/** Gives what the handlers emit, as it comes. */
export async function* readXml<T>(
  chunks: AsyncIterable<Uint8Array>,
  handlersOf: (emit: (item: T) => void) => Handlers,
): AsyncGenerator<T> {
  const items: T[] = [];
  const parser = makeParser(handlersOf((item) => items.push(item)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    parser.write(decoded(decoder, chunk));
    yield* items.splice(0);
  }
  parser.write(decoded(decoder)).close();
  yield* items;
}

/** All that the handlers emit, of a part that is small. */
export async function allOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** « row » of « x:row »: some programs name what others leave unsaid. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The end of the text when no chunk is left. */
function decoded(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    // Nothing else is thrown here than for bytes that are no UTF-8.
    throw new Illisible(ABIME);
  }
}

function makeParser({ open, text, close }: Handlers): SaxesParser<typeof PLAIN> {
  const parser = new SaxesParser(PLAIN);
  const refuse = () => {
    throw new Illisible(ABIME);
  };
  const element = { depth: 0, attributes: 0 };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentagstart', () => {
    element.depth += 1;
    element.attributes = 0;
    if (element.depth > DEEPEST) refuse();
  });
  parser.on('attribute', () => {
    element.attributes += 1;
    if (element.attributes > MOST_ATTRIBUTES) refuse();
  });
  parser.on('opentag', ({ name, attributes }) => open?.(name, attributes));
  parser.on('closetag', ({ name }) => {
    element.depth -= 1;
    close?.(name);
  });
  if (text) parser.on('text', text);
  if (text) parser.on('cdata', text);
  return parser;
}
