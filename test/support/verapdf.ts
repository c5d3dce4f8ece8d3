// Asks veraPDF whether files keep PDF/UA-1, the standard of accessible PDFs.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { findJava } from '#local/java.ts';

export interface Verdict {
  readonly compliant: boolean;
  /** Clause, test and sentence of each rule that is broken. */
  readonly broken: readonly string[];
}

const Verdict = z.object({ compliant: z.boolean(), broken: z.array(z.string()) });
const DATA = join(import.meta.dirname, '../../.data');
const RHINO = 'org.mozilla.javascript.tools.shell.Main';

/** One verdict a file, from one start of Java: a second and a half in all. */
export async function verify(files: readonly Uint8Array[]): Promise<readonly Verdict[]> {
  const folder = mkdtempSync(join(tmpdir(), 'coopilote-pdf-'));
  const paths = files.map((bytes, at) => {
    const path = join(folder, `${at}.pdf`);
    writeFileSync(path, bytes);
    return path;
  });
  const jars = join(process.env.VERAPDF ?? join(DATA, 'verapdf'), '*');
  const script = join(import.meta.dirname, 'verapdf-script.js');
  const args = ['-cp', jars, RHINO, script, ...paths];
  try {
    const { stdout } = await promisify(execFile)(findJava({ env: process.env, data: DATA }), args);
    return stdout
      .trim()
      .split('\n')
      .map((line) => Verdict.parse(JSON.parse(line)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
