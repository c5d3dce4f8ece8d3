// Documents written in memory, and the parts of office files as texts.
import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { SaxesParser } from 'saxes';
import { openArchive } from '#bot/documents/tableur/archive.ts';

export async function written(write: (to: Writable) => Promise<void>): Promise<Buffer> {
  const to = new PassThrough();
  const [bytes] = await Promise.all([buffer(to), write(to)]);
  return bytes;
}

/** By name, those that are XML. Throws where one is not well formed: no office program would open it. */
export async function xmlParts(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const archive = await openArchive(bytes);
  const parts = new Map<string, string>();
  for (const name of archive.names.filter((one) => /\.(xml|rels)$/.test(one))) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of archive.read(name)) chunks.push(chunk);
    const xml = Buffer.concat(chunks).toString('utf8');
    new SaxesParser().write(xml).close();
    parts.set(name, xml);
  }
  return parts;
}

/** What is read in these parts, without their tags. */
export function textIn(parts: ReadonlyMap<string, string>, names: RegExp): string {
  return [...parts]
    .filter(([name]) => names.test(name))
    .map(([, xml]) => unescaped(xml.replace(/<[^>]+>/g, ' ')))
    .join('\n');
}

/** The texts of each of these elements. */
export function textsOf(xml: string, element: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${element}(?: [^>]*)?>([^<]*)</${element}>`, 'g'))].map(
    ([, text = '']) => unescaped(text),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(#x?[\da-f]+|\w+);/gi, (whole, name: string) => ENTITIES[name] ?? whole);
}
