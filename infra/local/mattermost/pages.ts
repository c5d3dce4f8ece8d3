// What is neither the API nor a hook: the web page, from a directory of files, with its front page for every other address.
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { raw } from './answers.ts';
import type { Answer } from './pocket.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

const noPage =
  '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Mattermost de poche</title><p>Ce serveur n’a pas de page : utilisez son API.</p></html>';

export async function answerPage(directory: string | undefined, path: string): Promise<Answer> {
  if (!directory) return raw('text/html', noPage);
  const type = types[extname(path)];
  // `normalize` of an absolute path cannot climb above its root.
  const file = type && (await readFile(join(directory, normalize(path))).catch(() => undefined));
  if (type && file) return raw(type, file, { 'cache-control': 'no-cache' });
  return raw('text/html', await readFile(join(directory, 'index.html')), { 'cache-control': 'no-cache' });
}
