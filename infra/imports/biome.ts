// Turns the import table into Biome's overrides, and tells what the table says of one import.
import { posix } from 'node:path';
import { IMPORT_TABLE, NODE, PACKAGES, type Row } from './table.ts';

export interface Override {
  readonly includes: readonly string[];
  readonly linter: { readonly rules: { readonly style: { readonly noRestrictedImports: unknown } } };
}

/** Below this depth all folders share one override. Overlapping overrides would replace each other, hence one a folder and depth. */
const DEEPEST = 3;
/** Biome's patterns are those of .gitignore: the last that fits decides, `!` takes back; it knows no character class. */
const OUR_OWN = ['#*', '#*/**', './**', '../**'];
const DETOURS = ['./../**', '#*/**/../**'];
/** The named `z` holds zod's messages in every language: 264 KB of a bundle. */
const PATHS = {
  zod: {
    importNames: ['z'],
    message: "Write `import * as z from 'zod'`, which leaves out what is not used.",
  },
};
const ALIASES: readonly (readonly [folder: string, alias: string])[] = [
  ['infra/local', '#local'],
  ['infra/connect', '#connect'],
  ['bot', '#bot'],
];

export function sentenceOf(row: Row): string {
  return `${row.folder} may import ${row.may.join(', ')} only (infra/imports/table.ts).`;
}

export function importOverrides(table: readonly Row[] = IMPORT_TABLE): Override[] {
  return table.flatMap((row) => depthsOf(row).map((depth) => overrideOf({ table, row, depth })));
}

/** The file that `biome.json` extends: an override a line, for a readable difference. */
export function importsFile(): string {
  const lines = importOverrides().map((override) => `    ${JSON.stringify(override)}`);
  return `{\n  "overrides": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

interface Place {
  readonly table: readonly Row[];
  readonly row: Row;
  readonly depth: number;
}

function overrideOf(place: Place): Override {
  const { row } = place;
  const refused = row.may.includes(PACKAGES) ? OUR_OWN : ['**'];
  const accepted = [...ownFiles(place), ...row.may.flatMap((target) => patternsOf(target, place))];
  const patterns = [{ group: [...refused, ...accepted, ...DETOURS], message: sentenceOf(row) }];
  return {
    includes: includesOf(place),
    linter: {
      rules: { style: { noRestrictedImports: { level: 'error', options: { paths: PATHS, patterns } } } },
    },
  };
}

function depthsOf(row: Row): number[] {
  return isFile(row.folder) ? [0] : Array.from({ length: DEEPEST + 1 }, (_, depth) => depth);
}

function includesOf({ table, row, depth }: Place): string[] {
  if (isFile(row.folder)) return [row.folder];
  const below = depth === DEEPEST ? `${'/*'.repeat(DEEPEST)}/**` : '/*'.repeat(depth + 1);
  const inner = innerRows(table, row.folder).map(({ folder }) => `!${folder}${isFile(folder) ? '' : '/**'}`);
  return [row.folder + below, ...inner];
}

/** Rows about a part of the folder: that part is not the folder's any more. */
function innerRows(table: readonly Row[], folder: string): Row[] {
  return table.filter((row) => row.folder.startsWith(`${folder}/`));
}

/** A file sees its neighbours and what is right above it, never out of its row's folder. */
function ownFiles(place: Place): string[] {
  if (isFile(place.row.folder)) return [];
  const alias = aliasOf(place.row.folder);
  const own = alias === undefined ? [] : patternsOf(place.row.folder, place);
  const inner = innerRows(place.table, place.row.folder).map(({ folder }) =>
    folder.slice(place.row.folder.length + 1),
  );
  const beside = place.depth === 0 ? inner.flatMap((folder) => [`./${folder}`, `./${folder}/**`]) : [];
  return ['!./**', ...beside, ...(place.depth > 0 ? ['!../*'] : []), ...own];
}

function patternsOf(target: string, place: Place): string[] {
  if (target === PACKAGES) return [];
  if (target === NODE) return ['!node:*', '!node:*/**'];
  if (!isPlace(target)) return [`!${target}`, `!${target}/**`];
  const isRow = place.table.some(({ folder }) => folder === target);
  const inner = isRow ? innerRows(place.table, target).map(({ folder }) => folder) : [];
  const refused = inner.filter((folder) => folder !== place.row.folder && !place.row.may.includes(folder));
  return [
    ...within(target, place).map((path) => `!${path}`),
    ...refused.flatMap((folder) => within(folder, place)),
  ];
}

function within(target: string, place: Place): string[] {
  const path = aliasOf(target) ?? relative(target, place);
  return isFile(target) ? [path] : [path, `${path}/**`];
}

function aliasOf(path: string): string | undefined {
  for (const [folder, alias] of ALIASES) {
    if (path === folder || path.startsWith(`${folder}/`)) return alias + path.slice(folder.length);
  }
  return undefined;
}

/** As a file of the row would write it. */
function relative(target: string, { row, depth }: Place): string {
  const from = isFile(row.folder) ? posix.dirname(row.folder) : row.folder + '/below'.repeat(depth);
  const path = posix.relative(from, target);
  return path.startsWith('.') ? path : `./${path}`;
}

function isPlace(target: string): boolean {
  return /^(bot|lambdas|infra|bin)(\/|$)/.test(target);
}

function isFile(path: string): boolean {
  return /\.(ts|mjs)$/.test(path);
}
