// Bundles the page of the pocket Mattermost into a directory that any file server can serve.
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const here = import.meta.dirname;

export const buildPage = async (outDirectory: string): Promise<void> => {
  await mkdir(outDirectory, { recursive: true });
  await build({
    entryPoints: [join(here, 'main.ts'), join(here, 'page.css')],
    outdir: outDirectory,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    logLevel: 'warning',
  });
  await copyFile(join(here, 'index.html'), join(outDirectory, 'index.html'));
};
