// Bundles a page of this machine into a directory that any file server can serve.
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

/** The page of the pocket Mattermost. */
export const buildPage = (outDirectory: string): Promise<void> =>
  bundlePage(import.meta.dirname, outDirectory);

/** From a folder that has `index.html`, `main.ts` and `page.css`. */
export const bundlePage = async (source: string, outDirectory: string): Promise<void> => {
  await mkdir(outDirectory, { recursive: true });
  await build({
    entryPoints: [join(source, 'main.ts'), join(source, 'page.css')],
    outdir: outDirectory,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2023',
    logLevel: 'warning',
  });
  await copyFile(join(source, 'index.html'), join(outDirectory, 'index.html'));
};
