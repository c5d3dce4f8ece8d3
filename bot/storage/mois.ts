// A mediator's figures by month: the whole, its parts by type and place, and what is counted by words; changed in the very transaction of a CRA.
import * as z from 'zod';
import type { Cra } from '#bot/domain/cra/cra.ts';
import type { Deps, Item, Key, WriteAction } from '#bot/ports.ts';
import { add, type Counters, isNothing, subtract, sumOf } from '#bot/stats/compteurs.ts';
import { countWords, rollupOf } from '#bot/stats/count.ts';
import { type MonthOfFigures, monthOf, partOf } from '#bot/stats/mois.ts';
import {
  emptyRollup,
  isEmptyRollup,
  packCounters,
  packRollup,
  type Rollup,
  subtractRollups,
  sumRollups,
  unpackCounters,
  unpackRollup,
} from '#bot/stats/rollup.ts';
import { keyOf, rangeOf } from './keys.ts';
import { allPages } from './pages.ts';
import { itemAt, parseRecord } from './record.ts';

/** Figures written before people were in them are counters by name. */
const moisSchema = z.object({
  x: z.union([
    z.string().transform(unpackRollup),
    z.record(z.string(), z.number()).transform((c) => ({ c, p: {} })),
  ]),
  rev: z.number(),
});

const motsSchema = z.object({ scelle: z.string(), rev: z.number() });

export interface FigureChange {
  readonly auteur: string;
  readonly before: Cra | undefined;
  readonly after: Cra | undefined;
}

/** The records that a CRA counts in. The month's own is changed whenever a part of it is: who replaces them all stands on that one. */
export function figureKeys(auteur: string, cra: Cra): readonly Key[] {
  return [wholeKey(auteur, cra), partKey(auteur, cra), wordsKey(auteur, cra)];
}

const wholeKey = (auteur: string, cra: Cra): Key => keyOf.mois(auteur, monthOf(cra));
const wordsKey = (auteur: string, cra: Cra): Key => keyOf.moisMots(auteur, monthOf(cra));
const partKey = (auteur: string, cra: Cra): Key => keyOf.moisPart(auteur, monthOf(cra), partOf(cra));

