// The log of accesses to persons' files: who, when, what, whom by an opaque id, and nothing of what was seen. Kept by whoever follows them.
import * as z from 'zod';
import { ACCES, type QuelAcces } from '#bot/domain/vocabulary/acces.ts';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { keyOf, rangeOf } from './keys.ts';
import { allPages } from './pages.ts';
import { expireAt, parseRecord } from './record.ts';

export interface Acces {
  readonly quoi: QuelAcces;
  /** Who did it; absent for a recipient, whom the bot does not know, and for what runs by itself. */
  readonly qui?: string;
  /** Absent for what is done with many people at once. */
  readonly personne?: string;
  /** With how many, of such. */
  readonly combien?: number;
  /** Milliseconds since 1970. */
  readonly quand: number;
}

/** A year, as the recommendation of the CNIL on logs allows at most for ordinary data. */
export const JOURNAL_LIFE = 365 * 24 * 60 * 60 * 1000;
/** Shown at once. */
const SHOWN = 100;

const accesSchema = z.object({
  quoi: z.enum(ACCES),
  qui: z.string().optional(),
  personne: z.string().optional(),
  combien: z.number().optional(),
  quand: z.number(),
});

type JournalDeps = Pick<Deps, 'table' | 'clock' | 'newId'>;

/** The action that logs an access, for a transaction with what it logs. */
export function accesAction(
  proprietaire: string,
  acces: Omit<Acces, 'quand'>,
  deps: Pick<Deps, 'clock' | 'newId'>,
): WriteAction {
  const quand = deps.clock();
  const key = keyOf.acces(proprietaire, { month: monthOf(quand), id: deps.newId() });
  return { put: { ...key, entity: 'acces', v: 1, ...acces, quand, ...expireAt(quand + JOURNAL_LIFE) } };
}

/** Logs an access by itself. */
export function logAcces(
  proprietaire: string,
  acces: Omit<Acces, 'quand'>,
  deps: JournalDeps,
): Promise<void> {
  return deps.table.write([accesAction(proprietaire, acces, deps)]);
}

/** Whether an access is to this person's file: one of hers, or a file that held everybody once she was there. */
export function concerns(
  { quoi, personne, quand }: Acces,
  sheet: { readonly id: string; readonly creeLe: number },
): boolean {
  return personne === undefined ? quoi === 'export' && quand >= sheet.creeLe : personne === sheet.id;
}

/** The last accesses of this month and the one before, newest first. */
export async function readJournal(proprietaire: string, deps: JournalDeps): Promise<readonly Acces[]> {
  const now = deps.clock();
  const months = [...new Set([monthOf(now), monthOf(now - 31 * 24 * 60 * 60 * 1000)])];
  const pages = await Promise.all(
    months.map((month) =>
      deps.table.query({ ...rangeOf.acces(proprietaire, month), descending: true, limit: SHOWN }),
    ),
  );
  return pages.flatMap(({ items }) => items.map(accesIn)).slice(0, SHOWN);
}

/** All that is kept of the accesses to one person's file, oldest first, by whoever followed her meanwhile. */
export async function journalOf(
  sheet: {
    readonly id: string;
    readonly proprietaire: string;
    readonly creeLe: number;
    readonly anciens?: readonly string[];
  },
  deps: JournalDeps,
): Promise<readonly Acces[]> {
  const { id, proprietaire, anciens = [] } = sheet;
  const [own, ...before] = await Promise.all([proprietaire, ...anciens].map((one) => wholeLog(one, deps)));
  // Whether she was in a file of somebody who no longer follows her is not known.
  const named = before.flat().filter(({ personne }) => personne === id);
  return [...named, ...(own ?? []).filter((acces) => concerns(acces, sheet))].toSorted(
    (a, b) => a.quand - b.quand,
  );
}

async function wholeLog(proprietaire: string, deps: JournalDeps): Promise<readonly Acces[]> {
  const now = deps.clock();
  const months = Array.from({ length: MONTHS_KEPT }, (_, back) => monthOf(now - back * DAYS_OF_MONTH));
  const read = [...new Set(months)].map((month) => allPages(rangeOf.acces(proprietaire, month), deps));
  return (await Promise.all(read)).flat().map(accesIn);
}

/** Days short enough for no month to be passed over: that of the first day kept is the last one asked for. */
const DAYS_OF_MONTH = 28 * 24 * 60 * 60 * 1000;
const MONTHS_KEPT = 15;

function accesIn(item: Item): Acces {
  const { qui, personne, combien, ...rest } = parseRecord('acces', accesSchema, item);
  return {
    ...rest,
    ...(qui !== undefined && { qui }),
    ...(personne !== undefined && { personne }),
    ...(combien !== undefined && { combien }),
  };
}

const monthOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 7);
