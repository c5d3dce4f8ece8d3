// The written form of an encrypted text: version, key id, then nonce, text and tag; the first parts are authenticated too.

/** Which key a text was sealed with: it stays readable whoever holds it later. */
export interface SealingKeyId {
  readonly owner: string;
  readonly generation: number;
}

/** How the text was written before it was sealed. */
export type Packing = 'plain' | 'deflated';

/** The text cannot be read; the message says why, and nothing of the text. */
export class SealedTextUnreadable extends Error {
  override readonly name = 'SealedTextUnreadable';
  constructor(reason: string) {
    super(`a sealed text cannot be opened: ${reason}`);
  }
}

const versions: Readonly<Record<Packing, string>> = { plain: 'c1', deflated: 'z1' };
const shape = /^(([cz])1\.([1-9]\d{0,5})\.([\w-]+))\.([\w-]+)$/;

/** What goes before the bytes, and is authenticated with them. */
export function sealedHead({ owner, generation }: SealingKeyId, packing: Packing): string {
  return `${versions[packing]}.${generation}.${Buffer.from(owner).toString('base64url')}`;
}

export function sealedText(head: string, bytes: Buffer): string {
  return `${head}.${bytes.toString('base64url')}`;
}

export interface ParsedSealed {
  readonly head: string;
  readonly id: SealingKeyId;
  readonly packing: Packing;
  readonly bytes: Buffer;
}

/** Takes only what `sealedText` writes: base64url has several spellings of the same bytes, and one is enough. */
export function parseSealed(sealed: string, minBytes: number): ParsedSealed {
  const [, head, letter, generation, owner = '', body = ''] = shape.exec(sealed) ?? [];
  const bytes = Buffer.from(body, 'base64url');
  const id = { owner: Buffer.from(owner, 'base64url').toString(), generation: Number(generation) };
  const packing = letter === 'z' ? 'deflated' : 'plain';
  if (
    head === undefined ||
    bytes.length < minBytes ||
    sealedText(sealedHead(id, packing), bytes) !== sealed
  ) {
    throw new SealedTextUnreadable('it has not the form of one');
  }
  return { head, id, packing, bytes };
}