/** The actions that make the figures follow a change, over the records read a moment before (`have`) and those that they lack. */
export async function figureActions(
  change: FigureChange,
  have: { readonly read: readonly Item[]; readonly keys: readonly Key[] },
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly WriteAction[]> {
  const counted = [...deltasBy(wholeKey, change), ...deltasBy(partKey, change)].filter(
    ({ delta }) => !isEmptyRollup(delta),
  );
  const words = wordDeltas(change).filter(({ delta }) => !isNothing(delta));
  const lacking = [...counted, ...words]
    .map(({ key }) => key)
    .filter(({ sk }) => !have.keys.some((key) => key.sk === sk));
  const read = lacking.length === 0 ? have.read : [...have.read, ...(await deps.table.get(lacking))];
  return [
    ...counted.map(({ key, delta }) => putRollup(key, delta, read)),
    ...(await Promise.all(words.map(({ key, delta }) => putWords({ ...change, key, delta }, read, deps)))),
  ];
}

interface Delta<T> {
  readonly key: Key;
  readonly delta: T;
}

/** One difference where both are in one record, two where the CRA went from one to another. */
function deltasBy(
  keyIn: (auteur: string, cra: Cra) => Key,
  { auteur, before, after }: FigureChange,
): readonly Delta<Rollup>[] {
  const [left, entered] = [before && keyIn(auteur, before), after && keyIn(auteur, after)];
  if (left && entered && left.sk === entered.sk)
    return [{ key: entered, delta: subtractRollups(rollupOf(after), rollupOf(before)) }];
  return [
    ...(left ? [{ key: left, delta: subtractRollups(rollupOf(undefined), rollupOf(before)) }] : []),
    ...(entered ? [{ key: entered, delta: rollupOf(after) }] : []),
  ];
}

function wordDeltas({ auteur, before, after }: FigureChange): readonly Delta<Counters>[] {
  const [was, is] = [before ? countWords(before) : {}, after ? countWords(after) : {}];
  const [left, entered] = [before && wordsKey(auteur, before), after && wordsKey(auteur, after)];
  if (left && entered && left.sk === entered.sk) return [{ key: entered, delta: subtract(is, was) }];
  return [
    ...(left ? [{ key: left, delta: subtract({}, was) }] : []),
    ...(entered ? [{ key: entered, delta: is }] : []),
  ];
}

/** The rollup of a record among those read, and its revision: empty where there is none. */
function rollupIn(read: readonly Item[], key: Key): z.infer<typeof moisSchema> {
  const item = itemAt(read, key);
  return item ? parseRecord('mois', moisSchema, item) : { x: rollupOf(undefined), rev: 0 };
}

/** The action that adds a difference to a record of figures. */
function putRollup(key: Key, delta: Rollup, read: readonly Item[]): WriteAction {
  const { x, rev } = rollupIn(read, key);
  return replaceRollup(key, sumRollups([x, delta]), rev);
}

/** The action that writes a record of figures over that revision. */
function replaceRollup(key: Key, rollup: Rollup, rev: number): WriteAction {
  return {
    put: { ...key, entity: 'mois', v: 2, x: packRollup(rollup), rev: rev + 1 },
    when: { is: 'absent-or-equal', attributes: { rev } },
  };
}

async function putWords(
  { auteur, key, delta }: Delta<Counters> & { readonly auteur: string },
  read: readonly Item[],
  { keyring }: Pick<Deps, 'keyring'>,
): Promise<WriteAction> {
  const { words, rev } = await wordsIn(read, key, { keyring });
  return replaceWords({ auteur, key, words: add(words, delta), rev }, { keyring });
}

async function wordsIn(
  read: readonly Item[],
  key: Key,
  { keyring }: Pick<Deps, 'keyring'>,
): Promise<{ readonly words: Counters; readonly rev: number }> {
  const item = itemAt(read, key);
  if (!item) return { words: {}, rev: 0 };
  const { scelle, rev } = parseRecord('mots', motsSchema, item);
  return { words: unpackCounters(await keyring.open(scelle)), rev };
}

/** The action that writes what is counted by words over that revision: sealed, as tags and démarches may say much. */
async function replaceWords(
  {
    auteur,
    key,
    words,
    rev,
  }: { readonly auteur: string; readonly key: Key; readonly words: Counters; readonly rev: number },
  { keyring }: Pick<Deps, 'keyring'>,
): Promise<WriteAction> {
  return {
    put: {
      ...key,
      entity: 'mots',
      v: 1,
      scelle: await keyring.seal(auteur, packCounters(words)),
      rev: rev + 1,
    },
    when: { is: 'absent-or-equal', attributes: { rev } },
  };
}

/**
 * The actions that put the figures of a whole month in the place of all that was read of it; what has gone is left empty, its revision
 * kept. The month's own record comes first; none where nothing changes.
 */
export async function monthActions(
  of: { readonly auteur: string; readonly month: string; readonly figures: MonthOfFigures },
  read: readonly Item[],
  deps: Pick<Deps, 'keyring'>,
): Promise<readonly WriteAction[]> {
  const { auteur, month, figures } = of;
  const parts = [...figures.parts].map(([part, rollup]) => ({
    key: keyOf.moisPart(auteur, month, part),
    rollup,
  }));
  const gone = read
    .filter(({ sk }) => sk.startsWith('S#') && !parts.some(({ key }) => key.sk === sk))
    .map(({ pk, sk }) => ({ key: { pk, sk }, rollup: emptyRollup }));
  const changed = [...parts, ...gone].filter(
    ({ key, rollup }) => itemAt(read, key)?.x !== packRollup(rollup),
  );
  const whole = keyOf.mois(auteur, month);
  const others = [
    ...changed.map(({ key, rollup }) => replaceRollup(key, rollup, rollupIn(read, key).rev)),
    ...(await wordActions(of, read, deps)),
  ];
  if (others.length === 0 && itemAt(read, whole)?.x === packRollup(figures.whole)) return [];
  return [replaceRollup(whole, figures.whole, rollupIn(read, whole).rev), ...others];
}

async function wordActions(
  {
    auteur,
    month,
    figures,
  }: { readonly auteur: string; readonly month: string; readonly figures: MonthOfFigures },
  read: readonly Item[],
  deps: Pick<Deps, 'keyring'>,
): Promise<readonly WriteAction[]> {
  const key = keyOf.moisMots(auteur, month);
  const { words: known, rev } = await wordsIn(read, key, deps);
  if (packCounters(known) === packCounters(figures.words)) return [];
  return [await replaceWords({ auteur, key, words: figures.words, rev }, deps)];
}

export interface MonthFigures {
  /** YYYY-MM */
  readonly month: string;
  readonly rollup: Rollup;
}

interface Months {
  readonly from: string;
  readonly to: string;
}

/** Whole months, both included (YYYY-MM), in order. */
export async function readMonths(
  acteur: string,
  months: Months,
  deps: Pick<Deps, 'table'>,
): Promise<readonly MonthFigures[]> {
  return (await allPages(rangeOf.mois(acteur, months), deps)).map(figuresIn);
}

/** The figures of a month, in its record. */
export function figuresIn(item: Item): MonthFigures {
  return { month: item.sk.slice(2, 9), rollup: parseRecord('mois', moisSchema, item).x };
}

/** The parts of whole months that are of these types and places; of any where none is named. */
export async function readParts(
  acteur: string,
  months: Months & { readonly types?: readonly string[]; readonly lieux?: readonly string[] },
  deps: Pick<Deps, 'table'>,
): Promise<readonly MonthFigures[]> {
  const { types, lieux } = months;
  const items = await allPages(rangeOf.moisParts(acteur, months), deps);
  return items
    .filter(({ sk }) => {
      const [, , type = '', lieu = ''] = sk.split('#');
      return (types?.includes(type) ?? true) && (lieux?.includes(lieu) ?? true);
    })
    .map(figuresIn);
}

/** What was counted by words in whole months. */
export async function readWords(
  acteur: string,
  months: Months,
  { table, keyring }: Pick<Deps, 'table' | 'keyring'>,
): Promise<Counters> {
  const items = await allPages(rangeOf.moisMots(acteur, months), { table });
  const opened = items.map(async (item) =>
    unpackCounters(await keyring.open(parseRecord('mots', motsSchema, item).scelle)),
  );
  return sumOf(await Promise.all(opened));
}

/** The sum of whole months, both included. */
export async function sumMonths(
  acteur: string,
  months: Months,
  deps: Pick<Deps, 'table'>,
): Promise<Counters> {
  return sumOf((await readMonths(acteur, months, deps)).map(({ rollup }) => rollup.c));
}
