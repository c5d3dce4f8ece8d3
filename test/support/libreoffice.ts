// Files opened by LibreOffice, as people do: each becomes a PDF, whose text is read again.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { readPdf } from './pdf-reading.ts';

export interface Converted {
  /** Which of its programs opened the file: it says that all is well of files that it could not open. */
  readonly filter: string;
  readonly pages: readonly string[];
}

/** By name; one start for all. A profile of its own: LibreOffice refuses to share one. */
export async function convert(
  files: Readonly<Record<string, Uint8Array>>,
): Promise<Readonly<Record<string, Converted>>> {
  const folder = await mkdtemp(join(tmpdir(), 'coopilote-office-'));
  try {
    const names = Object.keys(files);
    for (const name of names) await writeFile(join(folder, name), files[name] ?? '');
    const profile = pathToFileURL(join(folder, 'profile')).href;
    const { stdout } = await promisify(execFile)(
      'soffice',
      [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', 'out', ...names],
      { cwd: folder, timeout: 100_000 },
    );
    const converted = names.map(async (name) => {
      const line = stdout.split('\n').find((one) => one.includes(`/${name} `));
      const pdf = await readFile(join(folder, 'out', name.replace(/\.\w+$/, '.pdf')));
      const { drawn } = await readPdf(pdf);
      return [name, { filter: line?.split('using filter : ')[1]?.trim() ?? '', pages: drawn }] as const;
    });
    return Object.fromEntries(await Promise.all(converted));
  } finally {
    await rm(folder, { recursive: true });
  }
}
