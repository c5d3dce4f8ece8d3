// Turns the import table into Biome's overrides, and tells what the table says of one import.
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
const ALIASES: readonly (readonly [folder: string, alias: string])[] = [
  ['infra/local', '#local'],
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

function overrideOf({ table, row, depth }: { table: readonly Row[]; row: Row; depth: number }): Override {
  const refused = row.may.includes(PACKAGES) ? OUR_OWN : ['**'];
  const accepted = [...ownFiles(row, depth), ...row.may.flatMap((target) => patternsOf(target, row, depth))];
  const patterns = [{ group: [...refused, ...accepted, ...DETOURS], message: sentenceOf(row) }];
  return {
    includes: includesOf({ table, row, depth }),
    linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
  };
}

function depthsOf(row: Row): number[] {
  return isFile(row.folder) ? [0] : Array.from({ length: DEEPEST + 1 }, (_, depth) => depth);
}

function includesOf({ table, row, depth }: { table: readonly Row[]; row: Row; depth: number }): string[] {
  if (isFile(row.folder)) return [row.folder];
  const below = depth === DEEPEST ? `${'/*'.repeat(DEEPEST)}/**` : '/*'.repeat(depth + 1);
  const nested = table.filter((other) => other.folder.startsWith(`${row.folder}/`));
  return [
    row.folder + below,
    ...nested.map((other) => `!${other.folder}${isFile(other.folder) ? '' : '/**'}`),
  ];
}

/** A file sees its neighbours and what is right above it, never out of its row's folder. */
function ownFiles(row: Row, depth: number): string[] {
  if (isFile(row.folder)) return [];
  const alias = aliasOf(row.folder);
  const own = alias === undefined ? [] : [`!${alias}/**`];
  return ['!./**', ...(depth > 0 ? ['!../*'] : []), ...own];
}

function patternsOf(target: string, row: Row, depth: number): string[] {
  if (target === PACKAGES) return [];
  if (target === NODE) return ['!node:*', '!node:*/**'];
  const place = isPlace(target) ? (aliasOf(target) ?? relative(row, depth, target)) : target;
  return isFile(target) ? [`!${place}`] : [`!${place}`, `!${place}/**`];
}

function aliasOf(path: string): string | undefined {
  for (const [folder, alias] of ALIASES) {
    if (path === folder || path.startsWith(`${folder}/`)) return alias + path.slice(folder.length);
  }
  return undefined;
}

function relative(row: Row, depth: number, target: string): string {
  const levels = row.folder.split('/').length + (isFile(row.folder) ? -1 : depth);
  const parent = row.folder.slice(0, row.folder.lastIndexOf('/') + 1);
  if (isFile(row.folder) && target.startsWith(parent)) return `./${target.slice(parent.length)}`;
  return '../'.repeat(levels) + target;
}

function isPlace(target: string): boolean {
  return /^(bot|lambdas|infra|bin)(\/|$)/.test(target);
}

function isFile(path: string): boolean {
  return /\.m?ts$|\.mjs$/.test(path);
}
