// What holds of every file of ours whatever it is about: its name, its first line, and what it may not say.
import { expect, test } from 'vitest';
import { IMPORT_TABLE } from '../../infra/imports/table.ts';
import { type OwnFile, ownFiles } from './own-files.ts';

const files = ownFiles();
const code = files.filter(({ path }) => /\.(ts|mjs)$/.test(path));
/** This file names what it refuses. */
const others = code.filter(({ path }) => path !== 'test/infra/tree.test.ts');

function pathsWhere(list: readonly OwnFile[], holds: (file: OwnFile) => boolean): string[] {
  return list.filter(holds).map(({ path }) => path);
}

function saying(list: readonly OwnFile[], words: RegExp): string[] {
  return list.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (words.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );
}

test('there are files to look at', () => {
  expect(code.length).toBeGreaterThan(20);
});

test('every file opens with one sentence that says what it is for', () => {
  expect(pathsWhere(code, ({ text }) => !/^\/\/ \S.*[.?!…]\n/.test(text))).toEqual([]);
});

test('nothing is left for later', () => {
  expect(saying(others, /\b(TODO|FIXME|XXX|HACK)\b/)).toEqual([]);
});

test('no test is skipped, nor run alone', () => {
  expect(saying(others, /\b(test|it|describe|suite)(\.\w+)*\.(skip|only|todo|fails)\b/)).toEqual([]);
});

test('the compiler is never told to look away, but by tests of types', () => {
  expect(saying(others, /@ts-(ignore|nocheck)/)).toEqual([]);
  expect(
    saying(
      others.filter(({ path }) => !path.startsWith('test/')),
      /@ts-expect-error/,
    ),
  ).toEqual([]);
});

test('names of files and folders are kebab-case', () => {
  const written = files.filter(({ path }) => !path.includes('/__snapshots__/'));
  const name = /^\.?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
  const document = /^[A-Z]+\.md$/;
  const fits = (part: string) => name.test(part) || document.test(part);
  expect(pathsWhere(written, ({ path }) => !path.split('/').every(fits))).toEqual([]);
});

test('no file is named after what it is not about', () => {
  const vague = /(^|[/.-])(utils?|commons?|helpers?|services?|managers?|shared|misc)([/.-]|$)/;
  expect(pathsWhere(files, ({ path }) => vague.test(path))).toEqual([]);
});

test('every source file is in the import table', () => {
  const sources = code.filter(({ path }) => /^(bot|lambdas|infra|bin)\//.test(path));
  const inTable = ({ path }: OwnFile) =>
    IMPORT_TABLE.some(({ folder }) => path === folder || path.startsWith(`${folder}/`));
  expect(pathsWhere(sources, (file) => !inTable(file))).toEqual([]);
});

test('what the bot asks of the world and its settings take types only from the folders that use them', () => {
  const leaves = others.filter(({ path }) => path === 'bot/ports.ts' || path === 'bot/env.ts');
  expect(saying(leaves, /^import (?!type ).*from '#bot/)).toEqual([]);
});
