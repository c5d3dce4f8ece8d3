// Finds communes by what a person types: name, postcode, INSEE code, département, arrondissement, with their slips.
import { lazily } from '#bot/forms/remembering.ts';
import { distance, fold, tolerance, words } from '#bot/forms/words.ts';
import { type Column, rowsWith, valueAt } from './column.ts';
import type { Commune, Table, Territoire } from './communes.ts';

/** One commune is meant only when its whole name or code was typed; otherwise the person chooses, the larger communes first. */
export type CommuneSearch =
  | { readonly commune: Commune }
  | { readonly candidates: readonly Commune[] }
  | { readonly none: true; readonly near: readonly Commune[] };

const LONGEST = 120;
const MOST_CANDIDATES = 50;
const MOST_NEAR = 5;

/** One way to understand the words typed. */
interface Reading {
  readonly nom: string;
  readonly departement?: string;
  /** Five characters: a postcode, an INSEE code, or both. */
  readonly code?: string;
}

export function makeSearch(
  table: Table,
  at: (row: number) => Commune | undefined,
): (text: string) => CommuneSearch {
  const exact = lazily(() => rowsByName(table.folded));
  const masks = lazily(() => letterMasks(table.folded));
  const departements = lazily(() => table.departements.map(wordsOfDepartement));
  const communes = (rows: readonly number[], most: number) =>
    rows.slice(0, most).flatMap((row) => at(row) ?? []);
  const largest = (rows: readonly number[]) => communes(bySize(table, rows), MOST_CANDIDATES);
  return (text) => {
    const readings = text.length > LONGEST ? [] : readingsOf(text, departements());
    const whole = largest(rowsOf(readings, (reading) => allowed(table, reading, named(reading, exact()))));
    const begun = () =>
      largest(rowsOf(readings, (reading) => allowed(table, reading, begunBy(table, '\n', reading))));
    const inside = () =>
      largest(rowsOf(readings, (reading) => allowed(table, reading, begunBy(table, ' ', reading))));
    return (
      answer(whole, { sure: true }) ??
      // « Paris 75012 »: the code leaves one.
      answer(begun(), { sure: readings.some(({ code }) => code) }) ??
      answer(inside(), { sure: false }) ?? {
        none: true,
        near: communes(nearestRows(table, readings, masks()), MOST_NEAR),
      }
    );
  };
}

function answer(found: readonly Commune[], { sure }: { readonly sure: boolean }): CommuneSearch | undefined {
  const [only, ...others] = found;
  if (!only) return undefined;
  return sure && others.length === 0 ? { commune: only } : { candidates: found };
}

function rowsOf(
  readings: readonly Reading[],
  rows: (reading: Reading) => readonly number[],
): readonly number[] {
  return [...new Set(readings.flatMap(rows))];
}

function readingsOf(text: string, departements: readonly Departement[]): readonly Reading[] {
  const typed = words(text).map((word) => SHORT.get(word) ?? word);
  const code = typed.find((word) => /^(?:\d|2[ab])\d{3,4}$/.test(word) && word.length === 5);
  const rest = typed.filter((word) => word !== code);
  if (rest.length === 0) return code ? [{ nom: '', code }] : [];
  const inBrackets = /\(\w{2,3}\)\s*$/.test(text);
  const readings = [
    { nom: rest.join(' ') },
    // « Marseille (13) » is the whole town, « Marseille 13 » may be its 13e arrondissement.
    ...(inBrackets ? [] : arrondissement(rest)),
    ...withDepartement(rest, departements),
  ];
  return code ? readings.map((reading) => ({ ...reading, code })) : readings;
}

const SHORT = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
]);

/** « Paris 12 », « lyon 3ème arr. »: the official name is « Paris 12e Arrondissement ». */
function arrondissement(typed: readonly string[]): readonly Reading[] {
  const match = /^(.+) 0?(\d{1,2}) ?(?:er|ere|e|eme|ieme)?(?: arr[a-z]*)?$/.exec(typed.join(' '));
  if (!match) return [];
  const [, ville, number] = match;
  return [{ nom: `${ville} ${number === '1' ? '1er' : `${number}e`} arrondissement` }];
}

