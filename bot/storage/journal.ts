// The log of accesses to persons' files: who, when, what, whom by an opaque id, and nothing of what was seen. Kept by whoever follows them.
import * as z from 'zod';
import type { Deps, Item, WriteAction } from '#bot/ports.ts';
import { keyOf, rangeOf } from './keys.ts';
import { expireAt, parseRecord } from './record.ts';

/** What is logged: the words of the log's reader are in `commands/journal.ts`. */
export const ACCES = [
  'fiche',
  'historique',
  'envoi',
  'ouverture',
  'partage',
  'fin-partage',
  'export',
  'droits',
  'passation',
  'effacement',
  'conservation',
] as const;

export type QuelAcces = (typeof ACCES)[number];

export interface Acces {
  readonly quoi: QuelAcces;
  /** Who did it; absent for a recipient, whom the bot does not know, and for what runs by itself. */
  readonly qui?: string;
  readonly personne: string;
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
  personne: z.string(),
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

function accesIn(item: Item): Acces {
  const { qui, ...rest } = parseRecord('acces', accesSchema, item);
  return { ...rest, ...(qui !== undefined && { qui }) };
}

const monthOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 7);
