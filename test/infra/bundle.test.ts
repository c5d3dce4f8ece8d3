// What is deployed: one file a handler, which runs by itself, with its data beside it, and never too heavy for a chat.
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { EXEMPLES } from '#local/graphiques/exemples.ts';
import { bundleLambdas, kilobytes } from '../../infra/bundle.ts';

const ROOT = join(import.meta.dirname, '../..');

let lambdas: string;
let out: string;

beforeEach(() => {
  lambdas = mkdtempSync(join(tmpdir(), 'coopilote-lambdas-'));
  out = join(lambdas, 'out');
});
afterEach(() => rmSync(lambdas, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(lambdas, name), text);
}

const bundle = () => bundleLambdas(out, { lambdas });

test('each file that exports a handler becomes one file that runs, CommonJS packages included', async () => {
  write('old.cjs', "const { sep } = require('node:path'); exports.greet = () => 'bonjour' + sep;");
  write('runtime.ts', "export const greeting: string = 'léa';");
  write(
    'jobs.ts',
    "import old from './old.cjs'; import { greeting } from './runtime.ts'; export async function handler() { return old.greet() + greeting; }",
  );
  const bundles = await bundle();
  expect(bundles.map(({ name }) => name)).toEqual(['jobs']);
  const { handler } = await import(pathToFileURL(join(out, 'jobs/index.mjs')).href);
  expect(await handler()).toBe('bonjour/léa');
  expect(existsSync(join(out, 'jobs/index.mjs.map'))).toBe(true);
});

test('data files follow the modules that read them', async () => {
  mkdirSync(join(lambdas, 'territoire'));
  write('territoire/communes.br', 'data');
  write('territoire/communes.ts', "export const file = new URL('./communes.br', import.meta.url);");
  write(
    'jobs.ts',
    "export { file } from './territoire/communes.ts'; export const handler = () => undefined;",
  );
  await bundle();
  const { file } = await import(pathToFileURL(join(out, 'jobs/index.mjs')).href);
  expect(existsSync(file)).toBe(true);
});

test('so do those of a package, named whole by the module that reads them', async () => {
  write('fonts.ts', "export const font = '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf';");
  write('jobs.ts', "export { font } from './fonts.ts'; export const handler = () => undefined;");
  await bundle();
  expect(existsSync(join(out, 'jobs/Inter_400Regular.ttf'))).toBe(true);
});

test('a bundle that writes PDFs has all it needs, away from the repository', async () => {
  write('jobs.ts', `export { renderPdf as handler } from '${join(ROOT, 'bot/documents/pdf.ts')}';`);
  await bundle();
  const { handler } = await import(pathToFileURL(join(out, 'jobs/index.mjs')).href);
  const ecrit = { title: 'Essai', subtitle: '', date: '2026-11-27', sections: [], footer: '' };
  expect(
    Buffer.from(await handler(ecrit))
      .subarray(0, 8)
      .toString(),
  ).toBe('%PDF-1.7');
});

test('so has one that draws charts, in a process apart, with its canvas beside it', async () => {
  const dessin = join(ROOT, 'bot/documents/dessinateur.ts');
  const request = join(ROOT, 'bot/documents/graphiques/request.ts');
  write(
    'charts.ts',
    `import { openDessinateur } from '${dessin}';
     import { requestOf } from '${request}';
     export const handler = async (graphique: never) => {
       const dessinateur = openDessinateur();
       return dessinateur.drawChart(requestOf(graphique)).finally(dessinateur.close);
     };`,
  );
  await bundle();
  const { handler } = await import(pathToFileURL(join(out, 'charts/index.mjs')).href);
  const png = Buffer.from(await handler(EXEMPLES.thematiques));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(existsSync(join(out, 'charts/atelier.mjs'))).toBe(true);
});

test.each([
  [
    'a missing module',
    "import { absent } from './absent.ts'; export const handler = () => absent;",
    'absent.ts',
  ],
  [
    'a missing package required in a try',
    "declare const require: (name: string) => unknown; export const handler = () => { try { return require('no-such-package'); } catch { return undefined; } };",
    'no-such-package',
  ],
  ['a native module', "import native from './native.node'; export const handler = () => native;", '.node'],
])('%s is refused', async (_, text, named) => {
  write('native.node', '');
  write('jobs.ts', text);
  await expect(bundle()).rejects.toThrow(named);
});

test('a door of a chat is refused over 1,000 KB, with where the weight is; another handler is not', async () => {
  write('heavy.ts', `export const heavy = '${'x'.repeat(1_000_001)}';`);
  const handler = "import { heavy } from './heavy.ts'; export const handler = () => heavy;";
  write('jobs.ts', handler);
  expect(await bundle()).toHaveLength(1);
  write('mattermost.ts', handler);
  await expect(bundle()).rejects.toThrow(/^mattermost: 1,000 KB, over[\s\S]*coopilote-lambdas-/);
});

test('sizes are said in thousands of bytes', () => {
  expect(kilobytes(1_234_567)).toBe('1,235 KB');
});