interface Departement {
  readonly code: string;
  readonly folded: string;
  readonly noms: readonly string[];
}

function wordsOfDepartement({ code, nom }: Territoire): Departement {
  return { code, folded: fold(code), noms: words(nom) };
}

/** « Saint-Denis (974) », « 29 Quimper », « Saint-Denis, La Réunion ». */
function withDepartement(typed: readonly string[], departements: readonly Departement[]): readonly Reading[] {
  return departements.flatMap(({ code, folded, noms }) => {
    const before = typed.slice(0, -noms.length);
    const said = noms.every((word, i) => typed[before.length + i] === word);
    const rests = [
      typed.at(-1) === folded ? typed.slice(0, -1) : [],
      typed[0] === folded ? typed.slice(1) : [],
      said ? before : [],
    ];
    return rests
      .filter((rest) => rest.length > 0)
      .map((rest) => ({ nom: rest.join(' '), departement: code }));
  });
}

function rowsByName(folded: Column): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  for (const [row, nom] of folded.text.slice(1, -1).split('\n').entries()) {
    const same = rows.get(nom);
    if (same) same.push(row);
    else rows.set(nom, [row]);
  }
  return rows;
}

/** `undefined` when no name was typed: any will do. */
function named(
  { nom }: Reading,
  exact: ReadonlyMap<string, readonly number[]>,
): readonly number[] | undefined {
  return nom === '' ? undefined : (exact.get(nom) ?? []);
}

function begunBy({ folded }: Table, before: string, { nom }: Reading): readonly number[] {
  return nom.length < 2 ? [] : rowsWith(folded, `${before}${nom}`);
}

/** The rows that the code and the département typed leave; all rows of the code when there is no name. */
function allowed(
  table: Table,
  { code, departement }: Reading,
  rows: readonly number[] | undefined,
): readonly number[] {
  const coded = code === undefined ? undefined : new Set(rowsOfCode(table, code));
  return (rows ?? [...(coded ?? [])]).filter((row) => {
    const inDepartement = departement === undefined || valueAt(table.codes, row).startsWith(departement);
    return inDepartement && (coded === undefined || coded.has(row));
  });
}

function rowsOfCode(table: Table, code: string): readonly number[] {
  return [...rowsWith(table.codesPostaux, code), ...rowsWith(table.codes, code.toUpperCase())];
}

function bySize({ sizes }: Table, rows: readonly number[]): readonly number[] {
  const size = (row: number) => sizes.text.charCodeAt(sizes.starts()[row] ?? 0);
  return rows.toSorted((a, b) => size(b) - size(a) || a - b);
}

/** Which letters each name has, a bit a letter: a slip changes two at most, so most names are set aside without being compared. */
function letterMasks({ text, starts }: Column): Uint32Array {
  return starts().map((start) => letterMask(text, start));
}

function letterMask(text: string, start: number): number {
  let mask = 0;
  for (let at = start; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    if (letter === 10) break;
    mask |= 1 << (letter & 31);
  }
  return mask;
}

function nearestRows(table: Table, readings: readonly Reading[], masks: Uint32Array): readonly number[] {
  const found = readings.flatMap((reading) => nearRows(table, reading, masks));
  const ranked = bySize(
    table,
    found.map(({ row }) => row),
  );
  const far = new Map(found.map(({ row, slips }) => [row, slips]));
  return [...new Set(ranked)].toSorted((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0));
}

function nearRows(
  table: Table,
  reading: Reading,
  masks: Uint32Array,
): readonly { readonly row: number; readonly slips: number }[] {
  const max = tolerance(reading.nom.length);
  if (max === 0) return [];
  const mask = letterMask(`${reading.nom}\n`, 0);
  const alike: number[] = [];
  for (const [row, other] of masks.entries()) if (bits(mask ^ other) <= 2 * max) alike.push(row);
  return allowed(table, reading, alike).flatMap((row) => {
    const slips = distance(reading.nom, valueAt(table.folded, row), max);
    return slips <= max ? [{ row, slips }] : [];
  });
}

function bits(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
