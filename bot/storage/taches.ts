// What remains to be done: each task a small record of its mediator, its words sealed; open ones in the order of their days.
import * as z from 'zod';
import type { Attente } from '#bot/domain/matin.ts';
import type { Tache } from '#bot/domain/tache.ts';
import type { Deps, Item, Keyring } from '#bot/ports.ts';
import { keyOf, rangeOf } from './keys.ts';
import { parseRecord } from './record.ts';

/** Open tasks counted for a morning, and looked through for one person. */
const COUNTED = 100;
const LOOKED_THROUGH = 200;

const tacheSchema = z.object({
  id: z.string(),
  acteur: z.string(),
  scelle: z.string(),
  le: z.string().optional(),
  personne: z.string().optional(),
  cra: z.string().optional(),
  /** The handing over that brought it from a colleague. */
  passation: z.string().optional(),
  fait: z.string().optional(),
  creeLe: z.number(),
  modifieLe: z.number(),
  rev: z.number(),
  /** The gesture that wrote this revision: a repeat of it finds itself done. */
  geste: z.string(),
  /** Its place among the open ones. */
  l1: z.string().optional(),
  expire: z.number().optional(),
});

export interface StoredTache extends Tache {
  readonly passation?: string;
  readonly geste: string;
}

/** A task whose words are not opened: what counting and choosing need. */
export interface SealedTache extends Omit<StoredTache, 'quoi'> {
  readonly scelle: string;
  /** Where it stands among the open ones; pages start just after one. */
  readonly position: string;
}

export async function findTache(
  acteur: string,
  id: string,
  deps: Pick<Deps, 'table' | 'keyring' | 'clock'>,
): Promise<StoredTache | undefined> {
  const [item] = await deps.table.get([keyOf.tache(acteur, id)]);
  return tacheIn(item, deps);
}

/** The task of a record; undefined for none, or one whose life has ended. */
export async function tacheIn(
  item: Item | undefined,
  { keyring, clock }: Pick<Deps, 'keyring' | 'clock'>,
): Promise<StoredTache | undefined> {
  if (!item) return undefined;
  const sealed = sealedIn(item);
  const over = typeof item.expire === 'number' && item.expire * 1000 <= clock();
  return over ? undefined : unsealTache(sealed, keyring);
}

function sealedIn(item: Item): SealedTache {
  const { l1: position = '', expire: _end, ...rest } = parseRecord('tache', tacheSchema, item);
  return { ...rest, position } as SealedTache;
}

export async function unsealTache(sealed: SealedTache, keyring: Keyring): Promise<StoredTache> {
  const { scelle, position: _place, ...rest } = sealed;
  return { ...rest, quoi: await keyring.open(scelle) };
}

export interface OpenTaches {
  readonly taches: readonly SealedTache[];
  /** Whether there are others after them. */
  readonly more: boolean;
}

/** What remains to be done, the most urgent first, what has no day last; after a position, or from the beginning. */
export async function openTaches(
  acteur: string,
  page: { readonly limit: number; readonly after?: string },
  { table }: Pick<Deps, 'table'>,
): Promise<OpenTaches> {
  const { limit, after } = page;
  // Bounds are inclusive: the position itself may be read once more, and is left out.
  const range = rangeOf.openTaches(acteur, after === undefined ? {} : { from: after });
  const { items } = await table.query({ ...range, limit: limit + 2 });
  const others = items.filter(({ l1 }) => l1 !== after).map(sealedIn);
  return { taches: others.slice(0, limit), more: others.length > limit };
}

/** What remains to be done for one person, of their mediator's two hundred most urgent. */
export async function tachesOfPersonne(
  personne: string,
  acteur: string,
  deps: Pick<Deps, 'table' | 'keyring'>,
): Promise<readonly StoredTache[]> {
  const { taches } = await openTaches(acteur, { limit: LOOKED_THROUGH }, deps);
  const theirs = taches.filter((tache) => tache.personne === personne);
  return Promise.all(theirs.map((tache) => unsealTache(tache, deps.keyring)));
}

/** How many open tasks have a day that has come; no word of them is opened. */
export async function countDue(
  acteur: string,
  date: string,
  { table }: Pick<Deps, 'table'>,
): Promise<Attente> {
  const range = rangeOf.openTaches(acteur, { until: date });
  const { items } = await table.query({ ...range, descending: true, limit: COUNTED + 1 });
  const days = items.slice(0, COUNTED).flatMap((item) => sealedIn(item).le ?? []);
  const [last] = days;
  return {
    total: days.length,
    more: items.length > COUNTED,
    late: days.filter((day) => day < date).length,
    ...(last !== undefined && { last }),
  };
}
