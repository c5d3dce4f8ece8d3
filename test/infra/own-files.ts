// The project's own files, as text: what is written by hand, without what is installed, generated or recorded.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface OwnFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['bin', 'bot', 'infra', 'lambdas', 'test'];

export function ownFiles(): OwnFile[] {
  const below = FOLDERS.flatMap((folder) => filesIn(folder));
  const above = readdirSync(ROOT).filter((name) => name.endsWith('.ts'));
  return [...above, ...below].map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}

function filesIn(folder: string): string[] {
  if (folder === 'test/fixtures') return [];
  return entriesOf(folder).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

/** A clone has no folder for what is still empty. */
function entriesOf(folder: string) {
  try {
    return readdirSync(join(ROOT, folder), { withFileTypes: true });
  } catch {
    return [];
  }
}
