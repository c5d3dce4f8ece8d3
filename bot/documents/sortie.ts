// Writing into a stream that may be slow, or fail: what is written waits for it, and fails with it.
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Done once all of it has arrived. Whatever fails, the disk or what is read meanwhile, `to` is closed, and holds no whole file. */
export async function writeThrough(to: Writable, write: (into: Writable) => Promise<void>): Promise<void> {
  const into = new PassThrough();
  const arrived = pipeline(into, to);
  const written = write(into).then(() => {
    if (!into.writableEnded) into.end();
  });
  try {
    await Promise.all([written, arrived]);
  } catch (error) {
    into.destroy();
    // One of the two failed first: it is the one that tells why.
    await Promise.allSettled([arrived]);
    throw error;
  }
}

/** Waits where the stream has enough for now. */
export async function push(into: Writable, chunk: string | Uint8Array): Promise<void> {
  if (!into.write(chunk)) await drained(into);
}

/** Of a stream that has enough: until it has no longer. Closed meanwhile, it never will. */
export async function drained(stream: Writable): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const closed = () => reject(new Error('the file was closed before its end'));
  stream.once('drain', resolve).once('close', closed);
  await promise.finally(() => stream.off('drain', resolve).off('close', closed));
}
