// A PDF as others see it: the text in the order in which it is read aloud, the tags it is read under, what the file says of itself.
import { getDocumentProxy } from 'unpdf';

/** A tag and what is read under it. */
export interface Read {
  readonly role: string;
  /** What is said instead of what is drawn, or of a picture. */
  readonly said?: string;
  readonly text: string;
  readonly under: readonly Read[];
}

export interface ReadPdf {
  /** One tree a page: what goes on over a page is in both, each with its part; what has nothing there is left out. */
  readonly pages: readonly Read[];
  readonly info: Readonly<Record<string, unknown>>;
  /** What is drawn on each page, the parts that are not read aloud included. */
  readonly drawn: readonly string[];
  /** How far to the right of the page a letter goes, in points. */
  readonly farthest: number;
}

/** Throws when it asks for another password. */
export async function readPdf(bytes: Uint8Array, password?: string): Promise<ReadPdf> {
  const document = await getDocumentProxy(new Uint8Array(bytes), password === undefined ? {} : { password });
  const numbers = Array.from({ length: document.numPages }, (_, at) => at + 1);
  const pages = await Promise.all(numbers.map((number) => document.getPage(number)));
  const read = await Promise.all(pages.map(readPage));
  const { info } = await document.getMetadata();
  await document.loadingTask.destroy();
  return {
    pages: read.map(({ tree }) => tree),
    drawn: read.map(({ drawn }) => drawn),
    farthest: Math.max(...read.map(({ farthest }) => farthest)),
    info: { ...info },
  };
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

interface Node {
  readonly role?: string;
  readonly alt?: string;
  /** Of the content under a tag. */
  readonly id?: string;
  readonly children?: readonly Node[];
}

interface ReadPage {
  readonly tree: Read;
  readonly drawn: string;
  readonly farthest: number;
}

async function readPage(page: Page): Promise<ReadPage> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const texts = new Map<string, string>();
  let drawn = '';
  let farthest = 0;
  let mark: string | undefined;
  for (const item of items) {
    if ('str' in item) {
      drawn += item.str;
      farthest = Math.max(farthest, Number(item.transform[4]) + item.width);
      if (mark !== undefined) texts.set(mark, (texts.get(mark) ?? '') + item.str);
    } else {
      mark = item.type === 'beginMarkedContentProps' ? item.id : undefined;
    }
  }
  // A file without tags has no tree.
  return { tree: readNode((await page.getStructTree()) ?? {}, texts), drawn, farthest };
}

function readNode({ role = '', alt, id, children = [] }: Node, texts: ReadonlyMap<string, string>): Read {
  const under = children.map((child) => readNode(child, texts));
  const text = id === undefined ? under.map((one) => one.text).join(' ') : (texts.get(id) ?? '');
  return {
    role,
    text,
    under: under.filter(({ role, text, said }) => role !== '' && (text !== '' || said !== undefined)),
    ...(alt !== undefined && { said: alt }),
  };
}

/** Every tag of that role, in reading order. */
export function tagged(pages: readonly Read[], role: string): readonly Read[] {
  return pages.flatMap((read) => [...(read.role === role ? [read] : []), ...tagged(read.under, role)]);
}

export function readAloud({ pages }: ReadPdf): string {
  return pages.map(({ text }) => text).join(' ');
}

/** Without its spaces, which depend on where lines end. */
export function squeezed(text: string): string {
  return text.replace(/\s/g, '');
}
