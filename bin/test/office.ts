// LibreOffice, where this machine has all of it: a spreadsheet alone opens no slides.
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** What opens spreadsheets, texts, slides. */
const PROGRAMS: readonly string[] = ['libsclo.so', 'libswlo.so', 'libsdlo.so'];

/** The path of `soffice`, or nothing. */
export function findOffice(path: string | undefined): string | undefined {
  const places = (path ?? '').split(delimiter).map((folder) => join(folder, 'soffice'));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) return undefined;
  const folder = dirname(realpathSync(found));
  return PROGRAMS.every((program) => existsSync(join(folder, program))) ? found : undefined;
}
