// A document written whole in memory: a page of ours gives it from there, so that none is larger than a page may give.
import { PassThrough, type Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

export async function inMemory(write: (to: Writable) => Promise<void>): Promise<Uint8Array> {
  const to = new PassThrough();
  const [bytes] = await Promise.all([buffer(to), write(to)]);
  return bytes;
}
