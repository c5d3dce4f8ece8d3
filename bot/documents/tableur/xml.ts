// The XML parts of a workbook, read as they are unpacked: no entity but the five of XML, nothing deep, no element of a thousand attributes.
import { SaxesParser } from 'saxes';
import type { Archive } from './archive.ts';
import { ABIME, Illisible } from './illisible.ts';

export type Attributes = Readonly<Record<string, string>>;

export interface Handlers {
  readonly open?: (name: string, attributes: Attributes) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

type HandlersOf<T> = (emit: (item: T) => void) => Handlers;

/** Workbooks are made of a dozen levels. */
const DEEPEST = 64;
const MOST_ATTRIBUTES = 256;
/** Bytes of one text, one name, one comment: parsers keep them until they end. */
const LONGEST = 1024 * 1024;
const PLAIN = { position: false, xmlns: false } as const;

/** What the handlers emit of a part, as it is unpacked. */
export async function* readXml<T>(
  archive: Archive,
  name: string,
  handlersOf: HandlersOf<T>,
): AsyncGenerator<T> {
  for await (const items of batchesOf(archive, name, handlersOf)) yield* items;
}

/** The same at once, of a part that tells of the others. */
export async function readWholeXml<T>(
  archive: Archive,
  name: string,
  handlersOf: HandlersOf<T>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const items of batchesOf(archive, name, handlersOf)) all.push(...items);
  return all;
}

async function* batchesOf<T>(
  archive: Archive,
  name: string,
  handlersOf: HandlersOf<T>,
): AsyncGenerator<readonly T[]> {
  const items: T[] = [];
  const seen = { things: 0 };
  const see = () => {
    seen.things += 1;
  };
  const handlers = handlersOf((item) => items.push(item));
  const parser = makeParser(handlers, { see, countElement: archive.countElement });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let silent = 0;
  for await (const chunk of archive.read(name)) {
    const before = seen.things;
    parser.write(decoded(decoder, chunk));
    silent = seen.things === before ? silent + chunk.length : 0;
    if (silent > LONGEST) throw new Illisible(ABIME);
    yield items.splice(0);
  }
  parser.write(decoded(decoder)).close();
  yield items;
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

interface Witness {
  /** Something ended: an attribute, a text, an element. */
  readonly see: () => void;
  readonly countElement: () => void;
}

function makeParser({ open, text, close }: Handlers, { see, countElement }: Witness) {
  const parser = new SaxesParser(PLAIN);
  const refuse = () => {
    throw new Illisible(ABIME);
  };
  const element = { depth: 0, attributes: 0 };
  const read = (piece: string) => {
    see();
    text?.(piece);
  };
  // Seven events at most: one more, and the engine holds the parser as a dictionary, which makes it five times slower.
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('attribute', () => {
    see();
    element.attributes += 1;
    if (element.attributes > MOST_ATTRIBUTES) refuse();
  });
  parser.on('opentag', ({ name, attributes }) => {
    countElement();
    element.attributes = 0;
    element.depth += 1;
    if (element.depth > DEEPEST) refuse();
    open?.(name, attributes);
  });
  parser.on('text', read);
  parser.on('cdata', read);
  parser.on('closetag', ({ name }) => {
    see();
    element.depth -= 1;
    close?.(name);
  });
  return parser;
}
