// A picture in place of every chart: drawing takes a process of its own, and other tests look into what it draws.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const PICTURE = join(import.meta.dirname, '../../docs/images/cra.png');

export function drawn(): Promise<Uint8Array> {
  return readFile(PICTURE);
}
