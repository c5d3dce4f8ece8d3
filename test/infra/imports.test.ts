// The import table is what the linter holds: each row is tried with every import of the table, in each form and depth.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importOverrides, importsFile, sentenceOf } from '../../infra/imports/biome.ts';
import { IMPORT_TABLE, NODE, PACKAGES, type Row } from '../../infra/imports/table.ts';

const root = join(import.meta.dirname, '../..');
const isFile = (path: string) => /\.(ts|mjs)$/.test(path);
const ALIASED = IMPORT_TABLE.map(({ folder }) => folder).filter((folder) =>
  /^(bot|infra\/local)/.test(folder),
);
const MODULES = [
  'zod',
  'node:crypto',
  'node:fs',
  '@aws-sdk/lib-dynamodb',
  '@mattermost/client',
  '@slack/bolt',
  'exceljs',
  'aws-cdk-lib',
];

/** What the table says of an import, read as a person would, without the linter's patterns. */
function accepts({ folder, may }: Row, specifier: string): boolean {
  if (!specifier.startsWith('#')) return acceptsModule(may, specifier);
  const file = specifier.replace('#bot/', 'bot/').replace('#local/', 'infra/local/');
  const owner = ownerOf(file);
  if (may.includes('bot') && file.startsWith('bot/')) return true;
  return may.includes(file) || may.includes(owner) || (owner === folder && file !== folder);
}

function acceptsModule(may: readonly string[], specifier: string): boolean {
  if (may.includes(PACKAGES) || (may.includes(NODE) && specifier.startsWith('node:'))) return true;
  return may.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

/** The narrowest row that the file belongs to. */
function ownerOf(file: string): string {
  const owners = IMPORT_TABLE.filter(({ folder }) => file === folder || file.startsWith(`${folder}/`));
  return owners.map(({ folder }) => folder).sort((a, b) => b.length - a.length)[0] ?? '';
}

function specifiersOf(): string[] {
  const paths = ALIASED.map((folder) => (isFile(folder) ? folder : `${folder}/some/file.ts`));
  return [
    ...paths.map((path) => path.replace(/^bot/, '#bot').replace(/^infra\/local/, '#local')),
    '#bot/storage/keys.ts',
    ...MODULES,
  ];
}

/** The files of the temporary project, and for each line of them whether the linter refuses it. */
const project = realpathSync(mkdtempSync(join(tmpdir(), 'coopilote-imports-')));
let refusals: ReadonlyMap<string, string>;

function placesOf({ folder }: Row): string[] {
  if (isFile(folder)) return [folder];
  return ['', 'one/', 'one/two/', 'one/two/three/', 'one/two/three/four/'].map(
    (below) => `${folder}/${below}tried.ts`,
  );
}

const FORMS = [
  (specifier: string) => `import { thing } from '${specifier}';`,
  (specifier: string) => `import type { Thing } from '${specifier}';`,
  (specifier: string) => `export { other } from '${specifier}';`,
  (specifier: string) => `export const late = () => import('${specifier}');`,
];
const DETOURS = [
  '../../../../../../elsewhere.ts',
  './../../../../../../elsewhere.ts',
  '#bot/forms/../../infra/elsewhere.ts',
];

/** Plain JavaScript knows no import of types. */
function formsFor({ folder }: Row): typeof FORMS {
  return folder.endsWith('.mjs') ? FORMS.filter((form) => !form('').startsWith('import type')) : FORMS;
}

interface Line {
  readonly code: string;
  readonly accepted: boolean;
}

function linesOf(row: Row): Line[] {
  const tried = specifiersOf().map((specifier) => ({ specifier, accepted: accepts(row, specifier) }));
  const detours = DETOURS.map((specifier) => ({ specifier, accepted: false }));
  return [...tried, ...detours].flatMap(({ specifier, accepted }) =>
    formsFor(row).map((form) => ({ code: form(specifier), accepted })),
  );
}

beforeAll(() => {
  for (const row of IMPORT_TABLE) {
    for (const place of placesOf(row)) {
      mkdirSync(join(project, dirname(place)), { recursive: true });
      writeFileSync(
        join(project, place),
        linesOf(row)
          .map(({ code }) => `${code}\n`)
          .join(''),
      );
    }
  }
  const rules = { preset: 'none' };
  writeFileSync(
    join(project, 'biome.json'),
    JSON.stringify({ root: true, linter: { rules }, overrides: importOverrides() }),
  );
  refusals = lint();
});

afterAll(() => rmSync(project, { recursive: true }));

/** « place:line » → the sentence. */
function lint(): Map<string, string> {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'lint', '--max-diagnostics=none', '--reporter=github', '.'];
  const found = new Map<string, string>();
  for (const line of execute(args).split('\n')) {
    const [, file = '', at = '', sentence = ''] = /file=([^,]+),line=(\d+),.*?::(.*)$/.exec(line) ?? [];
    if (file !== '') found.set(`${relative(project, file)}:${at}`, sentence);
  }
  return found;
}

function execute(args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, args, {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1e8,
    });
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout);
  }
}

test.each(IMPORT_TABLE.map((row) => [row.folder, row] as const))(
  '%s imports what the table says, and nothing else',
  (_, row) => {
    const lines = linesOf(row);
    expect(new Set(lines.map(({ accepted }) => accepted))).toEqual(new Set([true, false]));
    for (const place of placesOf(row)) {
      const refused = (index: number) => refusals.get(`${place}:${index + 1}`) === sentenceOf(row);
      const wrong = lines
        .filter(({ accepted }, index) => refused(index) === accepted)
        .map(({ code }) => code);
      expect(wrong, place).toEqual([]);
    }
  },
);

test('a folder has one row: a second would replace the first', () => {
  const folders = IMPORT_TABLE.map(({ folder }) => folder);
  expect(folders).toEqual([...new Set(folders)]);
});

test('a folder without an alias is reached by the shortest path', () => {
  const bin = importOverrides().find(({ includes }) => includes[0] === 'bin/*');
  const local = importOverrides().find(({ includes }) => includes[0] === 'infra/local/*/*');
  expect(JSON.stringify(bin)).toContain('"!../lambdas/**"');
  expect(JSON.stringify(local)).toContain('"!../../../lambdas/**"');
});

test('the linter reads the table as it is', () => {
  expect(readFileSync(join(root, 'infra/imports/table.biome.json'), 'utf8')).toBe(importsFile());
  expect(JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')).extends).toEqual([
    './infra/imports/table.biome.json',
  ]);
});
